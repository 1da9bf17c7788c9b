import { Banner, Card, Row, Section } from '@src/components'
import { PhotosOnTheWay } from '@src/components/photos-on-the-way'
import { apply, BLOCK_KEYS, type BlockKey, blockText } from '@src/text/apply'
import { View } from '@tarojs/components'
import { ChangedRules } from './changed-rules'
import { isGiven, lastConsents, wrongsOf } from './check'
import { LastConsents } from './consents'
import type { FormDraft } from './draft'
import { usePhotosUnderWay } from './proofs'
import { ReadBack } from './read-back'
import { SignStep } from './sign'
import type { StepProps } from './step'

type Left = { readonly block: BlockKey; readonly count: number }
/** The blocks before the signature in which something is still wanting. */
export const blocksLeft = (draft: FormDraft, today: StepProps['today']): readonly Left[] =>
  BLOCK_KEYS.filter((block) => block !== 'agree')
    .map((block) => ({ block, count: Object.keys(wrongsOf(block, draft, today)).length }))
    .filter(({ count }) => count > 0)

const allAgreed = (draft: FormDraft, today: StepProps['today']): boolean =>
  lastConsents(draft, today).every((want) => isGiven(draft, want))

/** Nothing is wanting before the signature: everything can be read back and signed. */
export const readyToSign = (draft: FormDraft, today: StepProps['today']): boolean =>
  blocksLeft(draft, today).length === 0 && allAgreed(draft, today)

const StillWanting = ({ left, goTo }: Pick<StepProps, 'goTo'> & { readonly left: readonly Left[] }) => (
  <Card tone='urgent' title={apply.leftTitle} testId='blocks-left'>
    {left.map(({ block, count }) => (
      <Row
        key={block}
        label={blockText[block].title}
        value={apply.blockLeft(count)}
        onTap={() => goTo(block)}
        testId={`left-${block}`}
      />
    ))}
  </Card>
)

/** The last block: the consents, then everything once more, then the signature. */
export const AgreeBlock = (props: StepProps) => {
  const { draft, today, policy, how, goTo } = props
  const left = blocksLeft(draft, today)
  const pending = usePhotosUnderWay(props)
  return (
    <View>
      <PhotosOnTheWay pending={pending} />
      {left.length === 0 ? null : <StillWanting left={left} goTo={goTo} />}
      <ChangedRules draft={draft} policy={policy} />
      <Section title={apply.agreeTitle}>
        <LastConsents {...props} />
      </Section>
      {readyToSign(draft, today) ? (
        <>
          <Section title={apply.readTitle}>
            <ReadBack {...props} />
          </Section>
          <Section title={apply.signTitle}>
            {how === 'on-glass' && (
              <Banner tone='blue' text={apply.signOnGlass(draft.applicant.name.trim())} testId='for-whom-sign' />
            )}
            <SignStep {...props} />
          </Section>
        </>
      ) : null}
    </View>
  )
}
