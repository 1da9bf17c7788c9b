import { loadSdk } from '@cloud/adapters/wechat/sdk'
import { openCloudStore } from '@cloud/adapters/wechat/store/store'
import type { Collection, DocStore, StoreWalk, Tx } from '@cloud/ports/doc-store'
import { CONTRACT_COLLECTIONS, type OpenedStore } from './doc-store.fixtures'

/** The same store with other collection names: a live environment is never empty, so each test uses its own collections. */
const renamed = (store: DocStore & StoreWalk, run: string): DocStore & StoreWalk => {
  const own = <T>(collection: Collection<T>): Collection<T> => ({ ...collection, name: `${collection.name}${run}` })
  const inside = (tx: Tx): Tx => ({
    get: (collection, id) => tx.get(own(collection), id),
    getMany: (collection, ids) => tx.getMany(own(collection), ids),
    insert: (collection, id, doc) => tx.insert(own(collection), id, doc),
    replace: (collection, seen, doc) => tx.replace(own(collection), seen, doc),
    remove: (collection, seen) => tx.remove(own(collection), seen),
  })
  return {
    get: (collection, id) => store.get(own(collection), id),
    getMany: (collection, ids) => store.getMany(own(collection), ids),
    query: (collection, query) => store.query(own(collection), query),
    walk: (collection, after, limit) => store.walk(own(collection), after, limit),
    transaction: (work) => store.transaction((tx) => work(inside(tx))),
  }
}

let runs = 0

/** A store in the environment given to `npm run smoke`, in its collection for smoke tests. */
export const openLive = async (): Promise<OpenedStore> => {
  runs += 1
  const run = `r${process.pid}x${runs}`
  const sdk = await loadSdk(process.env)
  const collections = CONTRACT_COLLECTIONS.map((each) => ({ ...each, name: `${each.name}${run}` }))
  const open = () =>
    openCloudStore(
      {
        env: process.env,
        database: sdk.database({ throwOnNotFound: false }),
        batches: process.env['CLOUD_TRANSACTIONS'] !== 'single',
        collection: process.env['CLOUD_COLLECTION'] ?? 'smoke',
      },
      collections,
    )
  let current = open()
  return {
    store: renamed(current, run),
    reopen: async () => {
      current.close()
      current = open()
      return renamed(current, run)
    },
    close: async () => current.close(),
  }
}
