import { type Collection, StoreError, type StoreWalk } from '@cloud/ports/doc-store'
import { checkWalk } from '../store/query'
import { walkInTodaysForm } from '../store/todays-form'
import { openReader } from './engine'
import { type Table, tableOf } from './table'

/**
 * A SQLite store as it is now, until `close`: also while a server or a desk cloud has it open. A collection that the file
 * does not have yet is empty. StoreError `unavailable` when there is no such file.
 */
export const stillSqlite = (file: string, collections: readonly Collection<never>[]): StoreWalk & { close(): void } => {
  const engine = openReader(file)
  // the first read fixes the moment
  const there = new Set(
    engine.all("SELECT name FROM sqlite_master WHERE type = 'table'", []).map(([name]) => String(name)),
  )
  const tables = new Map<string, Table | undefined>(
    // a walk asks for no index: one that is newer than the file is made when a writer opens it
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
