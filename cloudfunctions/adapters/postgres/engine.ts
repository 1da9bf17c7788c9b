import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from '@cloud/ports/doc-store'
import { Pool, type PoolClient } from 'pg'
import { meaningOf, storeError, unknownOutcome } from './errors'
import { type Address, configOf } from './settings'

type Value = string | number | readonly string[]
export type Statement = { readonly text: string; readonly values: readonly Value[] }
export type Row = readonly unknown[]

/** The few things the store asks of PostgreSQL: rows out, all or nothing in. */
export interface Engine {
  /** in one round trip, as of one moment; again on a fresh connection when the old one has died */
  read(statement: Statement): Promise<readonly Row[]>
  /**
   * All of them in one transaction, in two round trips: one says it all, one commits. False when one of them did not meet
   * exactly one row or others were in the way; then nothing is written. StoreError as for `storeError`.
   */
  write(statements: readonly Statement[]): Promise<boolean>
  /** `work` reads the database as it is at this moment, however long it takes; others go on writing */
  still<R>(work: (read: Engine['read']) => Promise<R>): Promise<R>
  close(): Promise<void>
}

/** Milliseconds in which a dead connection is replaced before the call is given up: about as long as a restart takes. */
const PATIENCE = 3_000
const FRESH_TRIES = 7
const FIRST_PAUSE = 50

const BEGIN_STILL = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'

// Stated, because a server's default may differ: the locks and version checks of `write` are made for this one.
const BEGIN = 'BEGIN ISOLATION LEVEL READ COMMITTED'

/** One name a text: the server plans it once a connection. There are only as many texts as shapes of statements. */
const names = new Map<string, string>()
const named = ({ text, values }: Statement) => {
  const name = names.get(text) ?? `s${names.size}`
  names.set(text, name)
  return { name, text, values: [...values], rowMode: 'array' as const }
}

/** A connection's death is heard of by the query it was doing; the event would otherwise end the process. */
const heardElsewhere = (): void => undefined

/** Runs `work` again while no connection is to be had. Only for what has certainly not been committed. */
const onFreshConnections = async <R>(work: () => Promise<R>, isClosed: () => boolean): Promise<R> => {
  const until = performance.now() + PATIENCE
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (error instanceof StoreError) throw error
      const hopeless = attempt === FRESH_TRIES || performance.now() > until || isClosed()
      if (meaningOf(error) !== 'lost' || hopeless) throw storeError(error)
      await pause(FIRST_PAUSE * 2 ** (attempt - 1) * (0.5 + Math.random() / 2))
    }
  }
}

const firstFailure = (outcomes: readonly PromiseSettledResult<unknown>[]): unknown =>
  outcomes.find((each) => each.status === 'rejected')?.reason

/** Says everything without waiting for answers in between. Throws the first failure, the one the others follow from. */
const sayAll = async (client: PoolClient, statements: readonly Statement[]): Promise<boolean> => {
  const began = client.query(BEGIN)
  const answers = statements.map((statement) => client.query(named(statement)))
  const outcomes = await Promise.allSettled([began, ...answers])
  const failure = firstFailure(outcomes)
  if (failure !== undefined) throw failure
  return outcomes.slice(1).every((each) => each.status === 'fulfilled' && each.value.rowCount === 1)
}

const commit = async (client: PoolClient): Promise<void> => {
  try {
    await client.query('COMMIT')
  } catch (error) {
    // a server that answers with an error has not committed; one that does not answer may have
    throw meaningOf(error) === 'lost' ? unknownOutcome() : storeError(error)
  }
}

const transactionOn = async (client: PoolClient, statements: readonly Statement[]): Promise<boolean> => {
  let said: boolean
  try {
    said = await sayAll(client, statements)
  } catch (error) {
    if (meaningOf(error) !== 'lost') await client.query('ROLLBACK')
    throw error
  }
  if (said) await commit(client)
  else await client.query('ROLLBACK')
  return said
}

/** A pool of connections; none is held while the store's caller thinks, so callers cannot starve one another of them. */
export const openEngine = (address: Address): Engine => {
  const pool = new Pool(configOf(address))
  pool.on('error', heardElsewhere)
  let closed = false
  const isClosed = (): boolean => closed
  const checkOpen = (): void => {
    if (closed) throw new StoreError('unavailable', 'the store is closed')
  }

  const writeOnce = async (statements: readonly Statement[]): Promise<boolean> => {
    const client = await pool.connect()
    client.on('error', heardElsewhere)
    let sound = false
    try {
      const done = await transactionOn(client, statements)
      sound = true
      return done
    } catch (error) {
      sound = !(error instanceof StoreError) && meaningOf(error) !== 'lost'
      throw error
    } finally {
      client.off('error', heardElsewhere)
      client.release(!sound)
    }
  }
  return {
    read: async (statement) => {
      checkOpen()
      return onFreshConnections(async () => (await pool.query<unknown[]>(named(statement))).rows, isClosed)
    },
    write: async (statements) => {
      checkOpen()
      try {
        return await onFreshConnections(() => writeOnce(statements), isClosed)
      } catch (error) {
        // a deadlock or a lock not had in time: nothing is written, and whoever was in the way is soon done
        if (error instanceof StoreError && error.kind === 'conflict') return false
        throw error
      }
    },
    still: async (work) => {
      checkOpen()
      const client = await pool.connect()
      client.on('error', heardElsewhere)
      let sound = false
      try {
        await client.query(BEGIN_STILL)
        const result = await work(async (statement) => (await client.query<unknown[]>(named(statement))).rows)
        await client.query('COMMIT')
        sound = true
        return result
      } catch (error) {
        throw meaningOf(error) === 'lost' ? storeError(error) : error
      } finally {
        client.off('error', heardElsewhere)
        client.release(!sound)
      }
    },
    close: async () => {
      if (closed) return
      closed = true
      await pool.end()
    },
  }
}
