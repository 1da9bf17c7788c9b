import { calendarInForce } from '@cloud/usecases/calendar/calendar-in-force'
import { addDays, type PlainDate, shanghaiDate } from '@domain/kernel/plain-date'
import { addExpectedDays } from '@domain/kernel/working-days'
import type { Desk } from './desk'
import { daysAfter, instantOf, morningOf } from './desk-clock'

export type Move = { readonly workingDays: number } | { readonly to: string } | { readonly minutes: number }

const MINUTE = 60_000
/** When the timer runs on a day that is skipped: shortly after midnight, and when the day's reminders are sent. */
const RUNS = [10 * MINUTE, (8 * 60 + 30) * MINUTE]
/** Limit of days per move, longer than any case takes; each skipped day takes time to process. */
const DAYS_MOST = 1_000
const midnightOf = (day: PlainDate): number => morningOf(day) - 9 * 60 * MINUTE

/** The target time of a move, provisional beyond the work calendar; undefined when the input is invalid. */
const goalOf = async (desk: Desk, move: Move): Promise<number | undefined> => {
  if ('minutes' in move) return desk.clock.now() + move.minutes * MINUTE
  if ('to' in move) return instantOf(move.to)
  const day = addExpectedDays(desk.clock.today(), move.workingDays, await calendarInForce(desk.ports))
  return Math.max(morningOf(day), desk.clock.now() + 1)
}

/**
 * Moves the desk's clock forward day by day, so that each day's timers run on their own day. Nothing happens when the target is
 * not later than now, or too far ahead.
 */
export const moveClock = async (desk: Desk, move: Move): Promise<'moved' | 'not-ahead' | 'too-far'> => {
  const goal = await goalOf(desk, move)
  if (goal === undefined || goal > midnightOf(addDays(desk.clock.today(), DAYS_MOST))) return 'too-far'
  if (goal <= desk.clock.now()) return 'not-ahead'
  for (const day of [desk.clock.today(), ...daysAfter(desk.clock.today(), shanghaiDate(goal))])
    for (const run of RUNS) {
      const at = midnightOf(day) + run
      await desk.still()
      if (at < goal && desk.clock.moveTo(at)) await desk.runTimers()
    }
  await desk.still()
  desk.clock.moveTo(goal)
  await desk.runTimers()
  return 'moved'
}
