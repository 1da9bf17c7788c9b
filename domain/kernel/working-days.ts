import { addDays, type PlainDate, weekday, yearOf } from './plain-date'
import { ok, refuse } from './result'

/**
 * The State Council's calendar as data: days off that fall on weekdays, weekend days worked in exchange (调休), and the last day
 * the published notices cover. Days beyond it are never guessed.
 */
export type WorkCalendar = {
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate
  readonly off: ReadonlySet<string>
  readonly makeUp: ReadonlySet<string>
}

const covered = (date: PlainDate, calendar: WorkCalendar): boolean =>
  date >= calendar.firstDay && date <= calendar.lastDay

const isWeekend = (date: PlainDate): boolean => weekday(date) % 6 === 0

const worked = (date: PlainDate, calendar: WorkCalendar): boolean =>
  isWeekend(date) ? calendar.makeUp.has(date) : !calendar.off.has(date)

/** 元旦、劳动节、国庆节: days off in every year, whatever the year's notice adds around them. */
const ALWAYS_OFF: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])
export const isAlwaysOff = (date: PlainDate): boolean => ALWAYS_OFF.has(date.slice(5))

/**
 * 预计: whether a day is expected to be worked. Beyond the calendar: weekdays except the holidays of every year. Good enough to
 * inform people, never to end a legal period.
 */
export const isExpectedWorkingDay = (date: PlainDate, calendar: WorkCalendar): boolean =>
  covered(date, calendar) ? worked(date, calendar) : !isWeekend(date) && !isAlwaysOff(date)

/** Like `addWorkingDays`, but never refused: provisional where the result lies beyond the calendar. */
export const addExpectedDays = (date: PlainDate, count: number, calendar: WorkCalendar): PlainDate => {
  let day = date
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (isExpectedWorkingDay(day, calendar)) left -= 1
  }
  return day
}

/** Like `workingDaysBetween`, but never refused. */
export const expectedDaysBetween = (from: PlainDate, to: PlainDate, calendar: WorkCalendar): number => {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isExpectedWorkingDay(day, calendar)) count += 1
  return count
}

/** @internal */
export const isWorkingDay = (date: PlainDate, calendar: WorkCalendar) =>
  covered(date, calendar) ? ok(worked(date, calendar)) : refuse('CALENDAR_MISSING', { date, lastDay: calendar.lastDay })

/**
 * The `count`-th working day after `date` (`date` itself never counts). Steps day by day, because skipping whole weeks is wrong
 * around festivals.
 */
export const addWorkingDays = (date: PlainDate, count: number, calendar: WorkCalendar) => {
  let day = date
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (!covered(day, calendar)) return refuse('CALENDAR_MISSING', { date: day, lastDay: calendar.lastDay })
    if (worked(day, calendar)) left -= 1
  }
  return ok(day)
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. @internal */
export const workingDaysBetween = (from: PlainDate, to: PlainDate, calendar: WorkCalendar) => {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (!covered(day, calendar)) return refuse('CALENDAR_MISSING', { date: day, lastDay: calendar.lastDay })
    if (worked(day, calendar)) count += 1
  }
  return ok(count)
}

/**
 * From two months before the last known day on, the next year has to be entered: the State Council publishes it in late autumn.
 */
export const yearWanted = (lastDay: PlainDate, today: PlainDate): number | undefined =>
  today >= `${yearOf(lastDay)}-10-31` ? yearOf(lastDay) + 1 : undefined
