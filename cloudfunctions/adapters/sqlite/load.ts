import { closeSync, fsyncSync, openSync } from 'node:fs'
import { type Collection, type Key, StoreError } from '@cloud/ports/doc-store'
import { marked } from '@cloud/ports/forms'
import { checkId, encodeDoc, indexedFields, keysOf } from '../store/payload'
import { openEngine } from './engine'
import { settleSchema } from './schema'
import { column, tableName } from './table'

/** Rows by collection, as one flat list: of each row the id, the text, and the indexed values. Can be sent between threads. */
export type Packed = ReadonlyMap<string, readonly Key[]>

/** Encodes documents as the store does. StoreError `invalid` for what no store may accept. */
export const packing = (): { add<T>(collection: Collection<T>, id: string, doc: T): void; readonly packed: Packed } => {
  const packed = new Map<string, Key[]>()
  const fields = new Map<string, readonly string[]>()
  const fieldsOf = (collection: Collection<never>): readonly string[] => {
    const known = fields.get(collection.name) ?? indexedFields(collection)
    fields.set(collection.name, known)
    return known
  }
  return {
    packed,
    add: (collection, id, doc) => {
      const { name } = collection
      checkId(name, id)
      const today = marked(collection, doc)
      const row = [id, encodeDoc(name, today), ...keysOf(collection, fieldsOf(collection), today)]
      const rows = packed.get(name)
      if (rows === undefined) packed.set(name, row)
      else rows.push(...row)
    },
  }
}

export type Load = {
  /** the ids are new */
  insert(packed: Packed): void
  /** Makes the indexes and writes everything to the disk; from then on the file is a store like any other. */
  end(): void
}

/** Rows of one statement. */
const AT_ONCE = 20

/**
 * Fills a SQLite file many times faster than transactions do: nothing waits for the disk before the end, and a crash or an error
 * leaves a broken file. Therefore it is only for a file that is not in use yet and can be made again.
 * `ascending`: collections whose rows are inserted in the order of their indexes, or are too long to be read again for each
 * index; their indexes are kept up to date, all others are made at the end.
 */
export const openLoad = (
  file: string,
  collections: readonly Collection<never>[],
  ascending: readonly { readonly name: string }[],
): Load => {
  const engine = openEngine(file)
  settleSchema(engine, collections)
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -600000'])
    engine.exec(`PRAGMA ${pragma}`)
  const kept = new Set(ascending.map(({ name }) => `c_${name}`))
  const indexes = engine.all("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql NOT NULL", [])
  for (const [index, table] of indexes) if (!kept.has(String(table))) engine.exec(`DROP INDEX "${String(index)}"`)
  // a number that a store gives to a new document too
  const version = Date.now() * 1000
  const tables = new Map(
    collections.map((collection) => {
      const columns = indexedFields(collection).map(column)
      const row = `(?, ${version}, ?${', ?'.repeat(columns.length)})`
      const into = `INSERT INTO ${tableName(collection.name)} (${['id', 'v', 'doc', ...columns].join(', ')}) VALUES `
      const many = into + Array.from({ length: AT_ONCE }, () => row).join(', ')
      return [collection.name, { one: into + row, many, width: columns.length + 2 }]
    }),
  )
  return {
    insert: (packed) =>
      engine.atomically(() => {
        for (const [name, values] of packed) {
          const table = tables.get(name)
          if (table === undefined) throw new StoreError('invalid', `${name}: not a declared collection`)
          const { one, many, width } = table
          const whole = values.length - (values.length % (AT_ONCE * width))
          for (let at = 0; at < whole; at += AT_ONCE * width) engine.run(many, values.slice(at, at + AT_ONCE * width))
          for (let at = whole; at < values.length; at += width) engine.run(one, values.slice(at, at + width))
        }
      }),
    end: () => {
      settleSchema(engine, collections)
      engine.close()
      const written = openSync(file, 'r+')
      fsyncSync(written)
      closeSync(written)
    },
  }
}
