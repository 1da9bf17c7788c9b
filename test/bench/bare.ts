// The bare engine, used by hand for our tables: statements prepared and rows encoded beforehand.
import { indexedFields, keysOf } from '@cloud/adapters/store/payload'
import type { Collection, Stored } from '@cloud/ports/doc-store'
import Database from 'libsql'

type Value = string | number

/** A document to be written to its table; with `from`, it replaces the document of that version. */
export type Write = {
  readonly collection: Collection<never>
  readonly id: string
  readonly doc: unknown
  readonly from?: number
}

const columnsOf = (collection: Collection<never>): readonly string[] => [
  'v',
  'doc',
  ...indexedFields(collection).map((field) => `"k_${field}"`),
]

const sqlOf = ({ collection, from }: Write): string => {
  const columns = columnsOf(collection)
  return from === undefined
    ? `INSERT INTO "c_${collection.name}" (${columns.join(', ')}, id) VALUES (${columns.map(() => '?').join(', ')}, ?)`
    : `UPDATE "c_${collection.name}" SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ? AND v = ?`
}

const valuesOf = ({ collection, id, doc, from }: Write): readonly Value[] => [
  (from ?? 0) + 1,
  JSON.stringify(doc),
  ...keysOf(collection, indexedFields(collection), doc as never),
  id,
  ...(from === undefined ? [] : [from]),
]

export type Bare = {
  /**
   * One transaction of these writes, prepared now and run when the returned function is called. Throws when a row to be
   * replaced does not exist.
   */
  transaction(writes: readonly Write[], first?: () => void): () => void
  /** Reads the row, as everything that changes a document has to. */
  reading(collection: Collection<never>, id: string): () => void
  /** Twenty cases of one union at one stage, the most urgent first. `of`: the column with the union's id. */
  page(of: 'base' | 'county'): (union: string, stage: string) => readonly Stored<unknown>[]
  /** Checkpoints the write-ahead log into the file, so that the file alone can be copied. */
  settle(): void
  close(): void
}

/** WAL, and every commit synced to disk before it returns: the same guarantees as the document store's. */
export const openBare = (file: string): Bare => {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('cache_size = -32000')
  const statements = new Map<string, Database.Statement<Value[]>>()
  const statement = (sql: string): Database.Statement<Value[]> => {
    const known = statements.get(sql) ?? db.prepare<Value[]>(sql)
    statements.set(sql, known)
    return known
  }
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')]
  return {
    transaction: (writes, first = () => undefined) => {
      const ready = writes.map((write) => [statement(sqlOf(write)), valuesOf(write)] as const)
      return () => {
        begin.run()
        first()
        for (const [each, values] of ready)
          if (each.run(...values).changes !== 1) throw new Error('the bare engine does not write what ours wrote')
        commit.run()
      }
    },
    reading: ({ name }, id) => {
      const find = statement(`SELECT v, doc FROM "c_${name}" WHERE id = ?`).raw(true)
      return () => {
        if (find.get(id) === undefined) throw new Error(`no such row in ${name}`)
      }
    },
    page: (of) => {
      const sql = `SELECT id, v, doc FROM "c_cases" WHERE "k_${of}" = ? AND "k_stage" = ? ORDER BY "k_due", id LIMIT 20`
      const page = statement(sql).raw(true)
      return (union, stage) =>
        (page.all(union, stage) as (readonly [string, number, string])[]).map(([id, v, text]) => ({
          id,
          v,
          doc: JSON.parse(text),
        }))
    },
    settle: () => void db.pragma('wal_checkpoint(TRUNCATE)'),
    close: () => db.close(),
  }
}
