import { type Collection, StoreError, type StoreWalk } from '@cloud/ports/doc-store'
import { checkWalk } from '../store/query'
import { walkInTodaysForm } from '../store/todays-form'
import { openReader } from './engine'
import { type Table, tableOf } from './table'

/**
 * A snapshot of a SQLite store until `close`, also while a server or a desk cloud has the file open. A collection that the file
 * does not have yet is empty. StoreError `unavailable` when there is no such file.
 */
export const stillSqlite = (file: string, collections: readonly Collection<never>[]): StoreWalk & { close(): void } => {
  const engine = openReader(file)
  // the first read fixes the snapshot
  const there = new Set(
    engine.all("SELECT name FROM sqlite_master WHERE type = 'table'", []).map(([name]) => String(name)),
  )
  const tables = new Map<string, Table | undefined>(
    // walking needs no index, so indexes newer than the file are ignored; a writer creates them
    collections.map(({ name }) => [name, there.has(`c_${name}`) ? tableOf(engine, { name, indexes: {} }) : undefined]),
  )
  return walkInTodaysForm({
    walk: async <T>(collection: Collection<T>, after: string | undefined, limit: number) => {
      checkWalk(collection.name, after, limit)
      if (!tables.has(collection.name)) throw new StoreError('invalid', `${collection.name}: not a declared collection`)
      return tables.get(collection.name)?.walk<T>(after, limit) ?? []
    },
    close: () => engine.close(),
  })
}
