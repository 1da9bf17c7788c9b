import { encode, type Fields } from './ejson'
import { valueAt } from './match'
import { OrderedIndex, type Row } from './ordered-index'
import type { Texts } from './texts'

/** `fields` in order, such as `k.union`; the id is added automatically as tiebreak. */
export type IndexDeclaration = { readonly name: string; readonly fields: readonly string[]; readonly unique?: boolean }

export const BY_ID = '_id_'

/** The place of a document: ids are mostly texts, but a number is a different id from its digits as text. */
export const placeOf = (id: unknown): string => (typeof id === 'string' ? id : `\u0000${encode({ id })}`)

type Rows = readonly (Row | undefined)[]

/** The latest committed state of one collection: the documents as encoded text, and their places in each index. */
export class Collection {
  readonly #rows = new Map<string, Rows>()
  #indexes: readonly OrderedIndex[] = []

  constructor(
    readonly name: string,
    private readonly texts: Texts,
    private readonly parse: (text: string) => Fields,
    declarations: readonly IndexDeclaration[] = [],
  ) {
    this.declare(declarations)
  }

  get indexes(): readonly OrderedIndex[] {
    return this.#indexes
  }

  get size(): number {
    return this.#rows.size
  }

  text(at: string): string | undefined {
    return this.#rows.has(at) ? this.texts.get(at) : undefined
  }

  places(): IterableIterator<string> {
    return this.#rows.keys()
  }

  #rowsOf(doc: Fields, at: string): Rows {
    return this.#indexes.map((index) => index.rowOf(valuesOf(index.fields, doc), doc['_id'], at))
  }

  declares(declarations: readonly IndexDeclaration[]): boolean {
    const own = this.#indexes.filter(({ name }) => name !== BY_ID)
    const told = ({ name, fields, unique }: IndexDeclaration): string => JSON.stringify([name, fields, unique === true])
    return own.map(told).join() === declarations.map(told).join()
  }

  /** Declares the indexes again, and indexes the existing documents. */
  declare(declarations: readonly IndexDeclaration[]): void {
    this.#indexes = [
      new OrderedIndex(BY_ID, ['_id'], false),
      ...declarations.map(({ name, fields, unique }) => new OrderedIndex(name, fields, unique === true)),
    ]
    this.#rows.clear()
    const lists: (Row | undefined)[][] = this.#indexes.map(() => [])
    for (const [at, text] of this.texts.all()) {
      const rows = this.#rowsOf(this.parse(text), at)
      this.#rows.set(at, rows)
      rows.forEach((row, i) => void lists[i]?.push(row))
    }
    this.#indexes.forEach((index, i) => void index.fill(lists[i] ?? []))
  }

  /** `doc` undefined: the document was removed */
  put(at: string, doc: Fields | undefined, text: string | undefined): void {
    const old = this.#rows.get(at)
    if (old !== undefined) this.#indexes.forEach((index, i) => void index.remove(old[i]))
    this.#rows.delete(at)
    this.texts.note(at, text)
    if (doc === undefined || text === undefined) return
    const rows = this.#rowsOf(doc, at)
    this.#rows.set(at, rows)
    this.#indexes.forEach((index, i) => void index.add(rows[i]))
  }
}

/** A missing field counts as null, as in the real database. */
export const valuesOf = (fields: readonly string[], doc: Fields): readonly unknown[] =>
  fields.map((field) => valueAt(doc, field.split('.')) ?? null)
