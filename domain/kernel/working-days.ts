import { addDays, type PlainDate, weekday, yearOf } from './plain-date'
import { ok, refuse } from './result'

/**
 * The State Council's calendar as data: days off that fall on weekdays, weekend days worked in
 * exchange (调休), and the last day the published notices cover. Beyond it nobody guesses.
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

/** 元旦、劳动节、国庆节: off in every year, whatever that year's notice says of the days around them. */
const ALWAYS_OFF: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])
export const isAlwaysOff = (date: PlainDate): boolean => ALWAYS_OFF.has(date.slice(5))

/**
 * 预计: whether a day will be worked, as far as anybody can say. Where the calendar ends, weekdays but for the holidays
 * every year has. Good enough to inform by, never to end a period the law counts.
 */
export const isExpectedWorkingDay = (date: PlainDate, calendar: WorkCalendar): boolean =>
  covered(date, calendar) ? worked(date, calendar) : !isWeekend(date) && !isAlwaysOff(date)

/** As `addWorkingDays`, but never refused: provisional where it leads beyond the calendar. */
export const addExpectedDays = (date: PlainDate, count: number, calendar: WorkCalendar): PlainDate => {
  let day = date
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (isExpectedWorkingDay(day, calendar)) left -= 1
  }
  return day
}

/** As `workingDaysBetween`, but never refused. */
export const expectedDaysBetween = (from: PlainDate, to: PlainDate, calendar: WorkCalendar): number => {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isExpectedWorkingDay(day, calendar)) count += 1
  return count
}

/** @internal */
export const isWorkingDay = (date: PlainDate, calendar: WorkCalendar) =>
  covered(date, calendar) ? ok(worked(date, calendar)) : refuse('CALENDAR_MISSING', { date, lastDay: calendar.lastDay })

/**
 * The `count`-th working day after `date` (`date` itself never counts). Walks day by day: jumping
 * by weekdays is wrong around festivals.
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

/** From two months before the last known day on, the next year is wanted: the State Council publishes it in late autumn. */
export const yearWanted = (lastDay: PlainDate, today: PlainDate): number | undefined =>
  today >= `${yearOf(lastDay)}-10-31` ? yearOf(lastDay) + 1 : undefined
