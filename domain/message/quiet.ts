const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60
/** Guangdong is eight hours ahead, summer and winter. */
const minuteIn = (epochMs: number): number => (Math.floor(epochMs / MINUTE_MS) + 8 * 60) % DAY_MINUTES
const clock = (hour: number, minute = 0): number => hour * 60 + minute

const QUIET_FROM = clock(21)
const QUIET_UNTIL = clock(8)
const DIGEST_FROM = clock(8, 30)

/** 21:00 to 8:00 in the federation's time zone: nobody's telephone rings at night about aid. */
export const isQuiet = (epochMs: number): boolean => minuteIn(epochMs) >= QUIET_FROM || minuteIn(epochMs) < QUIET_UNTIL

/** From 8:30 until the evening: when the reminders of a day are gathered and told, at its beginning unless something stood still. */
export const isReminderTime = (epochMs: number): boolean =>
  minuteIn(epochMs) >= DIGEST_FROM && minuteIn(epochMs) < QUIET_FROM
