import type { OwnCase, Want } from '@domain/contract/views'
import { isKeyOf } from '@domain/kernel/keys'
import { Banner, Card, Row, Section, Tag, whereItIs } from '@src/components'
import { usePolicy } from '@src/gateway'
import { dateText, dueText, phoneText, proofText, stageText } from '@src/text'
import { casePage as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'

/**
 * The present state and since when, the next step and its due day, the telephone number to call; with a note when the due day
 * has passed.
 */
export const Now = ({ own }: { readonly own: OwnCase }) => {
  const { today } = usePolicy()
  const stage = whereItIs(own)
  const late = own.dueOn !== undefined && today !== undefined && own.dueOn < today && !stage.asked
  return (
    <Card title={stage.now} aside={<Tag tone='red'>{stageText[own.stage]}</Tag>} testId='stage-now'>
      <Text className='quiet'>{words.since(dateText(own.stageSince))}</Text>
      <Row label={words.next} value={stage.next} />
      {stage.day === undefined ? null : <Row label={stage.day.label} value={stage.day.shown} />}
      {late ? <Banner tone='amber' text={words.late} testId='late' /> : null}
      <Row
        label={words.call}
        value={phoneText(own.unit, own.unitPhone)}
        onTap={own.unitPhone === '' ? undefined : () => void Taro.makePhoneCall({ phoneNumber: own.unitPhone })}
      />
    </Card>
  )
}

const itemText = (item: string): string => {
  if (isKeyOf(proofText, item)) return proofText[item].name
  return isKeyOf(words.items, item) ? words.items[item] : item
}

/** Everything that is missing, with the due day and the number of days given. */
const Missing = ({ want }: { readonly want: Extract<Want, { kind: 'correction' }> }) => {
  const { policy } = usePolicy()
  return (
    <Section title={words.missing}>
      <Card testId='missing'>
        {want.items.map((item) => (
          <Row key={item} label={itemText(item)} />
        ))}
        <View className='stack'>
          {want.note === '' ? null : <Text>{words.missingNote(want.note)}</Text>}
          <Text className='quiet'>{words.missingDue(dueText(want.dueOn), policy?.clocks.correction)}</Text>
        </View>
      </Card>
    </Section>
  )
}

export const MissingItems = ({ own }: { readonly own: OwnCase }) => (
  <>{own.wants.map((want) => (want.kind === 'correction' ? <Missing key={want.kind} want={want} /> : null))}</>
)
