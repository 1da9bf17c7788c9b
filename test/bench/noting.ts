import type { Collection, Stored, Tx } from '@cloud/ports/doc-store'
import type { World } from '@test/support/ports'
import type { Write } from './bare'

const keeping = (tx: Tx, writes: Write[]): Tx => ({
  get: (collection, id) => tx.get(collection, id),
  getMany: (collection, ids) => tx.getMany(collection, ids),
  insert: async <T>(collection: Collection<T>, id: string, doc: T) => {
    await tx.insert(collection, id, doc)
    writes.push({ collection: collection as unknown as Collection<never>, id, doc })
  },
  replace: async <T>(collection: Collection<T>, seen: Stored<T>, doc: T) => {
    await tx.replace(collection, seen, doc)
    writes.push({ collection: collection as unknown as Collection<never>, id: seen.id, doc, from: seen.v })
  },
  remove: () => Promise.reject(new Error('no call measured here removes anything')),
})

/** A test world that records all writes to its store. */
export const noting = (world: World): { readonly world: World; taken(): readonly Write[] } => {
  let writes: Write[] = []
  const { store } = world.ports
  const noted: typeof store = {
    ...store,
    transaction: (work) => store.transaction((tx) => work(keeping(tx, writes))),
  }
  return {
    world: { ...world, ports: { ...world.ports, store: noted } },
    taken: () => {
      const all = writes
      writes = []
      return all
    },
  }
}
