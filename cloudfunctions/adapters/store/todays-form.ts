import type { Collection, DocStore, Query, Stored, StoreWalk, Tx } from '@cloud/ports/doc-store'
import { inTodaysForm, marked } from '@cloud/ports/forms'

const all = <T>(collection: Collection<T>, found: readonly Stored<T>[]): readonly Stored<T>[] =>
  found.map((stored) => inTodaysForm(collection, stored))

const one = <T>(collection: Collection<T>, found: Stored<T> | undefined): Stored<T> | undefined =>
  found === undefined ? undefined : inTodaysForm(collection, found)

const txInTodaysForm = (tx: Tx): Tx => ({
  get: async (collection, id) => one(collection, await tx.get(collection, id)),
  getMany: async (collection, ids) => (await tx.getMany(collection, ids)).map((found) => one(collection, found)),
  insert: (collection, id, doc) => tx.insert(collection, id, marked(collection, doc)),
  replace: (collection, seen, doc) => tx.replace(collection, seen, marked(collection, doc)),
  remove: (collection, seen) => tx.remove(collection, seen),
})

export const walkInTodaysForm = <S extends StoreWalk>(store: S): S => ({
  ...store,
  walk: async <T>(collection: Collection<T>, after: string | undefined, limit: number) =>
    all(collection, await store.walk(collection, after, limit)),
})

/**
 * Wraps a store: documents are upcast to today's form when read and marked with it when written. Its snapshots do the same
 * themselves.
 */
export const inTodaysForms = <S extends DocStore & StoreWalk>(store: S): S => ({
  ...walkInTodaysForm(store),
  get: async <T>(collection: Collection<T>, id: string) => one(collection, await store.get(collection, id)),
  getMany: async <T>(collection: Collection<T>, ids: readonly string[]) =>
    all(collection, await store.getMany(collection, ids)),
  query: async <T>(collection: Collection<T>, query: Query) => {
    const { items, ...page } = await store.query(collection, query)
    return { ...page, items: all(collection, items) }
  },
  transaction: <R>(work: (tx: Tx) => Promise<R>) => store.transaction((tx) => work(txInTodaysForm(tx))),
})
