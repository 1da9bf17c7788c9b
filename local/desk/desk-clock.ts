import path from 'node:path'
import type { Clock } from '@cloud/ports/world'
import { addDays, PlainDate, shanghaiDate } from '@domain/kernel/plain-date'
import * as z from 'zod/mini'
import { keepJson, readJson } from './keep'

/** Monday, 9 March 2026, nine in the morning in China's time zone: the clock of a new desk starts here. */
const FIRST_MORNING = Date.parse('2026-03-09T09:00:00+08:00')

const Kept = z.object({ ahead: z.int() })

/**
 * The desk's own clock: it runs like any clock, can be moved forward, and never goes back, because entries of a log must be in
 * order of time.
 */
export type DeskClock = Clock & {
  today(): PlainDate
  /** false when `to` is not later than now */
  moveTo(to: number): boolean
}

/** `at`: the time at which the clock of a new desk starts. */
export const openDeskClock = (folder: string, at: number = FIRST_MORNING): DeskClock => {
  const file = path.join(folder, 'clock.json')
  const stored = readJson(file)
  let { ahead } = stored === undefined ? { ahead: at - Date.now() } : Kept.parse(stored)
  if (stored === undefined) keepJson(file, { ahead })
  const now = (): number => Date.now() + ahead
  return {
    now,
    today: () => shanghaiDate(now()),
    moveTo: (to) => {
      if (to <= now()) return false
      ahead += to - now()
      keepJson(file, { ahead })
      return true
    },
  }
}

/** Nine in the morning of a day in China's time zone. */
export const morningOf = (day: PlainDate): number => Date.parse(`${day}T09:00:00+08:00`)

/** The days after `from` up to `to`. */
export const daysAfter = (from: PlainDate, to: PlainDate): readonly PlainDate[] => {
  const days: PlainDate[] = []
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** Parses `2026-03-12`, or with a time `2026-03-12T14:30`; undefined when invalid. */
export const instantOf = (text: string): number | undefined => {
  const [day = '', time = '09:00'] = text.split('T', 2)
  if (!PlainDate.safeParse(day).success || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined
  return Date.parse(`${day}T${time}:00+08:00`)
}
