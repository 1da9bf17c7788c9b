import { daysBetween } from '@domain/kernel/days'
import { type PlainDate, plainDate, shanghaiDate } from '@domain/kernel/plain-date'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** the clock of the work: China has one zone */
const EAST = 8 * HOUR_MS

/** By how many days this phone's clock is behind the union's day; a day's date and its time must come from one clock. */
export const daysBehind = (today: PlainDate, now: number): number => daysBetween(shanghaiDate(now), today)

/** The day and the minute on this phone, set right by whole days where its date is wrong. */
export const momentOf = (now: number, behind: number): { readonly on: PlainDate; readonly at: string } => {
  const text = new Date(now + behind * DAY_MS + EAST).toISOString()
  return { on: plainDate(text.slice(0, 10)), at: text.slice(11, 16) }
}
