/** Plain JSON only: no dates, no undefined, no NaN; times are epoch ms; ≤ 200 KB a document. */
export type Stored<T> = { readonly id: string; readonly v: number; readonly doc: T }
export type Key = string | number

/** Equality on `eq` in order, then one range or sort field, then the id as tiebreak. */
export type Index = { readonly eq: readonly string[]; readonly sort?: string; readonly unique?: true }

/**
 * A collection is declared once: its name, its indexes, and how the indexed fields come out of a
 * document. Indexed fields are always present and of one type (some stores take a missing field for null).
 */
export type Collection<T> = {
  readonly name: string
  readonly indexes: Readonly<Record<string, Index>>
  readonly keys: (doc: T) => Readonly<Record<string, Key>>
  /**
   * Documents of form n (from 1) → form n + 1; today's form is one more than there are. None changes what a document is found
   * by. A store hands out today's form and marks what it writes with it (`forms.ts`).
   */
  readonly upcasts?: readonly ((doc: never) => object)[]
  /** In place of them, where a document says itself of which version it is. */
  readonly today?: (stored: never) => object
}

export type Query = {
  readonly index: string
  readonly eq: readonly Key[]
  /** on the sort field */
  readonly gte?: Key
  readonly lt?: Key
  readonly desc?: boolean
  /** 1–100 */
  readonly limit: number
  readonly cursor?: string
}

/** All writes of one unit of work, or none. No query inside: decide from what you get and write. */
export interface Tx {
  get<T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined>
  /** StoreError `duplicate` when the id or a unique key is taken (at the call or at commit) */
  insert<T>(collection: Collection<T>, id: string, doc: T): Promise<void>
  /** StoreError `conflict` when somebody changed it since `seen` */
  replace<T>(collection: Collection<T>, seen: Stored<T>, doc: T): Promise<void>
  remove<T>(collection: Collection<T>, seen: Stored<T>): Promise<void>
}

export interface DocStore {
  get<T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined>
  /** at most 100 ids; those that exist, in the order asked */
  getMany<T>(collection: Collection<T>, ids: readonly string[]): Promise<readonly Stored<T>[]>
  query<T>(
    collection: Collection<T>,
    query: Query,
  ): Promise<{ readonly items: readonly Stored<T>[]; readonly next?: string }>
  /**
   * Runs `work`, commits, and runs it again from the start when another writer was faster (with
   * jitter, a bounded number of times, then StoreError `conflict`). What `work` throws aborts it.
   */
  transaction<R>(work: (tx: Tx) => Promise<R>): Promise<R>
}

/**
 * For the tools of operation (backup, restore, resealing, retention, rebuild), never for a use case: every document of a
 * collection by its id, ascending byte by byte (UTF-8). What is written during the walk may or may not be met.
 */
export interface StoreWalk {
  /** `after`: the last id of the page before; `limit` 1–100; fewer than `limit` documents: the end */
  walk<T>(collection: Collection<T>, after: string | undefined, limit: number): Promise<readonly Stored<T>[]>
  /** The same walk over the store as it is at this moment, while others go on writing; only where the store offers it. */
  atOneMoment?<R>(work: (still: StoreWalk) => Promise<R>): Promise<R>
}

export class StoreError extends Error {
  override readonly name = 'StoreError'
  constructor(
    readonly kind: 'duplicate' | 'conflict' | 'invalid' | 'unavailable',
    message: string,
    /** the engine's own code (`SQLITE_FULL`), for the log */
    readonly code?: string,
  ) {
    super(message)
  }
}
