import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from '@cloud/ports/doc-store'
import { Pool, type PoolClient } from 'pg'
import { type Answer, Batch, type Row, type Statement } from './batch'
import { meaningOf, storeError, unknownOutcome } from './errors'
import { type Address, configOf } from './settings'
import { type Read, together } from './together'

type Ask = (statement: Statement) => Promise<readonly Row[]>

/** What the store needs of PostgreSQL: reads, and transactions of writes. */
export interface Engine {
  /** in one round trip and one snapshot; retried on a new connection when the old one has died */
  read(read: Read): Promise<readonly Row[]>
  /**
   * Runs the statements in one transaction with two round trips: all statements, then the commit. Returns false, and writes
   * nothing, on a conflict or when a statement did not affect as many rows as it must. StoreError as for `storeError`.
   */
  write(statements: readonly Statement[]): Promise<boolean>
  /** `work` reads from one snapshot of the database, however long it takes; others go on writing */
  still<R>(work: (read: Ask) => Promise<R>): Promise<R>
  close(): Promise<void>
}

/** Milliseconds for replacing a dead connection before the call fails: about as long as a restart of the server takes. */
const PATIENCE = 3_000
const FRESH_TRIES = 7
const FIRST_PAUSE = 50

// Stated explicitly because a server's default may differ, and the locks and version checks of `write` rely on this level.
const BEGIN: Statement = { text: 'BEGIN ISOLATION LEVEL READ COMMITTED', values: [] }
const BEGIN_STILL: Statement = { text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', values: [] }
const COMMIT: Statement = { text: 'COMMIT', values: [] }
const ROLLBACK: Statement = { text: 'ROLLBACK', values: [] }

const say = (client: PoolClient, statements: readonly Statement[]) =>
  new Promise<readonly Answer[]>((resolve, reject) => {
    client.query(new Batch(statements, (error, answers) => (answers === undefined ? reject(error) : resolve(answers))))
  })

/** Retries `work` while no connection is available. Only for work that certainly was not committed. */
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
    // a server that answers with an error has not committed; without an answer the outcome is unknown
    throw meaningOf(error) === 'lost' ? unknownOutcome() : error
  }
}

const transactionOn = async (client: PoolClient, statements: readonly Statement[]): Promise<boolean> => {
  let met: boolean
  try {
    const [, ...answers] = await say(client, [BEGIN, ...statements])
    met = statements.every(({ rows = 1 }, i) => answers[i]?.count === rows)
  } catch (error) {
    if (isSound(error)) await say(client, [ROLLBACK])
    throw error
  }
  if (met) await commit(client)
  else await say(client, [ROLLBACK])
  return met
}

/** Whether the connection can be used further: the server answered, and the error concerns only the statement. */
const isSound = (error: unknown): boolean =>
  !(error instanceof StoreError) && !['lost', 'outage'].includes(meaningOf(error))

const stillOn = async <R>(client: PoolClient, work: (read: Ask) => Promise<R>): Promise<R> => {
  // errors of `work` itself are passed on; errors of the server are translated as elsewhere
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

/** The query that was running reports a dead connection; without a listener the event would end the process. */
const heardElsewhere = (): void => undefined

/**
 * A pool of connections. No connection is held while the store's caller computes, so that callers cannot starve one another.
 */
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
        // a deadlock or lock timeout: nothing was written, and the transaction in the way ends soon
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
