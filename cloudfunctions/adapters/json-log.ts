import type { Clock, Log, LogFields } from '@cloud/ports/world'
import { PersonId } from '@domain/kernel/ids'
import { holdsPrivateData } from '@domain/kernel/masked'
import { requestUnderWay, withinRequest } from './request-scope'

const WITHHELD = '[withheld]'
const MAX_TOKEN = 80
const MAX_TEXT = 300
/** A number of ten digits or more could be a telephone number; counts and times in ms stay below. */
const NUMBER_LIMIT = 1e10

type Guard = (value: unknown) => string | number | undefined

/** Accepts names in our code (a call, a code, a class): ASCII without blanks. Names of people are neither. */
const token: Guard = (value) => {
  if (value === undefined) return undefined
  const text = typeof value === 'string' ? value.slice(0, MAX_TOKEN) : ''
  return /^[\w.:/-]+$/.test(text) && !holdsPrivateData(text) ? text : WITHHELD
}
/** Text of an error from a library may quote the value that caused it. */
const words: Guard = (value) => {
  if (value === undefined) return undefined
  const text = typeof value === 'string' ? value.slice(0, MAX_TEXT) : ''
  return /^[\x20-\x7e]+$/.test(text) && !holdsPrivateData(text) ? text : WITHHELD
}
/** The start of a hash, in which any figures may follow one another by chance. */
const HASHED = /^PE-[0-9a-f]{20}$/
/** Accepts only ids of ours. */
const personId: Guard = (value) => {
  if (value === undefined || (typeof value === 'string' && HASHED.test(value))) return value
  return PersonId.safeParse(value).success && !holdsPrivateData(String(value)) ? String(value) : WITHHELD
}
const amount: Guard = (value) => {
  if (value === undefined) return undefined
  return typeof value === 'number' && Math.abs(value) < NUMBER_LIMIT ? value : WITHHELD
}

/** One guard per field: a field without a guard here cannot be logged, whatever the caller passes. */
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

/** One line of JSON per event, which every log collector can read. A line written during a request carries the request id. */
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
