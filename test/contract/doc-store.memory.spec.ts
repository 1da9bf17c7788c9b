import { openMemory } from '@local/simulation/world/memory-store'
import { CONTRACT_COLLECTIONS } from './doc-store.fixtures'
import { docStoreContract } from './doc-store.suite'
import { docStoreConcurrency, forgetful } from './doc-store-concurrency.suite'

docStoreContract('memory', async () => {
  const store = openMemory(CONTRACT_COLLECTIONS)
  return { store, reopen: async () => store, close: async () => undefined }
})

docStoreConcurrency('memory', async () => ({
  ...forgetful(openMemory(CONTRACT_COLLECTIONS)),
  close: async () => undefined,
}))
