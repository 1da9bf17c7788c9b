import type { Clock, Log, LogFields } from '@cloud/ports/world'
import { holdsPrivateData } from '@domain/kernel/masked'

const MAX_TEXT = 300

/** Text of a foreign error may quote what it stumbled over. */
const safeText = (text: string): string => (holdsPrivateData(text) ? '[withheld]' : text.slice(0, MAX_TEXT))
const safe = (value: string | number | undefined): string | number | undefined =>
  typeof value === 'string' ? safeText(value) : value

/** Field by field: what has no name here has no way into a log, whatever the caller hands over. */
const allowed = (fields: LogFields): Record<keyof LogFields, string | number | undefined> => ({
  request: safe(fields.request),
  call: safe(fields.call),
  outcome: safe(fields.outcome),
  code: safe(fields.code),
  ms: safe(fields.ms),
  count: safe(fields.count),
  job: safe(fields.job),
  error: safe(fields.error),
})

/** One line of JSON an event: what every log collector takes without being told how. */
export const jsonLog = (clock: Clock, write: (line: string) => void): Log => {
  const line = (level: 'info' | 'alarm', event: string, fields: LogFields): void =>
    write(
      `${JSON.stringify({ at: new Date(clock.now()).toISOString(), level, event: safeText(event), ...allowed(fields) })}\n`,
    )
  return {
    info: (event, fields) => line('info', event, fields),
    alarm: (event, fields) => line('alarm', event, fields),
  }
}
