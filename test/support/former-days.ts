import type { PlainDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import type { WorkCalendar } from '@domain/kernel/working-days'
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

// The kernel's days as they were reckoned before they became numbers, a library's date for every step: what the kernel is compared with.

dayjs.extend(utc)

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const at = (date: string): dayjs.Dayjs => dayjs.utc(`${date}T00:00:00Z`)
const written = (date: dayjs.Dayjs): PlainDate => date.format('YYYY-MM-DD') as PlainDate

export const isPlainDate = (text: string): boolean => DAY.test(text) && written(at(text)) === text
export const addDays = (date: PlainDate, days: number): PlainDate => written(at(date).add(days, 'day'))
export const addMonths = (date: PlainDate, months: number): PlainDate => written(at(date).add(months, 'month'))
export const weekday = (date: PlainDate): number => at(date).day()
export const daysBetween = (from: PlainDate, to: PlainDate): number => at(to).diff(at(from), 'day')
export const shanghaiDate = (epochMs: number): PlainDate => written(dayjs.utc(epochMs).add(8, 'hour'))
export const lastTwelveMonths = (day: PlainDate) => {
  const first = at(`${day.slice(0, 7)}-01`)
  return { from: first.subtract(12, 'month').format('YYYY-MM'), to: first.subtract(1, 'month').format('YYYY-MM') }
}
export const showDate = (date: PlainDate): string => {
  const d = at(date)
  return `${d.year()}年${d.month() + 1}月${d.date()}日（周${'日一二三四五六'.charAt(d.day())}）`
}

/** The days of a work calendar by name, as they were kept. */
const namesOf = new WeakMap<WorkCalendar, Record<'off' | 'makeUp', ReadonlySet<string>>>()
const named = (calendar: WorkCalendar) => {
  const names = (days: ReadonlySet<number>) => new Set([...days].map((day) => addDays('1970-01-01' as PlainDate, day)))
  const found = namesOf.get(calendar) ?? { off: names(calendar.off), makeUp: names(calendar.makeUp) }
  namesOf.set(calendar, found)
  return found
}

const ALWAYS_OFF: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])
const covered = (date: PlainDate, { firstDay, lastDay }: WorkCalendar): boolean => date >= firstDay && date <= lastDay
const isWeekend = (date: PlainDate): boolean => weekday(date) % 6 === 0
const worked = (date: PlainDate, calendar: WorkCalendar): boolean =>
  isWeekend(date) ? named(calendar).makeUp.has(date) : !named(calendar).off.has(date)
const missing = (date: PlainDate, { lastDay }: WorkCalendar) => refuse('CALENDAR_MISSING', { date, lastDay })

export const isExpectedWorkingDay = (date: PlainDate, calendar: WorkCalendar): boolean =>
  covered(date, calendar) ? worked(date, calendar) : !isWeekend(date) && !ALWAYS_OFF.has(date.slice(5))

export const addExpectedDays = (date: PlainDate, count: number, calendar: WorkCalendar): PlainDate => {
  let day = date
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (isExpectedWorkingDay(day, calendar)) left -= 1
  }
  return day
}

export const expectedDaysBetween = (from: PlainDate, to: PlainDate, calendar: WorkCalendar): number => {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isExpectedWorkingDay(day, calendar)) count += 1
  return count
}

export const isWorkingDay = (date: PlainDate, calendar: WorkCalendar) =>
  covered(date, calendar) ? ok(worked(date, calendar)) : missing(date, calendar)

export const addWorkingDays = (date: PlainDate, count: number, calendar: WorkCalendar) => {
  let day = date
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (!covered(day, calendar)) return missing(day, calendar)
    if (worked(day, calendar)) left -= 1
  }
  return ok(day)
}

export const workingDaysBetween = (from: PlainDate, to: PlainDate, calendar: WorkCalendar) => {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (!covered(day, calendar)) return missing(day, calendar)
    if (worked(day, calendar)) count += 1
  }
  return ok(count)
}
