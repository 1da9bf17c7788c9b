import { Envelope } from '@domain/contract/call'
import { refuse } from '@domain/kernel/result'
import { StoreError } from '../ports/doc-store'
import { NewerVersion } from '../ports/newer-version'

/** An invalid cursor, or a cursor of another list: the caller's mistake, not an outage. */
const isForeignCursor = (error: unknown, body: unknown): boolean => {
  const call = Envelope.safeParse(body)
  const input = call.success ? call.data.input : undefined
  const hasCursor = typeof input === 'object' && input !== null && 'cursor' in input
  return hasCursor && error instanceof StoreError && error.kind === 'invalid'
}

/** The refusal that a bug or an outage is answered with. */
export const faultOf = (error: unknown, body: unknown) => {
  if (isForeignCursor(error, body)) return refuse('BAD_INPUT', { at: 'cursor' })
  if (error instanceof NewerVersion) return refuse('UPGRADING')
  return refuse(error instanceof StoreError && error.kind === 'conflict' ? 'BUSY' : 'UNAVAILABLE')
}
