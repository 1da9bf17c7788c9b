/** The seven fields of a timer: seconds, minutes, hours, days, months, weekdays (0 = Sunday), years; in UTC+8. */
type Field = { readonly any: boolean; readonly has: (n: number) => boolean }
export type Cron = {
  readonly second: Field
  readonly minute: Field
  readonly hour: Field
  readonly day: Field
  readonly month: Field
  readonly weekday: Field
  readonly year: Field
}

const RANGES = [
  [0, 59],
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
  [1970, 2099],
] as const

const numbersOf = (part: string, [least, most]: readonly [number, number]): readonly number[] => {
  const found = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part)
  if (found === null) throw new Error(`not a timer field: ${part}`)
  const [, first, last, step] = found
  const from = first === undefined ? least : Number(first)
  const upTo = last === undefined && (first === undefined || step !== undefined) ? most : Number(last ?? first)
  const every = Number(step ?? 1)
  if (from < least || upTo > most || from > upTo || every < 1) throw new Error(`not a timer field: ${part}`)
  return Array.from({ length: Math.floor((upTo - from) / every) + 1 }, (_, i) => from + i * every)
}

const fieldOf = (text: string, range: readonly [number, number]): Field => {
  const all = new Set(text.split(',').flatMap((part) => numbersOf(part, range)))
  return { any: text === '*', has: (n) => all.has(n) }
}

/** Throws for an invalid timer, because the platform would refuse the upload. */
export const readCron = (text: string): Cron => {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== RANGES.length) throw new Error(`a timer has ${RANGES.length} fields: ${text}`)
  const [second, minute, hour, day, month, weekday, year] = RANGES.map((range, i) => fieldOf(parts[i] ?? '', range))
  return { second, minute, hour, day, month, weekday, year } as Cron
}

const SECOND = 1000
const HOUR = 3_600_000
const DAY = 24 * HOUR
const EAST = 8 * HOUR

/** If both day and weekday are given, a match of either suffices. */
const onDay = ({ day, month, weekday, year }: Cron, at: Date): boolean => {
  if (!year.has(at.getUTCFullYear()) || !month.has(at.getUTCMonth() + 1)) return false
  const [byDay, byWeekday] = [day.has(at.getUTCDate()), weekday.has(at.getUTCDay())]
  return day.any || weekday.any ? byDay && byWeekday : byDay || byWeekday
}

const HORIZON_DAYS = 366 * 5

const firstOf = (field: Field, from: number, count: number): number | undefined => {
  for (let n = from; n < count; n += 1) if (field.has(n)) return n
  return undefined
}

/** The first time of the day (seconds from midnight, at or after `from`) at which the timer fires. */
const momentOf = ({ hour, minute, second }: Cron, from: number): number | undefined => {
  const [h0, m0, s0] = [Math.floor(from / 3600), Math.floor((from % 3600) / 60), from % 60]
  for (let h = firstOf(hour, h0, 24); h !== undefined; h = firstOf(hour, h + 1, 24)) {
    const late = h > h0
    for (let m = firstOf(minute, late ? 0 : m0, 60); m !== undefined; m = firstOf(minute, m + 1, 60)) {
      const s = firstOf(second, late || m > m0 ? 0 : s0, 60)
      if (s !== undefined) return h * 3600 + m * 60 + s
    }
  }
  return undefined
}

/** The next time the timer fires after `after` (epoch ms); undefined when not within five years. */
export const nextAfter = (cron: Cron, after: number): number | undefined => {
  const from = Math.floor(after / SECOND) * SECOND + SECOND + EAST
  const midnight = Math.floor(from / DAY) * DAY
  for (let i = 0; i < HORIZON_DAYS; i += 1) {
    const day = midnight + i * DAY
    if (!onDay(cron, new Date(day))) continue
    const moment = momentOf(cron, i === 0 ? (from - day) / SECOND : 0)
    if (moment !== undefined) return day + moment * SECOND - EAST
  }
  return undefined
}
