import { StoreError } from '@cloud/ports/doc-store'
import { DatabaseError } from 'pg'

/**
 * What a failure means for the one who asked:
 * - `lost`: there is no connection, or there is none any more
 * - `overtaken`: another transaction was in the way; the same again may do
 * - `taken`: an id or a unique key stands in another document
 * - `unfit`: a value this database cannot keep
 * - `outage`: everything else – disk full, time over, a table missing
 */
type Meaning = 'lost' | 'overtaken' | 'taken' | 'unfit' | 'outage'

const OVERTAKEN = new Set(['40001', '40P01', '55P03'])
/** NUL, broken Unicode, or keys too long for an index page: refused before the database sees them, but for odd cases. */
const UNFIT = new Set(['22021', '22P05', '22P02', '54000'])
/** The server ends our session, or does not take a new one at the moment. */
const ENDING = new Set(['57P01', '57P02', '57P03', '57P05', '25P03', '53300', '40003'])

const meaningOfState = (state: string): Meaning => {
  if (state === '23505') return 'taken'
  if (OVERTAKEN.has(state)) return 'overtaken'
  if (UNFIT.has(state)) return 'unfit'
  return ENDING.has(state) || state.startsWith('08') ? 'lost' : 'outage'
}

/** The five letters of an error that the server itself reported; '' for what happened on the way to it or here. */
const stateOf = (error: unknown): string => (error instanceof DatabaseError ? (error.code ?? '') : '')

/** What the driver throws without a state is always about the connection: refused, broken, closed, no answer in time. */
export const meaningOf = (error: unknown): Meaning => {
  const state = stateOf(error)
  return state === '' ? 'lost' : meaningOfState(state)
}

/** For whoever looks after the server. States only: the server's sentences and details quote what was to be written. */
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
 * COMMIT was sent and no answer came: written or not, only a look can tell. Never to be tried again from here – the
 * command is repeated by whoever sent it, and its key, which is part of what was to be written, decides.
 */
export const unknownOutcome = (): StoreError =>
  new StoreError('unavailable', 'PostgreSQL: the connection was lost while committing; the outcome is not known')
