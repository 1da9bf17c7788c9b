import type { OwnCase, Want } from '@domain/contract/views'
import { isKeyOf } from '@domain/kernel/keys'
import { Banner, Card, Row, Section, Tag, whereItIs } from '@src/components'
import { usePolicy } from '@src/gateway'
import { dateText, phoneText, proofText, stageText } from '@src/text'
import { casePage as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'

/** The day by which the worker is asked for something, the nearest first. */
const askedBy = ({ wants }: OwnCase): string | undefined =>
  wants.flatMap((want) => (want.kind === 'correction' || want.kind === 'hit' ? [want.dueOn] : [])).sort()[0]

/** On the wall it is the notice's last day that people wait for; elsewhere the day the service clock says. */
const expectedOn = (own: OwnCase): string | undefined =>
  own.stage === 'on-notice' && own.notice !== undefined ? own.notice.lastDay : own.dueOn

const dayLabel = (own: OwnCase, asked: boolean): string => {
  if (asked) return words.yourDay
  return own.stage === 'on-notice' ? words.noticeUntil : words.by
}

/** Where it is, since when, what comes next and by when, whom to call; and that a promised day has passed. */
export const Now = ({ own }: { readonly own: OwnCase }) => {
  const { today } = usePolicy()
  const stage = whereItIs(own)
  const asked = askedBy(own)
  const day = asked ?? expectedOn(own)
  const late = own.dueOn !== undefined && today !== undefined && own.dueOn < today && asked === undefined
  return (
    <Card title={stage.now} aside={<Tag tone='red'>{stageText[own.stage]}</Tag>} testId='stage-now'>
      <Text className='quiet'>{words.since(dateText(own.stageSince))}</Text>
      <Row label={words.next} value={asked !== undefined ? words.yourTurn : stage.next} />
      {day === undefined ? null : <Row label={dayLabel(own, asked !== undefined)} value={dateText(day)} />}
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

/** Everything that is missing, at once, with the day and how long was given. */
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
          <Text className='quiet'>{words.missingDue(dateText(want.dueOn), policy?.clocks.correction)}</Text>
        </View>
      </Card>
    </Section>
  )
}

export const MissingItems = ({ own }: { readonly own: OwnCase }) => (
  <>{own.wants.map((want) => (want.kind === 'correction' ? <Missing key={want.kind} want={want} /> : null))}</>
)
