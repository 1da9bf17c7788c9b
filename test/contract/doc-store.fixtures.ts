import {
  type Collection,
  type DocStore,
  type Stored,
  StoreError,
  type StoreWalk,
  type Tx,
} from '@cloud/ports/doc-store'

/** A parcel of a fictional relief drive, with every kind of index that a collection may declare. */
export type Parcel = {
  readonly union: string
  readonly state: string
  readonly due: number
  readonly label: string
  readonly note?: unknown
}
export const PARCELS: Collection<Parcel> = {
  name: 'parcels',
  indexes: {
    byUnion: { eq: ['union', 'state'], sort: 'due' },
    byLabel: { eq: ['union'], sort: 'label' },
    byState: { eq: ['state'] },
    all: { eq: [], sort: 'due' },
  },
  keys: ({ union, state, due, label }) => ({ union, state, due, label }),
}

/** One card number, one holder. */
export type Holder = { readonly card: string; readonly count: number }
export const HOLDERS: Collection<Holder> = {
  name: 'holders',
  indexes: { byCard: { eq: ['card'], unique: true } },
  keys: ({ card }) => ({ card }),
}

/** The collections an adapter must be opened with for this suite. */
export const CONTRACT_COLLECTIONS: readonly Collection<never>[] = [PARCELS, HOLDERS]

export type OpenedStore = {
  readonly store: DocStore & StoreWalk
  /** closes the store and opens it again */
  readonly reopen: () => Promise<DocStore & StoreWalk>
  readonly close: () => Promise<void>
}

export const aParcel = (over: Partial<Parcel> = {}): Parcel => ({
  union: 'OR-north',
  state: 'packed',
  due: 1,
  label: 'rice',
  ...over,
})
export const aHolder = (over: Partial<Holder> = {}): Holder => ({ card: 'card-1', count: 0, ...over })

/** 'duplicate', 'conflict' …; fails the test when the work succeeds or throws another error. */
export const refusalOf = async (work: Promise<unknown>): Promise<StoreError['kind']> => {
  try {
    await work
  } catch (error) {
    if (error instanceof StoreError) return error.kind
    throw error
  }
  throw new Error('was not refused')
}

export const put = <T>(store: DocStore, collection: Collection<T>, id: string, doc: T): Promise<void> =>
  store.transaction((tx) => tx.insert(collection, id, doc))

export const must = <T>(stored: Stored<T> | undefined): Stored<T> => {
  if (stored === undefined) throw new Error('is not there')
  return stored
}

export const countUp = async (tx: Tx, id: string): Promise<number> => {
  const seen = must(await tx.get(HOLDERS, id))
  await tx.replace(HOLDERS, seen, { ...seen.doc, count: seen.doc.count + 1 })
  return seen.doc.count + 1
}

/** Yields to the event loop. */
export const elsewhere = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
