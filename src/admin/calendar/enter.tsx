import type { CallOutput } from '@domain/contract'
import type { OrgId } from '@domain/kernel/ids'
import { Banner, Card, filled, Send, TextArea, TextInput, toSend, useFields } from '@src/components'
import { useCommand } from '@src/gateway'
import { calendarText as text } from '@src/text/calendar'
import { readDays, writeDays } from '@src/text/work-days'
import { View } from '@tarojs/components'

type Year = CallOutput<'calendar.years'>['years'][number]
type Props = {
  readonly org: OrgId
  readonly year: number
  /** the year in force; absent: the year has not been entered */
  readonly known: Year | undefined
  readonly onDone: () => void
}

const Read = ({ days, unread }: ReturnType<typeof readDays>) => (
  <View>
    <View className='adm-hint'>{text.count(days.length)}</View>
    {days.length > 0 && <View className='adm-hint'>{text.shown(days)}</View>}
    {unread.length > 0 && <Banner tone='amber' text={text.unread(unread)} />}
  </View>
)

/** Form for one year according to the State Council's notice; shows the parsed days before they are sent. */
export const EnterYear = ({ org, year, known, onDone }: Props) => {
  const command = useCommand('calendar.enter')
  const [{ source, off, makeUp }, field] = useFields({
    source: known === undefined ? text.sourceOf(year) : '',
    off: writeDays(known?.off ?? []),
    makeUp: writeDays(known?.makeUp ?? []),
  })
  const [readOff, readMakeUp] = [readDays(off, year), readDays(makeUp, year)]
  const read = readOff.days.length > 0 && readOff.unread.length === 0 && readMakeUp.unread.length === 0
  const entered = read && filled({ org, year, source, off: readOff.days, makeUp: readMakeUp.days })
  return (
    <Card title={known === undefined ? text.enter(year) : text.change(year)}>
      <TextInput
        label={text.source}
        hint={known === undefined ? text.sourceHint : text.changeHint}
        {...field('source')}
        maxLength={100}
        testId='calendar-source'
      />
      <TextArea label={text.off} hint={text.offHint} {...field('off')} maxLength={1000} testId='calendar-off' />
      <Read {...readOff} />
      <TextArea
        label={text.makeUp}
        hint={text.makeUpHint}
        {...field('makeUp')}
        maxLength={500}
        testId='calendar-make-up'
      />
      <Read {...readMakeUp} />
      <Send {...toSend(command, entered, onDone)} label={text.send} testId='calendar-send' />
    </Card>
  )
}
