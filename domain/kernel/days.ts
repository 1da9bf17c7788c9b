import type * as z from 'zod/mini'

// Date arithmetic without schemas: the phone's first page shows days but validates no form.

type PlainDate = string & z.core.$brand<'PlainDate'>
type Month = string & z.core.$brand<'Month'>

export const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const MS_A_DAY = 24 * 60 * 60 * 1000
/** In days: the calendar repeats after them. `Date.UTC` reads the years 0 to 99 as 1900 to 1999, so it is asked for the year 400 later. */
const FOUR_CENTURIES = 146_097

/** The day number from the months since the year 0 and the day of the month. */
const numberOf = (months: number, day: number): number => Date.UTC(400, months, day) / MS_A_DAY - FOUR_CENTURIES
export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4))
const monthsOf = (date: PlainDate): number => yearOf(date) * 12 + Number(date.slice(5, 7)) - 1
const dayOfMonth = (date: PlainDate): number => Number(date.slice(8))

/** Days since 1970-01-01. Count with numbers and convert the result: a date string a step is slow. */
export const dayNumber = (date: PlainDate): number => numberOf(monthsOf(date), dayOfMonth(date))

const padded = (n: number, length: number): string => String(n).padStart(length, '0')

export const dayOf = (number: number): PlainDate => {
  const at = new Date(number * MS_A_DAY)
  return `${padded(at.getUTCFullYear(), 4)}-${padded(at.getUTCMonth() + 1, 2)}-${padded(at.getUTCDate(), 2)}` as PlainDate
}

/** Whether the text is an existing calendar day. */
export const isPlainDate = (text: string): text is PlainDate =>
  DAY.test(text) && dayOf(dayNumber(text as PlainDate)) === text

export const addDays = (date: PlainDate, days: number): PlainDate => dayOf(dayNumber(date) + days)
/** The same day of another month, or that month's last day where it has no such day. */
export const addMonths = (date: PlainDate, months: number): PlainDate => {
  const to = monthsOf(date) + months
  return dayOf(Math.min(numberOf(to, dayOfMonth(date)), numberOf(to + 1, 0)))
}
export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from)

/** 0 = Sunday … 6 = Saturday; day 0, 1970-01-01, was a Thursday */
const weekdayOf = (number: number): number => (((number + 4) % 7) + 7) % 7
export const weekday = (date: PlainDate): number => weekdayOf(dayNumber(date))
export const isWeekendNumber = (number: number): boolean => weekdayOf(number) % 6 === 0
export const isWeekend = (date: PlainDate): boolean => isWeekendNumber(dayNumber(date))

/** Age in whole years on `day` of a person born on `birth`. */
export const ageOn = (birth: PlainDate, day: PlainDate): number => {
  const years = yearOf(day) - yearOf(birth)
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}

/** The day in Guangdong at an instant. China has been on UTC+8 without summer time since 1991. */
export const shanghaiDate = (epochMs: number): PlainDate => dayOf(Math.floor((epochMs + MS_A_DAY / 3) / MS_A_DAY))

/** The start of a day in Guangdong, epoch ms. */
export const startOfDay = (day: PlainDate): number => dayNumber(day) * MS_A_DAY - MS_A_DAY / 3

/** The twelve whole months before the month of `day`, as first and last month. */
export const lastTwelveMonths = (day: PlainDate): { from: Month; to: Month } => {
  const before = (months: number) => dayOf(numberOf(monthsOf(day) - months, 1)).slice(0, 7) as Month
  return { from: before(12), to: before(1) }
}

/** 2026年3月9日（周一） */
export const showDate = (date: PlainDate): string =>
  `${yearOf(date)}年${Number(date.slice(5, 7))}月${dayOfMonth(date)}日（周${'日一二三四五六'.charAt(weekday(date))}）`
