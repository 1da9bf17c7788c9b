const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60
/** Guangdong is UTC+8 all year. */
const minuteIn = (epochMs: number): number => (Math.floor(epochMs / MINUTE_MS) + 8 * 60) % DAY_MINUTES
const clock = (hour: number, minute = 0): number => hour * 60 + minute

const QUIET_FROM = clock(21)
const QUIET_UNTIL = clock(8)
const DIGEST_FROM = clock(8, 30)

/** Quiet hours, 21:00 to 8:00 in Guangdong: no message is sent to a phone. */
export const isQuiet = (epochMs: number): boolean => minuteIn(epochMs) >= QUIET_FROM || minuteIn(epochMs) < QUIET_UNTIL

/** 8:30 to 21:00: the hours in which the day's reminders are sent, normally at 8:30. */
export const isReminderTime = (epochMs: number): boolean =>
  minuteIn(epochMs) >= DIGEST_FROM && minuteIn(epochMs) < QUIET_FROM
