import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from '@cloud/ports/doc-store'
import { Pool, type PoolClient } from 'pg'
import { type Answer, Batch, type Row, type Statement } from './batch'
import { meaningOf, storeError, unknownOutcome } from './errors'
import { type Address, configOf } from './settings'
import { together } from './together'

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

// Stated, because a server's default may differ: the locks and version checks of `write` are made for this one.
const BEGIN: Statement = { text: 'BEGIN ISOLATION LEVEL READ COMMITTED', values: [] }
const BEGIN_STILL: Statement = { text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', values: [] }
const COMMIT: Statement = { text: 'COMMIT', values: [] }
const ROLLBACK: Statement = { text: 'ROLLBACK', values: [] }

const say = (client: PoolClient, statements: readonly Statement[]) =>
  new Promise<readonly Answer[]>((resolve, reject) => {
    client.query(new Batch(statements, (error, answers) => (answers === undefined ? reject(error) : resolve(answers))))
  })

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

const commit = async (client: PoolClient): Promise<void> => {
  try {
    await say(client, [COMMIT])
  } catch (error) {
    // a server that answers with an error has not committed; one that does not answer may have
    throw meaningOf(error) === 'lost' ? unknownOutcome() : error
  }
}

const transactionOn = async (client: PoolClient, statements: readonly Statement[]): Promise<boolean> => {
  let met: boolean
  try {
    const [, ...answers] = await say(client, [BEGIN, ...statements])
    met = answers.every(({ count }) => count === 1)
  } catch (error) {
    if (isSound(error)) await say(client, [ROLLBACK])
    throw error
  }
  if (met) await commit(client)
  else await say(client, [ROLLBACK])
  return met
}

/** The connection is as good as before: the server has answered, and not about the statement itself. */
const isSound = (error: unknown): boolean =>
  !(error instanceof StoreError) && !['lost', 'outage'].includes(meaningOf(error))

const stillOn = async <R>(client: PoolClient, work: (read: Engine['read']) => Promise<R>): Promise<R> => {
  // what `work` itself throws is its own affair; what the server says is told as everywhere
  const told = (statement: Statement): Promise<readonly Row[]> =>
    say(client, [statement]).then(
      ([answer]) => answer?.rows ?? [],
      (error: unknown) => {
        throw storeError(error)
      },
    )
  await told(BEGIN_STILL)
  try {
    return await work(told)
  } finally {
    await told(ROLLBACK) // nothing was written
  }
}

/** A connection's death is heard of by the query it was doing; the event would otherwise end the process. */
const heardElsewhere = (): void => undefined

/** A pool of connections; none is held while the store's caller thinks, so callers cannot starve one another of them. */
export const openEngine = (address: Address): Engine => {
  const pool = new Pool(configOf(address))
  pool.on('error', heardElsewhere)
  let closed = false

  const onConnection = async <R>(
    connecting: Promise<PoolClient>,
    work: (client: PoolClient) => Promise<R>,
  ): Promise<R> => {
    const client = await connecting
    client.on('error', heardElsewhere)
    let sound = true
    try {
      return await work(client)
    } catch (error) {
      sound = isSound(error)
      throw error
    } finally {
      client.off('error', heardElsewhere)
      client.release(!sound)
    }
  }
  const bounded = <R>(work: (client: PoolClient) => Promise<R>): Promise<R> => {
    if (closed) throw new StoreError('unavailable', 'the store is closed')
    return onFreshConnections(
      () => onConnection(pool.connect(), work),
      () => closed,
    )
  }
  return {
    read: together(async (statements) => bounded((client) => say(client, statements))),
    write: async (statements) => {
      try {
        return await bounded((client) => transactionOn(client, statements))
      } catch (error) {
        // a deadlock or a lock not had in time: nothing is written, and whoever was in the way is soon done
        if (error instanceof StoreError && error.kind === 'conflict') return false
        throw error
      }
    },
    still: async (work) => {
      if (closed) throw new StoreError('unavailable', 'the store is closed')
      const connecting = pool.connect().catch((error: unknown) => {
        throw storeError(error)
      })
      return onConnection(connecting, (client) => stillOn(client, work))
    },
    close: async () => {
      if (closed) return
      closed = true
      await pool.end()
    },
  }
}
