const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60
/** Guangdong is UTC+8 all year. */
const minuteIn = (epochMs: number): number => (Math.floor(epochMs / MINUTE_MS) + 8 * 60) % DAY_MINUTES
const clock = (hour: number, minute = 0): number => hour * 60 + minute

const QUIET_FROM = clock(21)
const QUIET_UNTIL = clock(8)
const DIGEST_AT = '08:30'

/** Quiet hours, 21:00 to 8:00 in Guangdong: no message is sent to a phone. */
export const isQuiet = (epochMs: number): boolean => minuteIn(epochMs) >= QUIET_FROM || minuteIn(epochMs) < QUIET_UNTIL

/** The hours in which the day's reminders are sent: from the time the city has chosen, or 8:30, until the quiet hours. */
export const isReminderTime = (epochMs: number, from = DIGEST_AT): boolean => {
  const [hour, minute] = from.split(':')
  return minuteIn(epochMs) >= clock(Number(hour), Number(minute)) && minuteIn(epochMs) < QUIET_FROM
}
