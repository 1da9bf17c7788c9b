import {
  type Collection,
  type DocStore,
  type Query,
  type Stored,
  StoreError,
  type StoreWalk,
} from '@cloud/ports/doc-store'
import { transactionsOf } from '../store/attempts'
import { checkId, checkMany } from '../store/payload'
import { checkQuery, checkWalk } from '../store/query'
import { inTodaysForms } from '../store/todays-form'
import { type Engine, openEngine } from './engine'
import { groupOn } from './group'
import { settleSchema } from './schema'
import { stillSqlite } from './still'
import { type Table, tableOf } from './table'
import { type Common, UnitOfWork } from './unit-of-work'

export type SqliteStore = DocStore &
  StoreWalk & {
    /** checkpoints everything into the one file and releases it for the next process */
    close(): void
  }

const commonOf = (engine: Engine, collections: readonly Collection<never>[]): Common => {
  const tables = new Map<string, Table>(collections.map((each) => [each.name, tableOf(engine, each)]))
  let version = 0
  return {
    group: groupOn(engine),
    commits: 0,
    tableOf: ({ name }) => {
      const table = tables.get(name)
      if (table === undefined) throw new StoreError('invalid', `${name}: not a declared collection`)
      return table
    },
    freshVersion: () => {
      version = Math.max(version + 1, Date.now() * 1000)
      return version
    },
  }
}

const momentOf =
  (file: string, collections: readonly Collection<never>[]): NonNullable<StoreWalk['atOneMoment']> =>
  async (work) => {
    const still = stillSqlite(file, collections)
    try {
      return await work(still)
    } finally {
      still.close()
    }
  }

/**
 * Documents in one SQLite file, which this process owns until `close`. `:memory:` for a store that ends with the process.
 * StoreError `unavailable` when another process has the file open.
 */
export const openSqlite = (
  file: string,
  collections: readonly Collection<never>[],
  { pagesMax }: { readonly pagesMax?: number } = {},
): SqliteStore => {
  const engine = openEngine(file, pagesMax)
  const prepare = (): Common => {
    try {
      settleSchema(engine, collections)
      return commonOf(engine, collections)
    } catch (error) {
      engine.close()
      throw error
    }
  }
  const common = prepare()

  const read = <T>(collection: Collection<T>, ids: readonly string[]): readonly Stored<T>[] => {
    for (const id of ids) checkId(collection.name, id)
    const rows = common.tableOf(collection).read(ids)
    return ids.flatMap((id) => {
      const row = rows.get(id)
      return row === undefined ? [] : [{ id, v: row.v, doc: JSON.parse(row.text) as T }]
    })
  }
  return inTodaysForms({
    get: async <T>(collection: Collection<T>, id: string) => read(collection, [id])[0],
    getMany: async <T>(collection: Collection<T>, ids: readonly string[]) => {
      checkMany(collection.name, ids)
      return read(collection, ids)
    },
    query: async <T>(collection: Collection<T>, query: Query) =>
      common.tableOf(collection).page<T>(checkQuery(collection, query)),
    walk: async <T>(collection: Collection<T>, after: string | undefined, limit: number) => {
      checkWalk(collection.name, after, limit)
      return common.tableOf(collection).walk<T>(after, limit)
    },
    ...(file === ':memory:' ? {} : { atOneMoment: momentOf(file, collections) }),
    transaction: transactionsOf({ begin: () => new UnitOfWork(common) }),
    close: () => {
      common.group.flush()
      engine.close()
    },
  })
}
