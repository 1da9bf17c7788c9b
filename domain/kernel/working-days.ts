import { dayNumber, dayOf, isWeekendNumber } from './days'
import { type PlainDate, yearOf } from './plain-date'
import { ok, refuse } from './result'

/**
 * The State Council's calendar as data: days off that fall on weekdays and weekend days worked in exchange (调休), as day numbers,
 * and the last day the published notices cover. Days beyond it are never guessed.
 */
export type WorkCalendar = {
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate
  readonly off: ReadonlySet<number>
  readonly makeUp: ReadonlySet<number>
}

/** 元旦、劳动节、国庆节: days off in every year, whatever the year's notice adds around them. */
const ALWAYS_OFF: readonly string[] = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']
export const alwaysOffIn = (year: number): readonly PlainDate[] =>
  ALWAYS_OFF.map((day) => `${year}-${day}` as PlainDate)

/** Whether a day is worked; undefined outside the calendar. */
const exactly = ({ firstDay, lastDay, off, makeUp }: WorkCalendar) => {
  const [first, last] = [dayNumber(firstDay), dayNumber(lastDay)]
  return (day: number): boolean | undefined => {
    if (day < first || day > last) return undefined
    return isWeekendNumber(day) ? makeUp.has(day) : !off.has(day)
  }
}

/**
 * 预计: whether a day is expected to be worked. Beyond the calendar: weekdays except the holidays of every year. Good enough to
 * inform people, never to end a legal period.
 */
const expected = (calendar: WorkCalendar) => {
  const works = exactly(calendar)
  return (day: number): boolean => works(day) ?? (!isWeekendNumber(day) && !ALWAYS_OFF.includes(dayOf(day).slice(5)))
}

export const isExpectedWorkingDay = (date: PlainDate, calendar: WorkCalendar): boolean =>
  expected(calendar)(dayNumber(date))

/** Like `addWorkingDays`, but never refused: provisional where the result lies beyond the calendar. */
export const addExpectedDays = (date: PlainDate, count: number, calendar: WorkCalendar): PlainDate => {
  const works = expected(calendar)
  let day = dayNumber(date)
  for (let left = count; left > 0; ) {
    day += 1
    if (works(day)) left -= 1
  }
  return dayOf(day)
}

/** Working days after `from` up to and including `to`, provisional beyond the calendar; 0 when `to` is not later. */
export const expectedDaysBetween = (from: PlainDate, to: PlainDate, calendar: WorkCalendar): number => {
  const works = expected(calendar)
  const last = dayNumber(to)
  let count = 0
  for (let day = dayNumber(from) + 1; day <= last; day += 1) if (works(day)) count += 1
  return count
}

/**
 * The `count`-th working day after `date` (`date` itself never counts). Steps day by day, because skipping whole weeks is wrong
 * around festivals.
 */
export const addWorkingDays = (date: PlainDate, count: number, calendar: WorkCalendar) => {
  const works = exactly(calendar)
  let day = dayNumber(date)
  for (let left = count; left > 0; ) {
    day += 1
    const worked = works(day)
    if (worked === undefined) return refuse('CALENDAR_MISSING', { date: dayOf(day), lastDay: calendar.lastDay })
    if (worked) left -= 1
  }
  return ok(dayOf(day))
}

/**
 * From two months before the last known day on, the next year has to be entered: the State Council publishes it in late autumn.
 */
export const yearWanted = (lastDay: PlainDate, today: PlainDate): number | undefined =>
  today >= `${yearOf(lastDay)}-10-31` ? yearOf(lastDay) + 1 : undefined
