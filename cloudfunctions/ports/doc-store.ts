import type { OrgId } from '@domain/kernel/ids'

/** Documents are plain JSON: no dates, no undefined, no NaN; times are epoch ms; ≤ 200 KB per document. */
export type Stored<T> = { readonly id: string; readonly v: number; readonly doc: T }
export type Key = string | number

/** Equality on the fields of `eq` in order, then one range or sort field, then the id as tiebreak. */
export type Index = { readonly eq: readonly string[]; readonly sort?: string; readonly unique?: true }

/**
 * A collection is declared once: its name, its indexes, and how the indexed fields are derived from a document. Indexed fields
 * are always present and of one type (some stores treat a missing field as null).
 */
export type Collection<T> = {
  readonly name: string
  readonly indexes: Readonly<Record<string, Index>>
  readonly keys: (doc: T) => Readonly<Record<string, Key>>
  /**
   * Upcasts from form n (from 1) to n + 1; today's form is their number plus one. An upcast never changes the indexed fields. A
   * store returns documents in today's form and marks what it writes with it (`forms.ts`).
   */
  readonly upcasts?: readonly ((doc: never) => object)[]
  /** Used instead of `upcasts` for documents that contain their own version. */
  readonly today?: (stored: never) => object
  /**
   * Only for a collection that all cities of an installation share (`adapters/store/part.ts`): the city a document belongs to;
   * undefined for a document from before there were several. Each city lists its own documents only, but finds any by its id.
   */
  readonly ownerOf?: (doc: never) => OrgId | undefined
}

export type Query = {
  readonly index: string
  readonly eq: readonly Key[]
  /** range on the sort field */
  readonly gte?: Key
  readonly lt?: Key
  readonly desc?: boolean
  /** 1–100 */
  readonly limit: number
  readonly cursor?: string | undefined
}

/**
 * A transaction: either all of its writes take place or none. It offers no queries: `work` decides from the documents it gets
 * by id.
 */
export interface Tx {
  get<T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined>
  /** `get` for each id, in one request; at most 100 ids. One result for each id, in the order of the ids. */
  getMany<T>(collection: Collection<T>, ids: readonly string[]): Promise<readonly (Stored<T> | undefined)[]>
  /** StoreError `duplicate` when the id or a unique key is taken (at the call or at commit) */
  insert<T>(collection: Collection<T>, id: string, doc: T): Promise<void>
  /** StoreError `conflict` when the document has changed since `seen` */
  replace<T>(collection: Collection<T>, seen: Stored<T>, doc: T): Promise<void>
  remove<T>(collection: Collection<T>, seen: Stored<T>): Promise<void>
}

export interface DocStore {
  get<T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined>
  /** at most 100 ids; returns those that exist, in the order of the ids */
  getMany<T>(collection: Collection<T>, ids: readonly string[]): Promise<readonly Stored<T>[]>
  query<T>(
    collection: Collection<T>,
    query: Query,
  ): Promise<{ readonly items: readonly Stored<T>[]; readonly next?: string }>
  /**
   * Runs `work` and commits; reruns it from the start after a conflict with another writer (with jitter, a limited number of
   * times, then StoreError `conflict`). An error thrown by `work` aborts it.
   */
  transaction<R>(work: (tx: Tx) => Promise<R>): Promise<R>
}

/**
 * For maintenance tools (backup, restore, resealing, retention, rebuild), never for a use case: every document of a collection
 * by id, in ascending byte order (UTF-8). Documents written during the walk may or may not be returned.
 */
export interface StoreWalk {
  /** `after`: the last id of the previous page; `limit` 1–100; fewer documents than `limit` mean the end */
  walk<T>(collection: Collection<T>, after: string | undefined, limit: number): Promise<readonly Stored<T>[]>
  /** The same walk over a snapshot of the store, while others go on writing; only where the store offers it. */
  atOneMoment?<R>(work: (still: StoreWalk) => Promise<R>): Promise<R>
}

export class StoreError extends Error {
  override readonly name = 'StoreError'
  constructor(
    readonly kind: 'duplicate' | 'conflict' | 'invalid' | 'unavailable',
    message: string,
    /** the engine's own error code (`SQLITE_FULL`), for the log */
    readonly code?: string,
  ) {
    super(message)
  }
}
