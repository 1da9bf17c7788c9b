import { openPostgres } from '@cloud/adapters/postgres/store'
import { forgetfulWire } from '@test/support/forgetful-wire'
import { startPostgres, type TestPostgres } from '@test/support/postgres'
import { CONTRACT_COLLECTIONS } from './doc-store.fixtures'
import { docStoreContract } from './doc-store.suite'
import { docStoreConcurrency } from './doc-store-concurrency.suite'

let server: TestPostgres
beforeAll(async () => {
  server = await startPostgres()
})
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

docStoreConcurrency('PostgreSQL', async () => {
  const wire = await forgetfulWire(await server.schema())
  const store = await openPostgres(wire.address, CONTRACT_COLLECTIONS)
  return {
    store,
    loseNextReply: wire.loseNextReply,
    close: async () => {
      await store.close()
      await wire.close()
    },
  }
})
