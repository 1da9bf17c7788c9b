import type { PlainDate } from '@domain/kernel/plain-date'
import { weekday } from '@domain/kernel/plain-date'
import { a11y, cx } from '@src/components'
import { dateText } from '@src/text'
import { noticeText as words } from '@src/text/notice'
import { Text, View } from '@tarojs/components'

type Day = { readonly date: PlainDate; readonly working: boolean }

/** Numbers the working days of the period from 1; `nth` is undefined on days off. */
const numbered = (days: readonly Day[]): readonly (Day & { readonly nth: number | undefined })[] => {
  let nth = 0
  return days.map((day) => {
    if (day.working) nth += 1
    return { ...day, nth: day.working ? nth : undefined }
  })
}

const labelOf = (day: { readonly date: PlainDate; readonly nth: number | undefined }, today: PlainDate): string =>
  [
    dateText(day.date),
    day.nth === undefined ? words.rest : words.counted(day.nth),
    day.date === today ? words.today : '',
  ]
    .filter((text) => text !== '')
    .join('，')

type Props = { readonly postedOn: PlainDate; readonly days: readonly Day[]; readonly today: PlainDate }

/** The days of the notice by the work calendar: which count, which do not, and today. */
export const NoticeCalendar = ({ postedOn, days, today }: Props) => {
  const rest = numbered(days.filter((day) => day.date > postedOn))
  const cells = [
    { date: postedOn, working: false, nth: undefined, posted: true },
    ...rest.map((d) => ({ ...d, posted: false })),
  ]
  const lead = weekday(postedOn)
  return (
    <View className='calendar' {...a11y({ role: 'list', label: words.calendar })}>
      {[...words.week].map((day) => (
        <View key={day} className='calendar-head' {...a11y({ hidden: true })}>
          <Text>{day}</Text>
        </View>
      ))}
      {Array.from({ length: lead }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty cells before the first day
        <View key={`lead-${at}`} className='calendar-gap' />
      ))}
      {cells.map((day) => (
        <View
          key={day.date}
          className={cx(
            'calendar-day',
            day.posted && 'calendar-posted',
            day.nth !== undefined && 'calendar-counts',
            day.date < today && 'calendar-gone',
            day.date === today && 'calendar-today',
          )}
          {...a11y({
            role: 'listitem',
            label: day.posted ? `${dateText(day.date)}，${words.postedDay}` : labelOf(day, today),
          })}
        >
          <Text className='calendar-number'>{String(Number(day.date.slice(8)))}</Text>
          <Text className='calendar-nth'>
            {day.posted ? words.up : day.nth === undefined ? words.off : String(day.nth)}
          </Text>
        </View>
      ))}
    </View>
  )
}

export const goneOf = (days: readonly Day[], today: PlainDate): { readonly gone: number; readonly all: number } => {
  const working = days.filter((day) => day.working)
  return { gone: working.filter((day) => day.date <= today).length, all: working.length }
}
