import { type Collection, StoreError } from '@cloud/ports/doc-store'
import { indexedFields, keysOf } from '../store/payload'
import type { Engine } from './engine'
import { column, tableName } from './table'

const SAFE_NAME = /^[A-Za-z]\w*$/

const checkNames = (collection: Collection<never>): void => {
  const names = [collection.name, ...Object.keys(collection.indexes), ...indexedFields(collection)]
  const odd = names.find((name) => !SAFE_NAME.test(name))
  if (odd !== undefined) throw new StoreError('invalid', `${collection.name}: ${odd} cannot be a name`)
}

const indexesOf = (collection: Collection<never>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(collection.indexes).map(([name, { eq, sort, unique }]) => {
      const fields = [...eq, ...(sort === undefined ? [] : [sort])].map(column)
      const columns = unique === true ? fields : [...fields, 'id'] // the id is the tiebreak of every list
      const called = `i_${collection.name}_${name}`
      const kind = unique === true ? 'UNIQUE INDEX' : 'INDEX'
      return [called, `CREATE ${kind} "${called}" ON ${tableName(collection.name)} (${columns.join(', ')})`]
    }),
  )

/** Adds columns for newly indexed fields and fills them from the documents. */
const addColumns = (engine: Engine, collection: Collection<never>, missing: readonly string[]): void => {
  const table = tableName(collection.name)
  for (const field of missing) engine.exec(`ALTER TABLE ${table} ADD COLUMN ${column(field)}`)
  const sets = missing.map((field) => `${column(field)} = ?`).join(', ')
  for (const [id] of engine.all(`SELECT id FROM ${table}`, [])) {
    const doc = engine.first(`SELECT doc FROM ${table} WHERE id = ?`, [String(id)])
    const keys = keysOf(collection, missing, JSON.parse(String(doc?.[0])) as never)
    engine.run(`UPDATE ${table} SET ${sets} WHERE id = ?`, [...keys, String(id)])
  }
}

const settleIndexes = (engine: Engine, collection: Collection<never>): void => {
  const wanted = indexesOf(collection)
  const rows = engine.all(
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql NOT NULL",
    [`c_${collection.name}`],
  )
  const there = new Map(rows.map(([name, sql]) => [String(name), String(sql)]))
  for (const [name, sql] of there) if (wanted.get(name) !== sql) engine.exec(`DROP INDEX "${name}"`)
  for (const [name, sql] of wanted) if (there.get(name) !== sql) engine.exec(sql)
}

const settleTable = (engine: Engine, collection: Collection<never>): void => {
  const fields = indexedFields(collection)
  const there = engine
    .all('SELECT name FROM pragma_table_info(?)', [`c_${collection.name}`])
    .map(([name]) => `"${String(name)}"`)
  if (there.length === 0) {
    const columns = ['id TEXT PRIMARY KEY NOT NULL', 'v INTEGER NOT NULL', 'doc TEXT NOT NULL', ...fields.map(column)]
    engine.exec(`CREATE TABLE ${tableName(collection.name)} (${columns.join(', ')})`)
  } else {
    const missing = fields.filter((field) => !there.includes(column(field)))
    if (missing.length > 0) addColumns(engine, collection, missing)
  }
  settleIndexes(engine, collection)
}

/** Creates and changes tables and indexes according to the declarations, in one transaction; documents stay unchanged. */
export const settleSchema = (engine: Engine, collections: readonly Collection<never>[]): void => {
  for (const collection of collections) checkNames(collection)
  engine.atomically(() => {
    for (const collection of collections) settleTable(engine, collection)
  })
}
