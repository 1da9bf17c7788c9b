import type { OwnCase, Want } from '@domain/contract/views'
import { isKeyOf } from '@domain/kernel/keys'
import { askedOf, Banner, Button, Card, Row, Tag, whereItIs } from '@src/components'
import { testAttribute } from '@src/components/a11y'
import { usePolicy } from '@src/gateway'
import { dateText, phoneText, proofText } from '@src/text'
import { road } from '@src/text/road'
import { casePage as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'

const itemText = (item: string): string => {
  if (isKeyOf(proofText, item)) return proofText[item].name
  return isKeyOf(words.items, item) ? words.items[item] : item
}

/** Everything that is missing, with the union's words and the number of days given. */
const Missing = ({ want }: { readonly want: Extract<Want, { kind: 'correction' }> }) => {
  const { policy } = usePolicy()
  return (
    <View className='case-missing' {...testAttribute('missing')}>
      <Text className='case-missing-title'>{words.missing}</Text>
      {want.items.map((item) => (
        <Row key={item} label={itemText(item)} />
      ))}
      {want.note === '' ? null : <Text>{words.missingNote(want.note)}</Text>}
      <Text className='quiet'>{words.missingDays(policy?.clocks.correction)}</Text>
    </View>
  )
}

/** What is asked of the worker, each thing once with its button. */
const Tasks = ({ own }: { readonly own: OwnCase }) => {
  const asked = askedOf(own)
  return (
    <>
      {asked.map(({ key, want, title, due, act, open }, i) => (
        <View key={key} className='case-task'>
          {asked.length > 1 || want.kind !== 'correction' ? <Text className='case-task-title'>{title}</Text> : null}
          {want.kind === 'correction' ? <Missing want={want} /> : <Text>{due}</Text>}
          <Button
            kind={i === 0 ? 'primary' : 'plain'}
            block
            onTap={open}
            label={`${title}，${due}，${act}`}
            testId={`want-${want.kind}`}
          >
            {act}
          </Button>
        </View>
      ))}
    </>
  )
}

/** Whose turn it is: what the case waits for, by when, what the worker has to do, and whom to call. */
export const Now = ({ own }: { readonly own: OwnCase }) => {
  const { today } = usePolicy()
  const place = whereItIs(own)
  const { by, holder } = own.road
  const late = by !== undefined && today !== undefined && by < today && holder !== 'worker'
  // where it is the worker's turn, the headline says so
  const tag = holder === 'worker' || holder === 'nobody' ? undefined : <Tag>{road.unions}</Tag>
  const { unit, phone } = own.holder
  return (
    <Card title={place.now} aside={tag} testId='stage-now'>
      <Text>{place.next}</Text>
      {place.day === undefined ? null : <Row label={place.day.label} value={place.day.shown} />}
      {late ? <Banner tone='amber' text={words.late} testId='late' /> : null}
      <Tasks own={own} />
      <Row
        label={words.call}
        value={phoneText(unit, phone)}
        onTap={phone === '' ? undefined : () => void Taro.makePhoneCall({ phoneNumber: phone })}
      />
      <Text className='quiet'>{words.since(dateText(own.stageSince))}</Text>
    </Card>
  )
}
