import type { Clock } from '@cloud/ports/world'
import { addDays, type PlainDate, shanghaiDate } from '@domain/kernel/plain-date'

export const MINUTE = 60_000
const HOUR = 60 * MINUTE

export type SimulatedClock = Clock & {
  readonly today: () => PlainDate
  readonly add: (ms: number) => void
  /** to this hour of the day so many days from today */
  readonly to: (days: number, hour: number) => void
}

const midnightOf = (day: PlainDate): number => Date.parse(`${day}T00:00:00+08:00`)

export const simulatedClock = (from: PlainDate): SimulatedClock => {
  let now = midnightOf(from) + 9 * HOUR
  const today = (): PlainDate => shanghaiDate(now)
  return {
    now: () => now,
    today,
    add: (ms) => {
      now += ms
    },
    to: (days, hour) => {
      now = midnightOf(addDays(today(), days)) + hour * HOUR
    },
  }
}
