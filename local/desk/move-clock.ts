import { type PlainDate, shanghaiDate } from '@domain/kernel/plain-date'
import { addWorkingDays } from '@domain/kernel/working-days'
import { WORK_CALENDAR } from '@domain/policy/work-calendar'
import type { Desk } from './desk'
import { daysAfter, instantOf, morningOf } from './desk-clock'

export type Move = { readonly workingDays: number } | { readonly to: string } | { readonly minutes: number }

const MINUTE = 60_000
/** The timer's first run of a day, a little after midnight. */
const NIGHT = 10 * MINUTE
const midnightOf = (day: PlainDate): number => morningOf(day) - 9 * 60 * MINUTE

/** Where a move leads; undefined when the work calendar does not reach so far or the words make no sense. */
const goalOf = (desk: Desk, move: Move): number | undefined => {
  if ('minutes' in move) return desk.clock.now() + move.minutes * MINUTE
  if ('to' in move) return instantOf(move.to)
  const day = addWorkingDays(desk.clock.today(), move.workingDays, WORK_CALENDAR)
  return day.ok ? Math.max(morningOf(day.value), desk.clock.now() + 1) : undefined
}

/**
 * Moves the desk's clock forward day by day: each night's timers run on their own night, as they would have.
 * Nothing moves when the goal is not ahead or beyond the work calendar.
 */
export const moveClock = async (desk: Desk, move: Move): Promise<'moved' | 'not-ahead' | 'beyond-calendar'> => {
  const goal = goalOf(desk, move)
  if (goal === undefined || goal > midnightOf(WORK_CALENDAR.lastDay) + 24 * 60 * MINUTE) return 'beyond-calendar'
  if (goal <= desk.clock.now()) return 'not-ahead'
  for (const day of daysAfter(desk.clock.today(), shanghaiDate(goal))) {
    const night = midnightOf(day) + NIGHT
    await desk.still()
    if (night < goal && desk.clock.moveTo(night)) await desk.runTimers()
  }
  await desk.still()
  desk.clock.moveTo(goal)
  await desk.runTimers()
  return 'moved'
}
