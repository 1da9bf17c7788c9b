import { encode, type Fields } from './ejson'
import { valueAt } from './match'
import { OrderedIndex, type Row } from './ordered-index'

/** `fields` in order, such as `k.union`; the id follows as tiebreak by itself. */
export type IndexDeclaration = { readonly name: string; readonly fields: readonly string[]; readonly unique?: boolean }

/** The committed document: its text as it is sent, and its place in each index. */
type Entry = { readonly text: string; rows: readonly Row[] }

export const BY_ID = '_id_'

/** Where a document is: ids are texts mostly, but a number is another id than its digits. */
export const placeOf = (id: unknown): string => (typeof id === 'string' ? id : `\u0000${encode({ id })}`)

/** The latest committed state of one collection. */
export class Collection {
  readonly #entries = new Map<string, Entry>()
  #indexes: readonly OrderedIndex[] = [new OrderedIndex(BY_ID, ['_id'], false)]

  constructor(
    readonly name: string,
    private readonly parse: (text: string) => Fields,
  ) {}

  get indexes(): readonly OrderedIndex[] {
    return this.#indexes
  }

  get size(): number {
    return this.#entries.size
  }

  text(at: string): string | undefined {
    return this.#entries.get(at)?.text
  }

  places(): IterableIterator<string> {
    return this.#entries.keys()
  }

  #rowsOf(indexes: readonly OrderedIndex[], doc: Fields, at: string): readonly Row[] {
    return indexes.map(({ fields }) => ({ key: [...valuesOf(fields, doc), doc['_id']], at }))
  }

  /** Declares the indexes anew; documents that are there already are entered. */
  declare(declarations: readonly IndexDeclaration[]): void {
    this.#indexes = [
      new OrderedIndex(BY_ID, ['_id'], false),
      ...declarations.map(({ name, fields, unique }) => new OrderedIndex(name, fields, unique === true)),
    ]
    const lists: Row[][] = this.#indexes.map(() => [])
    for (const [at, entry] of this.#entries) {
      entry.rows = this.#rowsOf(this.#indexes, this.parse(entry.text), at)
      entry.rows.forEach((row, i) => void lists[i]?.push(row))
    }
    this.#indexes.forEach((index, i) => void index.fill(lists[i] ?? []))
  }

  /** As read from the disk: `declare` has to follow. */
  load(at: string, text: string): void {
    this.#entries.set(at, { text, rows: [] })
  }

  /** undefined: the document is gone */
  put(at: string, doc: Fields | undefined, text: string | undefined): void {
    const old = this.#entries.get(at)
    this.#indexes.forEach((index, i) => {
      const row = old?.rows[i]
      if (row !== undefined) index.remove(row)
    })
    this.#entries.delete(at)
    if (doc === undefined || text === undefined) return
    const rows = this.#rowsOf(this.#indexes, doc, at)
    this.#entries.set(at, { text, rows })
    this.#indexes.forEach((index, i) => {
      const row = rows[i]
      if (row !== undefined) index.add(row)
    })
  }
}

/** A missing field counts as null, as in the database itself. */
export const valuesOf = (fields: readonly string[], doc: Fields): readonly unknown[] =>
  fields.map((field) => valueAt(doc, field.split('.')) ?? null)
