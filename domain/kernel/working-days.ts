import { addDays, type PlainDate, weekday } from './plain-date'
import { ok, type Result, refuse } from './result'

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

const worked = (date: PlainDate, calendar: WorkCalendar): boolean => {
  const day = weekday(date)
  return day === 0 || day === 6 ? calendar.makeUp.has(date) : !calendar.off.has(date)
}

export const isWorkingDay = (date: PlainDate, calendar: WorkCalendar): Result<boolean> =>
  covered(date, calendar) ? ok(worked(date, calendar)) : refuse('CALENDAR_MISSING', { date, lastDay: calendar.lastDay })

/**
 * The `count`-th working day after `date` (`date` itself never counts). Walks day by day: jumping
 * by weekdays is wrong around festivals.
 */
export const addWorkingDays = (date: PlainDate, count: number, calendar: WorkCalendar): Result<PlainDate> => {
  let day = date
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (!covered(day, calendar)) return refuse('CALENDAR_MISSING', { date: day, lastDay: calendar.lastDay })
    if (worked(day, calendar)) left -= 1
  }
  return ok(day)
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export const workingDaysBetween = (from: PlainDate, to: PlainDate, calendar: WorkCalendar): Result<number> => {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (!covered(day, calendar)) return refuse('CALENDAR_MISSING', { date: day, lastDay: calendar.lastDay })
    if (worked(day, calendar)) count += 1
  }
  return ok(count)
}
