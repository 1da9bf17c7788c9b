import { PROOF_TYPES, PROOFS, type ProofType } from '@domain/proof/index'
import { Card, Section } from '@src/components'
import { proofText } from '@src/text'
import { paperWhen, guide as words } from '@src/text/guide'
import { Text, View } from '@tarojs/components'

/** The situations with their papers; first what everybody brings. */
const bySituation = (): readonly (readonly [string, readonly ProofType[]])[] => {
  const groups = new Map<string, ProofType[]>([[words.everybody, []]])
  for (const type of PROOF_TYPES) {
    const when = paperWhen[type] ?? words.everybody
    groups.set(when, [...(groups.get(when) ?? []), type])
  }
  return [...groups]
}

const nameOf = (type: ProofType): string =>
  PROOFS[type].mayBeMissing ? `${proofText[type].name}${words.mayExplain}` : proofText[type].name

/** The papers by situation. */
export const Papers = () => (
  <Section title={words.papers}>
    <Card testId='guide-papers'>
      <Text className='quiet consent-line'>{words.papersHint}</Text>
      {bySituation().map(([when, types]) => (
        <View key={when} className='guide-paper'>
          <Text className='guide-when'>{when}</Text>
          <Text className='guide-what'>{types.map(nameOf).join('、')}</Text>
        </View>
      ))}
    </Card>
  </Section>
)
