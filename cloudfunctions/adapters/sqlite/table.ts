import { type Collection, type Key, type Stored, StoreError } from '@cloud/ports/doc-store'
import { encodeDoc, indexedFields, keysOf } from '../store/payload'
import { type CheckedQuery, cursorAt } from '../store/query'
import type { Engine } from './engine'

/** A document ready to be written. */
export type Row = { readonly v: number; readonly text: string; readonly keys: readonly Key[] }

type Kind = 'string' | 'number'

/** A collection as an SQL table: id, version, JSON text, and a column for each indexed field. */
export type Table = {
  readonly name: string
  readonly fields: readonly string[]
  /** StoreError `invalid` for values that no store may accept */
  encode<T>(collection: Collection<T>, doc: T): Pick<Row, 'text' | 'keys'>
  /** the rows that exist, by id, in one statement */
  read(ids: readonly string[]): ReadonlyMap<string, Pick<Row, 'v' | 'text'>>
  version(id: string): number | undefined
  insert(id: string, row: Row): void
  /** false when the version is no longer `from` */
  replace(id: string, from: number, row: Row): boolean
  remove(id: string, from: number): boolean
  /** by id, ascending: SQLite compares text byte by byte */
  walk<T>(after: string | undefined, limit: number): readonly Stored<T>[]
  page<T>(query: CheckedQuery): { readonly items: readonly Stored<T>[]; readonly next?: string }
}

export const column = (field: string): string => `"k_${field}"`
export const tableName = (collection: string): string => `"c_${collection}"`

/** Written by `encode`, so it is read back unchanged. */
const decode = <T>(id: unknown, v: unknown, text: unknown): Stored<T> => ({
  id: String(id),
  v: Number(v),
  doc: JSON.parse(String(text)) as T,
})

/**
 * The type of each field. A field has one type throughout its collection, because text and numbers are sorted separately and a
 * range would miss the values of the other type.
 */
const kindsIn = (engine: Engine, name: string, fields: readonly string[]): Map<string, Kind> => {
  const kinds = new Map<string, Kind>()
  if (fields.length === 0) return kinds
  const row = engine.first(`SELECT ${fields.map(column).join(', ')} FROM ${tableName(name)} LIMIT 1`, [])
  for (const [i, field] of fields.entries()) if (row !== undefined) kinds.set(field, kindOf(row[i]))
  return kinds
}
const kindOf = (key: unknown): Kind => (typeof key === 'number' ? 'number' : 'string')

const pageSql = (table: string, query: CheckedQuery): string => {
  const { eq, sort } = query.index
  const order = [...(sort === undefined ? [] : [column(sort)]), 'id']
  const wheres = [
    ...eq.map((field) => `${column(field)} = ?`),
    ...(sort !== undefined && query.gte !== undefined ? [`${column(sort)} >= ?`] : []),
    ...(sort !== undefined && query.lt !== undefined ? [`${column(sort)} < ?`] : []),
    ...(query.after === undefined
      ? []
      : [`(${order.join(', ')}) ${query.desc ? '<' : '>'} (${order.map(() => '?').join(', ')})`]),
  ]
  const where = wheres.length === 0 ? '' : ` WHERE ${wheres.join(' AND ')}`
  const direction = query.desc ? ' DESC' : ''
  // the sort value comes first: that of the last row is part of the cursor
  return `SELECT ${sort === undefined ? 'NULL' : column(sort)}, id, v, doc FROM ${table}${where} ORDER BY ${order.map((by) => by + direction).join(', ')} LIMIT ?`
}

const pageValues = ({ eq, gte, lt, after, limit }: CheckedQuery): readonly Key[] => [
  ...eq,
  ...(gte === undefined ? [] : [gte]),
  ...(lt === undefined ? [] : [lt]),
  ...(after === undefined ? [] : [...(after.sort === undefined ? [] : [after.sort]), after.id]),
  limit + 1, // one more row shows whether there is a next page
]

export const tableOf = (engine: Engine, declared: Pick<Collection<never>, 'name' | 'indexes'>): Table => {
  const { name } = declared
  const fields = indexedFields(declared)
  const kinds = kindsIn(engine, name, fields)
  const table = tableName(name)
  const columns = fields.map(column)
  const sql = {
    read: `SELECT id, v, doc FROM ${table} WHERE id = ?`,
    readMany: `SELECT id, v, doc FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
    version: `SELECT v FROM ${table} WHERE id = ?`,
    insert: `INSERT INTO ${table} (${['id', 'v', 'doc', ...columns].join(', ')}) VALUES (?, ?, ?${', ?'.repeat(columns.length)})`,
    replace: `UPDATE ${table} SET ${['v', 'doc', ...columns].map((each) => `${each} = ?`).join(', ')} WHERE id = ? AND v = ?`,
    // ids are never empty, so '' comes before the first
    walk: `SELECT id, v, doc FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`,
    remove: `DELETE FROM ${table} WHERE id = ? AND v = ?`,
  }
  const checkKind = (field: string, key: Key): void => {
    const kind = kinds.get(field)
    if (kind !== undefined && kind !== kindOf(key))
      throw new StoreError('invalid', `${name}.${field}: is a ${kind} in every other document`)
  }
  const learn = (keys: readonly Key[]): void => {
    if (kinds.size < fields.length) for (const [i, field] of fields.entries()) kinds.set(field, kindOf(keys[i]))
  }
  const checkKinds = ({ index, eq, gte, lt, after }: CheckedQuery): void => {
    for (const [i, field] of index.eq.entries()) checkKind(field, eq[i] ?? '')
    for (const key of [gte, lt, after?.sort])
      if (index.sort !== undefined && key !== undefined) checkKind(index.sort, key)
  }

  return {
    name,
    fields,
    encode: (collection, doc) => {
      const text = encodeDoc(name, doc)
      const keys = keysOf(collection, fields, doc)
      for (const [i, field] of fields.entries()) checkKind(field, keys[i] ?? '')
      return { text, keys }
    },
    read: (ids) => {
      const rows = ids.length === 1 ? engine.all(sql.read, ids) : engine.all(sql.readMany, [JSON.stringify(ids)])
      return new Map(rows.map(([id, v, text]) => [String(id), { v: Number(v), text: String(text) }]))
    },
    version: (id) => {
      const row = engine.first(sql.version, [id])
      return row === undefined ? undefined : Number(row[0])
    },
    insert: (id, { v, text, keys }) => {
      engine.run(sql.insert, [id, v, text, ...keys])
      learn(keys)
    },
    replace: (id, from, { v, text, keys }) => engine.run(sql.replace, [v, text, ...keys, id, from]) === 1,
    remove: (id, from) => engine.run(sql.remove, [id, from]) === 1,
    walk: <T>(after: string | undefined, limit: number) =>
      engine.all(sql.walk, [after ?? '', limit]).map(([id, v, text]) => decode<T>(id, v, text)),
    page: <T>(query: CheckedQuery) => {
      checkKinds(query)
      const rows = engine.all(pageSql(table, query), pageValues(query))
      const items = rows.slice(0, query.limit).map(([, id, v, text]) => decode<T>(id, v, text))
      const last = rows[query.limit - 1]
      if (rows.length <= query.limit || last === undefined) return { items }
      const sort = query.index.sort === undefined ? {} : { sort: last[0] as Key }
      return { items, next: cursorAt(name, query, { ...sort, id: String(last[1]) }) }
    },
  }
}
