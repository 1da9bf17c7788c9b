import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import type * as z from 'zod/mini'

// Date arithmetic without schemas: the phone's first page shows days but validates no form.

dayjs.extend(utc)

type PlainDate = string & z.core.$brand<'PlainDate'>
type Month = string & z.core.$brand<'Month'>

export const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const at = (date: string): dayjs.Dayjs => dayjs.utc(`${date}T00:00:00Z`)

/** Whether the text is an existing calendar day. */
export const isPlainDate = (text: string): text is PlainDate => DAY.test(text) && at(text).format('YYYY-MM-DD') === text

export const addDays = (date: PlainDate, days: number): PlainDate =>
  at(date).add(days, 'day').format('YYYY-MM-DD') as PlainDate
/** The same day of another month, or that month's last day where it has no such day. */
export const addMonths = (date: PlainDate, months: number): PlainDate =>
  at(date).add(months, 'month').format('YYYY-MM-DD') as PlainDate
/** 0 = Sunday … 6 = Saturday */
export const weekday = (date: PlainDate): number => at(date).day()
export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4))
const monthOf = (date: PlainDate): Month => date.slice(0, 7) as Month
export const daysBetween = (from: PlainDate, to: PlainDate): number => at(to).diff(at(from), 'day')

/** Age in whole years on `day` of a person born on `birth`. */
export const ageOn = (birth: PlainDate, day: PlainDate): number => {
  const years = yearOf(day) - yearOf(birth)
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}

/** The day in Guangdong at an instant. China has been on UTC+8 without summer time since 1991. */
export const shanghaiDate = (epochMs: number): PlainDate =>
  dayjs.utc(epochMs).add(8, 'hour').format('YYYY-MM-DD') as PlainDate

/** The twelve whole months before the month of `day`, as first and last month. */
export const lastTwelveMonths = (day: PlainDate): { from: Month; to: Month } => ({
  from: at(`${monthOf(day)}-01`)
    .subtract(12, 'month')
    .format('YYYY-MM') as Month,
  to: at(`${monthOf(day)}-01`)
    .subtract(1, 'month')
    .format('YYYY-MM') as Month,
})

/** 2026年3月9日（周一） */
export const showDate = (date: PlainDate): string => {
  const d = at(date)
  return `${d.year()}年${d.month() + 1}月${d.date()}日（周${'日一二三四五六'.charAt(d.day())}）`
}
