import { watched } from '@cloud/adapters/store/watched'
import { StoreError } from '@cloud/ports/doc-store'
import { faultName } from '@cloud/ports/fault-name'
import { ORGS } from '@cloud/usecases/stored/collections'
import { aWorld, type World } from '../../support/ports'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.close())

const lines = () => world.logged.filter(({ event }) => event === 'store').map(({ fields }) => fields)

test('retries of a transaction are logged in one line with their count', async () => {
  const store = watched(
    {
      ...world.ports.store,
      transaction: async (work) =>
        world.ports.store.transaction(async (tx) => [await work(tx), await work(tx), await work(tx)][2] as never),
    },
    world.ports.log,
  )
  await world.ports.log.within('aaaaaaaaaaaaaaaa', () => store.transaction((tx) => tx.get(ORGS, 'OR-none')))
  expect(lines()).toEqual([{ outcome: 'retried', count: 2, request: 'aaaaaaaaaaaaaaaa' }])
})

test('a slow query is logged with the name of its collection, never with its values', async () => {
  let time = 0
  const store = watched(world.ports.store, world.ports.log, () => (time += 1500))
  await store.query(ORGS, { index: 'byParent', eq: ['OR-secret'], limit: 1 })
  await store.transaction(async () => undefined)
  expect(lines()).toEqual([
    { outcome: 'slow', code: 'query.orgs', ms: 1500 },
    { outcome: 'slow', code: 'transaction', ms: 1500 },
  ])
})

test('a fast operation without retries logs nothing', async () => {
  const store = watched(world.ports.store, world.ports.log)
  await store.transaction((tx) => tx.get(ORGS, 'OR-none'))
  expect(lines()).toEqual([])
})

test('an error is logged by its class, kind and machine code, and never by its message', () => {
  expect(faultName(new StoreError('unavailable', '王小明 99900019900101001X', 'SQLITE_FULL'))).toBe(
    'StoreError.unavailable.SQLITE_FULL',
  )
  expect(faultName(Object.assign(new Error('at 王小明'), { code: 'ENOSPC' }))).toBe('Error.ENOSPC')
  expect(faultName(Object.assign(new Error('x'), { code: '王小明 took it' }))).toBe('Error')
  expect(faultName('王小明')).toBe('unknown')
})
