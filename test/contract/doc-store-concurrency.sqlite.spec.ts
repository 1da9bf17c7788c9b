import { openSqlite } from '@cloud/adapters/sqlite/store'
import { CONTRACT_COLLECTIONS } from './doc-store.fixtures'
import { docStoreConcurrency, forgetful } from './doc-store-concurrency.suite'

docStoreConcurrency('SQLite', async () => {
  const store = openSqlite(':memory:', CONTRACT_COLLECTIONS)
  return { ...forgetful(store), close: async () => store.close() }
})
