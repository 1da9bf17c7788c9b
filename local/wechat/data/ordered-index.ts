import type { Edge } from './bounds'
import { compare, compareKeys } from './order'

/** One document in an index: the indexed values with the id as tiebreak, and where the document is. */
export type Row = { readonly key: readonly unknown[]; readonly at: string }

/** An index as a sorted list: finding is a binary search, inserting moves what lies behind (cheap at this size). */
export class OrderedIndex {
  readonly #rows: Row[] = []
  /** Documents whose indexed value is an array: the list cannot answer for them, so nobody may rely on it. */
  #arrays = 0

  constructor(
    readonly name: string,
    readonly fields: readonly string[],
    readonly unique: boolean,
  ) {}

  get usable(): boolean {
    return this.#arrays === 0
  }

  readonly #holdsArray = (row: Row): boolean => row.key.some(Array.isArray)

  #position(row: Row): number {
    return this.#search((key) => compareKeys(key, row.key) >= 0)
  }

  /** the first place whose key satisfies `behind`, which is false and then true along the list */
  #search(behind: (key: readonly unknown[]) => boolean): number {
    let low = 0
    let high = this.#rows.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const row = this.#rows[middle]
      if (row !== undefined && behind(row.key)) high = middle
      else low = middle + 1
    }
    return low
  }

  add(row: Row): void {
    this.#rows.splice(this.#position(row), 0, row)
    if (this.#holdsArray(row)) this.#arrays += 1
  }

  remove(row: Row): void {
    this.#rows.splice(this.#position(row), 1)
    if (this.#holdsArray(row)) this.#arrays -= 1
  }

  /** of an empty index: many at once */
  fill(rows: readonly Row[]): void {
    for (const row of rows) {
      this.#rows.push(row)
      if (this.#holdsArray(row)) this.#arrays += 1
    }
    this.#rows.sort((a, b) => compareKeys(a.key, b.key))
  }

  /** Rows with these first values, then between the edges of the next one, forwards or backwards. */
  *range(first: readonly unknown[], from: Edge | undefined, to: Edge | undefined, back: boolean): Generator<Row> {
    const start = this.#edge(first, from, false)
    const end = this.#edge(first, to, true)
    const rows = this.#rows
    for (let i = 0; i < end - start; i += 1) {
      const row = rows[back ? end - 1 - i : start + i]
      if (row !== undefined) yield row
    }
  }

  #edge(first: readonly unknown[], edge: Edge | undefined, behindEqual: boolean): number {
    const wanted = edge === undefined ? first : [...first, edge.value]
    const after = edge === undefined || edge.closed ? behindEqual : !behindEqual
    return this.#search((key) => {
      for (let i = 0; i < wanted.length; i += 1) {
        const order = compare(key[i], wanted[i])
        if (order !== 0) return order > 0
      }
      return !after
    })
  }

  /** where the document with exactly these values is; of a unique index there is one at most */
  holder(values: readonly unknown[]): string | undefined {
    for (const row of this.range(values, undefined, undefined, false)) return row.at
    return undefined
  }
}
