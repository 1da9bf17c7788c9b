import { createHash } from 'node:crypto'
import { type Collection, StoreError } from '@cloud/ports/doc-store'
import { Client } from 'pg'
import { indexedFields, keysOf } from '../store/payload'
import { storeError } from './errors'
import { sortable } from './keys'
import { type Address, patientConfigOf } from './settings'
import { column, tableName } from './table'

const SAFE_NAME = /^[A-Za-z]\w*$/
/** An arbitrary number that all openers use as their lock. */
const OPENERS = 7_403_021
const PAGE = 500

/** Runs a statement on the connection of the schema; rows as lists. */
type Ask = (text: string, values?: readonly string[]) => Promise<readonly (readonly unknown[])[]>

const checkNames = (collection: Collection<never>): void => {
  const names = [collection.name, ...Object.keys(collection.indexes), ...indexedFields(collection)]
  const odd = names.find((name) => !SAFE_NAME.test(name))
  if (odd !== undefined) throw new StoreError('invalid', `${collection.name}: ${odd} cannot be a name`)
}

/**
 * Indexes by name. The name contains a digest of the definition: databases of the family print definitions differently, so that
 * definitions cannot be compared, but names can.
 */
const indexesOf = (collection: Collection<never>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(collection.indexes).map(([name, { eq, sort, unique }]) => {
      const fields = [...eq, ...(sort === undefined ? [] : [sort])].map(column)
      const columns = (unique === true ? fields : [...fields, 'id']).join(', ') // the id is the tiebreak of every list
      const kind = unique === true ? 'UNIQUE INDEX' : 'INDEX'
      const digest = createHash('sha256').update(`${kind} ${columns}`).digest('hex').slice(0, 8)
      const called = `i_${collection.name}_${name}`.slice(0, 50) // PostgreSQL cuts names at 63 bytes
      return [
        `${called}_${digest}`,
        `CREATE ${kind} "${called}_${digest}" ON ${tableName(collection.name)} (${columns})`,
      ]
    }),
  )

/**
 * Rows without a value in an indexed column: written before the field was indexed, or by an older version of the program that
 * did not know it. Such columns are nullable for that older version; they are filled in at each opening.
 */
const fillIn = async (ask: Ask, collection: Collection<never>, fields: readonly string[]): Promise<void> => {
  if (fields.length === 0) return
  const table = tableName(collection.name)
  const gaps = fields.map((field) => `${column(field)} IS NULL`).join(' OR ')
  const sets = fields.map((field, i) => `${column(field)} = $${i + 2}`).join(', ')
  for (;;) {
    const rows = await ask(`SELECT id, doc::text FROM ${table} WHERE ${gaps} LIMIT ${PAGE}`)
    for (const [id, text] of rows) {
      const keys = keysOf(collection, fields, JSON.parse(String(text)) as never)
      await ask(`UPDATE ${table} SET ${sets} WHERE id = $1`, [String(id), ...keys.map(sortable)])
    }
    if (rows.length < PAGE) return
  }
}

const settleIndexes = async (ask: Ask, collection: Collection<never>): Promise<void> => {
  const wanted = indexesOf(collection)
  const rows = await ask('SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND tablename = $1', [
    `c_${collection.name}`,
  ])
  const there = rows.map(([name]) => String(name)).filter((name) => name.startsWith('i_'))
  for (const name of there) if (!wanted.has(name)) await ask(`DROP INDEX "${name}"`)
  for (const [name, sql] of wanted) if (!there.includes(name)) await ask(sql)
}

const settleTable = async (ask: Ask, collection: Collection<never>): Promise<void> => {
  const table = tableName(collection.name)
  const fields = indexedFields(collection)
  const there = await ask(
    'SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1',
    [`c_${collection.name}`],
  )
  const typed = (field: string): string => `${column(field)} text COLLATE "C"`
  if (there.length === 0) {
    const columns = ['id text COLLATE "C" PRIMARY KEY', 'v bigint NOT NULL', 'doc jsonb NOT NULL', ...fields.map(typed)]
    await ask(`CREATE TABLE ${table} (${columns.join(', ')})`)
  } else {
    const known = new Set(there.map(([name]) => `"${String(name)}"`))
    for (const field of fields)
      if (!known.has(column(field))) await ask(`ALTER TABLE ${table} ADD COLUMN ${typed(field)}`)
    await fillIn(ask, collection, fields)
  }
  await settleIndexes(ask, collection)
}

const settleAll = async (ask: Ask, collections: readonly Collection<never>[]): Promise<void> => {
  await ask('BEGIN')
  await ask(`SELECT pg_advisory_xact_lock(${OPENERS})`) // released at the end of the transaction, however it ends
  for (const collection of collections) await settleTable(ask, collection)
  await ask('COMMIT')
}

/**
 * Creates and changes tables and indexes according to the declarations, in one transaction. Documents stay unchanged, and so do
 * columns that are no longer declared, because an older version of the program may still write them. Concurrent openers wait
 * for one another.
 */
export const settleSchema = async (address: Address, collections: readonly Collection<never>[]): Promise<void> => {
  for (const collection of collections) checkNames(collection)
  const client = new Client(patientConfigOf(address))
  client.on('error', () => undefined) // reported by the query that was running
  const ask: Ask = async (text, values = []) =>
    (await client.query<unknown[]>({ text, values: [...values], rowMode: 'array' })).rows
  try {
    await client.connect()
    await settleAll(ask, collections)
  } catch (error) {
    throw error instanceof StoreError ? error : storeError(error)
  } finally {
    await client.end().catch(() => undefined) // the connection may already be closed
  }
}
