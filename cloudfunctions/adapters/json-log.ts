import type { Clock, Log, LogFields } from '@cloud/ports/world'
import { PersonId } from '@domain/kernel/ids'
import { holdsPrivateData } from '@domain/kernel/masked'
import { requestUnderWay, withinRequest } from './request-scope'

const WITHHELD = '[withheld]'
const MAX_TOKEN = 80
const MAX_TEXT = 300
/** Ten digits or more could be a telephone number; no count and no time in ms gets there. */
const NUMBER_LIMIT = 1e10

type Guard = (value: unknown) => string | number | undefined

/** A name of ours – a call, a code, a class: ASCII without blanks. People's names are neither. */
const token: Guard = (value) => {
  if (value === undefined) return undefined
  const text = typeof value === 'string' ? value.slice(0, MAX_TOKEN) : ''
  return /^[\w.:/-]+$/.test(text) && !holdsPrivateData(text) ? text : WITHHELD
}
/** Text of a foreign error may quote what it stumbled over. */
const words: Guard = (value) => {
  if (value === undefined) return undefined
  const text = typeof value === 'string' ? value.slice(0, MAX_TEXT) : ''
  return /^[\x20-\x7e]+$/.test(text) && !holdsPrivateData(text) ? text : WITHHELD
}
/** An id of ours and nothing else. */
const personId: Guard = (value) => {
  if (value === undefined) return undefined
  return PersonId.safeParse(value).success && !holdsPrivateData(String(value)) ? String(value) : WITHHELD
}
const amount: Guard = (value) => {
  if (value === undefined) return undefined
  return typeof value === 'number' && Math.abs(value) < NUMBER_LIMIT ? value : WITHHELD
}

/** Field by field: what has no name here has no way into a log, whatever the caller hands over. */
const GUARDS: Readonly<Record<keyof LogFields, Guard>> = {
  request: token,
  person: personId,
  call: token,
  outcome: token,
  code: token,
  ms: amount,
  count: amount,
  left: amount,
  job: token,
  error: words,
  build: token,
  page: token,
  frames: words,
}
const allowed = (fields: LogFields): Readonly<Record<string, string | number | undefined>> =>
  Object.fromEntries(
    Object.entries(GUARDS).map(([name, guard]) => [name, guard(fields[name as keyof LogFields])] as const),
  )

/**
 * One line of JSON an event: what every log collector takes without being told how. A line written
 * while a request is under way carries its id.
 */
export const jsonLog = (clock: Clock, write: (line: string) => void): Log => {
  const line = (level: 'info' | 'alarm', event: string, fields: LogFields): void => {
    const request = fields.request ?? requestUnderWay()
    const kept = allowed(request === undefined ? fields : { ...fields, request })
    write(`${JSON.stringify({ at: new Date(clock.now()).toISOString(), level, event: token(event), ...kept })}\n`)
  }
  return {
    info: (event, fields) => line('info', event, fields),
    alarm: (event, fields) => line('alarm', event, fields),
    within: withinRequest,
  }
}
