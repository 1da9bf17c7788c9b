import {
  type Collection,
  type DocStore,
  type Query,
  type Stored,
  StoreError,
  type StoreWalk,
} from '@cloud/ports/doc-store'
import { transactionsOf } from '../store/attempts'
import { checkId, checkMany, indexedFields, keysOf } from '../store/payload'
import { type CheckedQuery, checkQuery, checkWalk, cursorAt } from '../store/query'
import { inTodaysForms, walkInTodaysForm } from '../store/todays-form'
import { type Election, electionAt } from './alone'
import type { Row, Statement } from './batch'
import { type Engine, openEngine } from './engine'
import { settleSchema } from './schema'
import type { Address } from './settings'
import { decode, type Table, tableOf } from './table'
import { type Common, UnitOfWork } from './unit-of-work'

export type PostgresStore = DocStore & StoreWalk & Election

/** Any stored document shows the types of its fields. */
const learnFrom = async (engine: Engine, table: Table, collection: Collection<never>): Promise<void> => {
  const [row] = await engine.read(table.walk(undefined, 1))
  if (row !== undefined) table.learn(keysOf(collection, indexedFields(collection), decode<never>(row).doc))
}

const commonOf = async (engine: Engine, collections: readonly Collection<never>[]): Promise<Common> => {
  const tables = new Map<string, Table>()
  for (const collection of collections) {
    const table = tableOf(collection)
    await learnFrom(engine, table, collection)
    tables.set(collection.name, table)
  }
  return {
    engine,
    tableOf: ({ name }) => {
      const table = tables.get(name)
      if (table === undefined) throw new StoreError('invalid', `${name}: not a declared collection`)
      return table
    },
  }
}

const walkOf =
  (tables: Common['tableOf'], read: (statement: Statement) => Promise<readonly Row[]>): StoreWalk['walk'] =>
  async <T>(collection: Collection<T>, after: string | undefined, limit: number) => {
    checkWalk(collection.name, after, limit)
    return (await read(tables(collection).walk(after, limit))).map((row) => decode<T>(row))
  }

const readsOf = ({ engine, tableOf }: Common): Omit<DocStore & StoreWalk, 'transaction'> => {
  const pageOf = async <T>(collection: Collection<T>, query: CheckedQuery) => {
    const rows = await engine.read(tableOf(collection).page(query))
    const items = rows.slice(0, query.limit).map((row) => decode<T>(row))
    const last = items[query.limit - 1]
    if (rows.length <= query.limit || last === undefined) return { items }
    const [sort] = query.index.sort === undefined ? [] : keysOf(collection, [query.index.sort], last.doc)
    return { items, next: cursorAt(collection.name, query, { ...(sort === undefined ? {} : { sort }), id: last.id }) }
  }
  const many = async <T>(collection: Collection<T>, ids: readonly string[]): Promise<readonly Stored<T>[]> => {
    for (const id of ids) checkId(collection.name, id)
    const { find } = tableOf(collection)
    const rows = ids.length === 0 ? [] : await engine.read({ find, ids })
    return rows.map((row) => decode<T>(row))
  }
  return {
    get: async (collection, id) => (await many(collection, [id]))[0],
    getMany: async (collection, ids) => {
      checkMany(collection.name, ids)
      return many(collection, ids)
    },
    query: async <T>(collection: Collection<T>, query: Query) => pageOf(collection, checkQuery(collection, query)),
    walk: walkOf(tableOf, engine.read),
    atOneMoment: (work) => engine.still((read) => work(walkInTodaysForm({ walk: walkOf(tableOf, read) }))),
  }
}

/**
 * Documents in one schema of a PostgreSQL database, or of a compatible one; several processes may open it. Tables and indexes
 * are created or changed at opening. StoreError `unavailable` when the server cannot be reached.
 */
export const openPostgres = async (
  address: Address,
  collections: readonly Collection<never>[],
): Promise<PostgresStore> => {
  await settleSchema(address, collections)
  const engine = openEngine(address)
  const election = electionAt(address)
  const close = async (): Promise<void> => {
    await election.close()
    await engine.close()
  }
  try {
    const common = await commonOf(engine, collections)
    const transaction = transactionsOf({ begin: (trusting) => new UnitOfWork(common, trusting) })
    const store = inTodaysForms({ ...readsOf(common), transaction })
    return { ...store, runAlone: election.runAlone, close }
  } catch (error) {
    await close()
    throw error
  }
}
