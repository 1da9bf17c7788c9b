import { type Collection, type Key, type Stored, StoreError } from '@cloud/ports/doc-store'
import { encodeDoc, indexedFields, keysOf } from '../store/payload'
import type { CheckedQuery } from '../store/query'
import type { Row, Statement } from './batch'
import { sortable } from './keys'

/** A document ready to be written. */
export type Ready = { readonly v: number; readonly text: string; readonly keys: readonly Key[] }

type Kind = 'string' | 'number'

/** A collection as a table: id, version, the document as JSONB, and a plain column for each indexed field. */
export type Table = {
  readonly name: string
  /** StoreError `invalid` for values that no store may accept */
  encode<T>(collection: Collection<T>, doc: T): Pick<Ready, 'text' | 'keys'>
  /** rows of id, v and text */
  find(ids: readonly string[]): Statement
  page(query: CheckedQuery): Statement
  walk(after: string | undefined, limit: number): Statement
  /** The following must affect as many rows as they name, or their transaction must not be committed. */
  insert(rows: readonly (Ready & { readonly id: string })[]): Statement
  replace(id: string, from: number, row: Ready): Statement
  remove(id: string, from: number): Statement
  /** locks the document against changes until the transaction ends */
  keep(id: string, v: number): Statement
  /** locks a free id until the transaction ends, by inserting and deleting it again, which leaves nothing behind */
  keepFree(id: string): readonly Statement[]
  /** learns the types of fields from a stored document: a field has one type throughout its collection */
  learn(keys: readonly Key[]): void
}

export const column = (field: string): string => `"k_${field}"`
export const tableName = (collection: string): string => `"c_${collection}"`

export const decode = <T>([id, v, text]: Row): Stored<T> => ({
  id: String(id),
  v: Number(v),
  doc: JSON.parse(String(text)) as T, // written by `encode`, so it is read back unchanged
})

const kindOf = (key: Key): Kind => (typeof key === 'number' ? 'number' : 'string')

/** Numbers the placeholders $1, $2 … in the order of their values. */
const numbered = () => {
  const values: (string | number)[] = []
  return { values, next: (value: string | number) => `$${values.push(value)}` }
}

/**
 * The condition that the id is one of `ids`, with placeholders from `$from` on. A list and not an array, because the server
 * would plan a statement with an array anew at each run; filled up to a power of two, so that there are few texts.
 */
export const among = (ids: readonly string[], from = 1): Statement => {
  const values = Array.from({ length: 2 ** Math.ceil(Math.log2(ids.length)) }, (_, i) => ids[i] ?? ids[0] ?? '')
  return { text: `id IN (${values.map((_, i) => `$${from + i}`).join(', ')})`, values }
}

const pageOf = (table: string, query: CheckedQuery): Statement => {
  const { index, eq, gte, lt, after } = query
  const { values, next } = numbered()
  const sort = index.sort === undefined ? undefined : column(index.sort)
  const order = sort === undefined ? ['id'] : [sort, 'id']
  const key = (value: Key): string => next(sortable(value))
  const wheres = index.eq.map((field, i) => `${column(field)} = ${key(eq[i] ?? '')}`)
  if (sort !== undefined && gte !== undefined) wheres.push(`${sort} >= ${key(gte)}`)
  if (sort !== undefined && lt !== undefined) wheres.push(`${sort} < ${key(lt)}`)
  if (after !== undefined) {
    const position = [...(after.sort === undefined ? [] : [key(after.sort)]), next(after.id)]
    wheres.push(`(${order.join(', ')}) ${query.desc ? '<' : '>'} (${position.join(', ')})`)
  }
  const where = wheres.length === 0 ? '' : ` WHERE ${wheres.join(' AND ')}`
  const by = order.map((each) => (query.desc ? `${each} DESC` : each)).join(', ')
  // one more row than requested shows whether there is a next page
  const text = `SELECT id, v, doc::text FROM ${table}${where} ORDER BY ${by} LIMIT ${next(query.limit + 1)}`
  return { text, values }
}

const writesOf = (table: string, columns: readonly string[]) => {
  const written = ['v', 'doc', ...columns]
  const insert = `INSERT INTO ${table} (id, ${written.join(', ')}) VALUES `
  const placesOf = (row: number): string => {
    const first = row * (written.length + 1) + 1
    return `($${first}, ${written.map((_, i) => `$${first + 1 + i}`).join(', ')})`
  }
  const inserts: string[] = []
  const insertOf = (rows: number): string => {
    inserts[rows] ??= insert + Array.from({ length: rows }, (_, row) => placesOf(row)).join(', ')
    return inserts[rows]
  }
  const sets = written.map((each, i) => `${each} = $${i + 3}`).join(', ')
  const replace = `UPDATE ${table} SET ${sets} WHERE id = $1 AND v = $2`
  const valuesOf = ({ v, text, keys }: Ready) => [v, text, ...keys.map(sortable)]
  return {
    insert: (rows: readonly (Ready & { readonly id: string })[]): Statement => ({
      text: insertOf(rows.length),
      values: rows.flatMap((row) => [row.id, ...valuesOf(row)]),
      rows: rows.length,
    }),
    replace: (id: string, from: number, row: Ready): Statement => ({
      text: replace,
      values: [id, from, ...valuesOf(row)],
    }),
    remove: (id: string, from: number): Statement => ({
      text: `DELETE FROM ${table} WHERE id = $1 AND v = $2`,
      values: [id, from],
    }),
    keep: (id: string, v: number): Statement => ({
      text: `SELECT 1 FROM ${table} WHERE id = $1 AND v = $2 FOR SHARE`,
      values: [id, v],
    }),
    keepFree: (id: string): readonly Statement[] => [
      { text: `INSERT INTO ${table} (id, v, doc) VALUES ($1, 0, '{}')`, values: [id] },
      { text: `DELETE FROM ${table} WHERE id = $1 AND v = 0`, values: [id] },
    ],
  }
}

export const tableOf = (declared: Pick<Collection<never>, 'name' | 'indexes'>): Table => {
  const { name } = declared
  const fields = indexedFields(declared)
  const kinds = new Map<string, Kind>()
  const table = tableName(name)
  const checkKind = (field: string, key: Key): void => {
    const kind = kinds.get(field)
    if (kind !== undefined && kind !== kindOf(key))
      throw new StoreError('invalid', `${name}.${field}: is a ${kind} in every other document`)
  }
  const checkKinds = ({ index, eq, gte, lt, after }: CheckedQuery): void => {
    for (const [i, field] of index.eq.entries()) checkKind(field, eq[i] ?? '')
    for (const key of [gte, lt, after?.sort])
      if (index.sort !== undefined && key !== undefined) checkKind(index.sort, key)
  }
  return {
    name,
    ...writesOf(table, fields.map(column)),
    encode: (collection, doc) => {
      const text = encodeDoc(name, doc)
      const keys = keysOf(collection, fields, doc)
      for (const [i, field] of fields.entries()) checkKind(field, keys[i] ?? '')
      return { text, keys }
    },
    find: (ids) => {
      const { text, values } = among(ids)
      return { text: `SELECT id, v, doc::text FROM ${table} WHERE ${text}`, values }
    },
    page: (query) => {
      checkKinds(query)
      return pageOf(table, query)
    },
    walk: (after, limit) => ({
      text: `SELECT id, v, doc::text FROM ${table} WHERE id > $1 ORDER BY id LIMIT $2`,
      values: [after ?? '', limit],
    }),
    learn: (keys) => {
      if (kinds.size < fields.length) for (const [i, field] of fields.entries()) kinds.set(field, kindOf(keys[i] ?? ''))
    },
  }
}
