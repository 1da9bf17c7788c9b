import { openPostgres } from '@cloud/adapters/postgres/store'
import { startPostgres, type TestPostgres } from '@test/support/postgres'
import { CONTRACT_COLLECTIONS } from './doc-store.fixtures'
import { docStoreContract } from './doc-store.suite'

let server: TestPostgres
beforeAll(async () => {
  server = await startPostgres()
}, 60_000)
afterAll(async () => {
  await server.stop()
})

docStoreContract('PostgreSQL', async () => {
  const address = await server.schema()
  let current = await openPostgres(address, CONTRACT_COLLECTIONS)
  return {
    store: current,
    reopen: async () => {
      await current.close()
      current = await openPostgres(address, CONTRACT_COLLECTIONS)
      return current
    },
    close: () => current.close(),
  }
})
