import { existsSync } from 'node:fs'
import { StoreError } from '@cloud/ports/doc-store'
import Database from 'libsql'
import { codeOf } from '../error-code'
import { ownFile, ownIfThere } from '../owner-only'

/** Milliseconds to wait for a tool that is reading or copying the file. */
const BUSY_WAIT = 2000

type Value = string | number | null
type Connection = InstanceType<typeof Database>
type Statement = Database.Statement<Value[]>

/** What the store needs of SQLite: statements, rows, transactions. */
export interface Engine {
  exec(sql: string): void
  /** number of changed rows */
  run(sql: string, values: readonly Value[]): number
  first(sql: string, values: readonly Value[]): readonly unknown[] | undefined
  all(sql: string, values: readonly Value[]): readonly (readonly unknown[])[]
  /** runs `work` in a transaction. `work` must not await; one writer at a time; committed to disk on return */
  atomically(work: () => void): void
  /** Within `atomically`: when `work` throws, what it did is undone, and nothing else. */
  nested(work: () => void): void
  close(): void
}

export const isTakenKey = (error: unknown): boolean => codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE'

/** Constraint errors are passed on, because callers handle them; every other error of the engine becomes an outage. */
const asOutage = (error: unknown): unknown => {
  const code = codeOf(error)
  if (!code.startsWith('SQLITE_') || code.startsWith('SQLITE_CONSTRAINT')) return error
  return new StoreError('unavailable', `SQLite: ${code}`, code)
}

const sheltered = <R>(work: () => R): R => {
  try {
    return work()
  } catch (error) {
    throw asOutage(error)
  }
}

/**
 * Locks the store against other processes. The kernel releases the lock when the process ends, also after a crash. The lock has
 * a file of its own, because a connection of this driver stays open until its statements are garbage-collected.
 */
const lock = (file: string): (() => void) => {
  ownFile(`${file}.lock`)
  const held = new Database(`${file}.lock`, { timeout: 0 })
  try {
    held.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    held.close()
    if (codeOf(error) !== 'SQLITE_BUSY') throw asOutage(error)
    throw new StoreError('unavailable', `${file} is open in another process; only one may use it`)
  }
  return () => {
    held.exec('ROLLBACK')
    held.close()
  }
}

/** StoreError `unavailable` when another process, or another store of this one, has the file open. */
export const refuseInUse = (file: string): void => sheltered(() => lock(file))()

const connect = (file: string): Connection => {
  const connection = new Database(file, { timeout: BUSY_WAIT })
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL') // an acknowledged write survives a power cut
  connection.pragma('cache_size = -32000') // 32 MB of pages
  return connection
}

/**
 * `:memory:` for a store that ends with the process. `pagesMax`: maximum size in pages of 4 KB, to simulate a full disk.
 * StoreError `unavailable` when another process has the file open.
 */
export const openEngine = (file: string, pagesMax?: number): Engine => {
  const unlock = file === ':memory:' ? () => undefined : sheltered(() => lock(file))
  if (file !== ':memory:') {
    // SQLite gives companion files the mode of the main file; files left by an older version are corrected
    ownFile(file)
    ownIfThere(`${file}-wal`, `${file}-shm`)
  }
  const connection = sheltered(() => connect(file))
  if (pagesMax !== undefined) connection.pragma(`max_page_count = ${pagesMax}`)
  return engineOn(connection, () => {
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    connection.close()
    unlock()
  })
}

/**
 * Reads a snapshot of a file that another process may have open: a reader of a write-ahead log does not block writers.
 * StoreError `unavailable` when there is no such file.
 */
export const openReader = (file: string): Engine => {
  if (!existsSync(file)) throw new StoreError('unavailable', 'there is no such store')
  const connection = sheltered(() => new Database(file, { timeout: BUSY_WAIT }))
  const engine = engineOn(connection, () => {
    connection.exec('ROLLBACK')
    connection.close()
  })
  engine.exec('PRAGMA query_only = ON')
  engine.exec('BEGIN')
  return engine
}

const engineOn = (connection: Connection, end: () => void): Engine => {
  const statements = new Map<string, Statement>()
  let open = true

  const statement = (sql: string): Statement => {
    // the driver itself would go on answering after close
    if (!open) throw new StoreError('unavailable', 'the store is closed')
    const known = statements.get(sql)
    if (known !== undefined) return known
    const fresh = connection.prepare<Value[]>(sql)
    if (/^select/i.test(sql)) fresh.raw(true)
    statements.set(sql, fresh)
    return fresh
  }
  const run = (sql: string, values: readonly Value[]): number => sheltered(() => statement(sql).run(...values).changes)

  return {
    run,
    exec: (sql) => sheltered(() => void connection.exec(sql)),
    first: (sql, values) => sheltered(() => statement(sql).get(...values) as readonly unknown[] | undefined),
    all: (sql, values) => sheltered(() => statement(sql).all(...values) as readonly (readonly unknown[])[]),
    atomically: (work) => {
      run('BEGIN IMMEDIATE', [])
      try {
        work()
        run('COMMIT', [])
      } catch (error) {
        if (connection.inTransaction) run('ROLLBACK', [])
        throw error
      }
    },
    nested: (work) => {
      run('SAVEPOINT nested', [])
      try {
        work()
      } catch (error) {
        // a full disk may have ended the whole transaction
        if (connection.inTransaction) run('ROLLBACK TO nested', [])
        throw error
      } finally {
        if (connection.inTransaction) run('RELEASE nested', [])
      }
    },
    close: () => {
      if (!open) return
      open = false
      statements.clear()
      end()
    },
  }
}
