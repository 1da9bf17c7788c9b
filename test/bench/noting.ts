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

/** A test world that records all writes to its store, those of each transaction by themselves. */
export const noting = (world: World): { readonly world: World; taken(): readonly (readonly Write[])[] } => {
  let noted: Write[][] = []
  const { store } = world.ports
  const recording: typeof store = {
    ...store,
    transaction: async (work) => {
      let writes: Write[] = []
      const result = await store.transaction((tx) => {
        writes = [] // of the attempt that succeeds
        return work(keeping(tx, writes))
      })
      if (writes.length > 0) noted.push(writes)
      return result
    },
  }
  return {
    world: { ...world, ports: { ...world.ports, store: recording } },
    taken: () => {
      const all = noted
      noted = []
      return all
    },
  }
}
