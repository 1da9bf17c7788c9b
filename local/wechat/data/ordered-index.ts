import type { Edge } from './bounds'
import { compare, compareKeys } from './order'

/** One document in an index: the indexed values with the id as tiebreak, and the document's place. */
export type Row = { readonly key: readonly unknown[]; readonly at: string }

/** Rows per chunk: finding a row is a binary search, and inserting moves no more rows than this. */
const CHUNK = 512

type Behind = (key: readonly unknown[]) => boolean
type Place = { readonly chunk: number; readonly offset: number }

/** index of the first row whose key satisfies `behind`; `behind` is false up to some row and true from there on */
const firstIn = (rows: readonly Row[], behind: Behind): number => {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const row = rows[middle]
    if (row !== undefined && behind(row.key)) high = middle
    else low = middle + 1
  }
  return low
}

/** An index: the rows of a collection in order, in chunks. */
export class OrderedIndex {
  /** chunks are never empty */
  #chunks: Row[][] = []
  /**
   * Number of documents whose indexed value is an array: if there are any, the index must not be used, because its list does
   * not represent them.
   */
  #arrays = 0
  /**
   * Number of documents without a value in the first field: in many indexes they are the majority, and they are hardly ever
   * queried.
   */
  #leftOut = 0

  constructor(
    readonly name: string,
    readonly fields: readonly string[],
    readonly unique: boolean,
  ) {}

  get usable(): boolean {
    return this.#arrays === 0
  }

  /** false: usable only for queries that exclude documents without a value in the first field */
  get complete(): boolean {
    return this.#leftOut === 0
  }

  rowOf(values: readonly unknown[], id: unknown, at: string): Row | undefined {
    return !this.unique && values[0] === null ? undefined : { key: [...values, id], at }
  }

  #count(row: Row | undefined, by: 1 | -1): void {
    if (row === undefined) this.#leftOut += by
    else if (row.key.some(Array.isArray)) this.#arrays += by
  }

  #find(behind: Behind): Place {
    let low = 0
    let high = this.#chunks.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const last = this.#chunks[middle]?.at(-1)
      if (last !== undefined && behind(last.key)) high = middle
      else low = middle + 1
    }
    return { chunk: low, offset: firstIn(this.#chunks[low] ?? [], behind) }
  }

  add(row: Row | undefined): void {
    this.#count(row, 1)
    if (row === undefined) return
    const { chunk, offset } = this.#find((key) => compareKeys(key, row.key) >= 0)
    // after all rows: at the end of the last chunk instead of in a new chunk
    const rows = this.#chunks[chunk] ?? this.#chunks.at(-1)
    if (rows === undefined) {
      this.#chunks.push([row])
      return
    }
    rows.splice(chunk === this.#chunks.length ? rows.length : offset, 0, row)
    if (rows.length <= CHUNK) return
    const second = rows.splice(rows.length >>> 1)
    this.#chunks.splice(this.#chunks.indexOf(rows) + 1, 0, second)
  }

  remove(row: Row | undefined): void {
    this.#count(row, -1)
    if (row === undefined) return
    const { chunk, offset } = this.#find((key) => compareKeys(key, row.key) >= 0)
    this.#chunks[chunk]?.splice(offset, 1)
    if (this.#chunks[chunk]?.length === 0) this.#chunks.splice(chunk, 1)
  }

  /** fills an empty index with many rows in one call */
  fill(rows: readonly (Row | undefined)[]): void {
    for (const row of rows) this.#count(row, 1)
    const sorted = rows.filter((row) => row !== undefined).sort((a, b) => compareKeys(a.key, b.key))
    for (let i = 0; i < sorted.length; i += CHUNK / 2) this.#chunks.push(sorted.slice(i, i + CHUNK / 2))
  }

  /** Rows with these first values, and the next value between the edges, forwards or backwards. */
  range(first: readonly unknown[], from: Edge | undefined, to: Edge | undefined, back: boolean): Generator<Row> {
    const start = this.#find(this.#edge(first, from, false))
    const end = this.#find(this.#edge(first, to, true))
    return back ? this.#backwards(start, end) : this.#forwards(start, end)
  }

  *#forwards(start: Place, end: Place): Generator<Row> {
    for (let chunk = start.chunk; chunk <= end.chunk; chunk += 1) {
      const rows = this.#chunks[chunk] ?? []
      const until = chunk === end.chunk ? end.offset : rows.length
      for (let i = chunk === start.chunk ? start.offset : 0; i < until; i += 1) {
        const row = rows[i]
        if (row !== undefined) yield row
      }
    }
  }

  *#backwards(start: Place, end: Place): Generator<Row> {
    for (let chunk = end.chunk; chunk >= start.chunk; chunk -= 1) {
      const rows = this.#chunks[chunk] ?? []
      const until = chunk === start.chunk ? start.offset : 0
      for (let i = (chunk === end.chunk ? end.offset : rows.length) - 1; i >= until; i -= 1) {
        const row = rows[i]
        if (row !== undefined) yield row
      }
    }
  }

  #edge(first: readonly unknown[], edge: Edge | undefined, behindEqual: boolean): Behind {
    const wanted = edge === undefined ? first : [...first, edge.value]
    const after = edge === undefined || edge.closed ? behindEqual : !behindEqual
    return (key) => {
      for (let i = 0; i < wanted.length; i += 1) {
        const order = compare(key[i], wanted[i])
        if (order !== 0) return order > 0
      }
      return !after
    }
  }

  /** place of the document with exactly these values; a unique index has at most one */
  holder(values: readonly unknown[]): string | undefined {
    for (const row of this.range(values, undefined, undefined, false)) return row.at
    return undefined
  }
}
