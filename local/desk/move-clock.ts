import { type PlainDate, shanghaiDate } from '@domain/kernel/plain-date'
import { addWorkingDays } from '@domain/kernel/working-days'
import { WORK_CALENDAR } from '@domain/policy/work-calendar'
import type { Desk } from './desk'
import { daysAfter, instantOf, morningOf } from './desk-clock'

export type Move = { readonly workingDays: number } | { readonly to: string } | { readonly minutes: number }

const MINUTE = 60_000
/** Runs of the timer on a day that is passed over: a little after midnight, and when the reminders of the day go out. */
const RUNS = [10 * MINUTE, (8 * 60 + 30) * MINUTE]
const midnightOf = (day: PlainDate): number => morningOf(day) - 9 * 60 * MINUTE

/** Where a move leads; undefined when the work calendar does not reach so far or the words make no sense. */
const goalOf = (desk: Desk, move: Move): number | undefined => {
  if ('minutes' in move) return desk.clock.now() + move.minutes * MINUTE
  if ('to' in move) return instantOf(move.to)
  const day = addWorkingDays(desk.clock.today(), move.workingDays, WORK_CALENDAR)
  return day.ok ? Math.max(morningOf(day.value), desk.clock.now() + 1) : undefined
}

/**
 * Moves the desk's clock forward day by day: each day's timers run on their own day, as they would have.
 * Nothing moves when the goal is not ahead or beyond the work calendar.
 */
export const moveClock = async (desk: Desk, move: Move): Promise<'moved' | 'not-ahead' | 'beyond-calendar'> => {
  const goal = goalOf(desk, move)
  if (goal === undefined || goal > midnightOf(WORK_CALENDAR.lastDay) + 24 * 60 * MINUTE) return 'beyond-calendar'
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
