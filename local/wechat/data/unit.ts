import { type Collection, valuesOf } from './collection'
import type { Fields } from './ejson'
import type { OrderedIndex } from './ordered-index'

/** The change of one document by a transaction: its text before and after, undefined where there is no document. */
export type Change = {
  readonly collection: Collection
  readonly at: string
  readonly before: string | undefined
  readonly doc: Fields | undefined
  readonly after: string | undefined
}

/**
 * A transaction, or one write outside of transactions. It reads the state of `snapshot` with its own changes, which are
 * invisible to other transactions before the commit.
 */
export class Unit {
  readonly changes = new Map<string, Change>()
  /** unique keys that this unit's own documents hold now, and the holding document of each */
  readonly holds = new Map<string, string>()
  /** number of the commit up to which it reads; set at its first operation */
  snapshot: number | undefined

  constructor(
    readonly id: string,
    readonly startedAt: number,
    /** true outside of transactions: a write waits for a lock instead of failing */
    readonly patient: boolean,
  ) {}
}

/** Thrown when a waiting write is blocked by an uncommitted write of another transaction. */
export class Blocked extends Error {}

export const docLock = (collection: string, at: string): string => `d\u0000${collection}\u0000${at}`

const keyLock = (collection: string, index: OrderedIndex, values: readonly unknown[]): string =>
  `k\u0000${collection}\u0000${index.name}\u0000${JSON.stringify(values)}`

export type UniqueKey = { readonly index: OrderedIndex; readonly values: readonly unknown[]; readonly lock: string }

/** The unique keys of a document; none if the document does not exist. */
export const uniqueKeysOf = (collection: Collection, doc: Fields | undefined): readonly UniqueKey[] =>
  doc === undefined
    ? []
    : collection.indexes
        .filter(({ unique }) => unique)
        .map((index) => {
          const values = valuesOf(index.fields, doc)
          return { index, values, lock: keyLock(collection.name, index, values) }
        })
