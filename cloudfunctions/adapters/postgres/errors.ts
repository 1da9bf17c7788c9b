import { StoreError } from '@cloud/ports/doc-store'
import { DatabaseError } from 'pg'

/**
 * The meaning of a failure for the caller:
 * - `lost`: there is no connection (any more)
 * - `overtaken`: a conflict with another transaction; a retry may succeed
 * - `taken`: an id or unique key exists in another document
 * - `unfit`: a value this database cannot store
 * - `outage`: everything else, such as a full disk, a timeout, a missing table
 */
type Meaning = 'lost' | 'overtaken' | 'taken' | 'unfit' | 'outage'

const OVERTAKEN = new Set(['40001', '40P01', '55P03'])
/** NUL, invalid Unicode, or keys too long for an index page; nearly always refused before they reach the database. */
const UNFIT = new Set(['22021', '22P05', '22P02', '54000'])
/** The server ends our session, or accepts no new session at the moment. */
const ENDING = new Set(['57P01', '57P02', '57P03', '57P05', '25P03', '53300', '40003'])

const meaningOfState = (state: string): Meaning => {
  if (state === '23505') return 'taken'
  if (OVERTAKEN.has(state)) return 'overtaken'
  if (UNFIT.has(state)) return 'unfit'
  return ENDING.has(state) || state.startsWith('08') ? 'lost' : 'outage'
}

/** The SQLSTATE of an error reported by the server; '' for errors of the connection or of this program. */
const stateOf = (error: unknown): string => (error instanceof DatabaseError ? (error.code ?? '') : '')

/** Errors of the driver without an SQLSTATE always concern the connection: refused, broken, closed, timeout. */
export const meaningOf = (error: unknown): Meaning => {
  const state = stateOf(error)
  return state === '' ? 'lost' : meaningOfState(state)
}

/** For the operators of the server. Contains SQLSTATEs only, because the server's messages quote the data to be written. */
export const storeError = (error: unknown): StoreError => {
  const state = stateOf(error)
  switch (meaningOf(error)) {
    case 'taken':
      return new StoreError('duplicate', 'a unique key is taken')
    case 'unfit':
      return new StoreError('invalid', `PostgreSQL cannot keep a value (${state})`)
    case 'overtaken':
      return new StoreError('conflict', `PostgreSQL: others were faster (${state})`)
    case 'lost':
      return new StoreError('unavailable', `PostgreSQL: no connection${state === '' ? '' : ` (${state})`}`)
    case 'outage':
      return new StoreError('unavailable', `PostgreSQL: ${state}`)
  }
}

/**
 * COMMIT was sent and no answer came: whether it was written is unknown. Never retried here. The sender repeats the command,
 * and its idempotency key, which is part of the transaction, decides.
 */
export const unknownOutcome = (): StoreError =>
  new StoreError('unavailable', 'PostgreSQL: the connection was lost while committing; the outcome is not known')
