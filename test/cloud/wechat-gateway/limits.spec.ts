import { type Bench, openBench, refusalOf } from './support/sdk'

const MEGABYTE = 1024 * 1024

describe('the limits of the platform', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await openBench()
    bench.gateway.declare('cases', [])
  })
  afterEach(() => bench.gateway.close())

  test('a request of more than 5 MB is refused', async () => {
    const cases = bench.db.collection('cases')
    await cases.add({ data: { note: 'x'.repeat(4 * MEGABYTE) } })
    await expect(cases.add({ data: { note: 'x'.repeat(5 * MEGABYTE) } })).rejects.toThrow(/too long/)
  })

  test('an answer of more than 16 MB is refused', async () => {
    const note = 'x'.repeat(4 * MEGABYTE)
    await bench.gateway.seed('cases', [{ note }, { note }, { note }])
    expect((await bench.db.collection('cases').get()).data).toHaveLength(3)
    await bench.gateway.seed('cases', [{ note }])
    await expect(bench.db.collection('cases').get()).rejects.toThrow(/16 MB/)
  })

  test('an environment is limited to a hundred collections', async () => {
    for (let i = 1; i < 100; i += 1) await bench.db.createCollection(`c${i}`)
    expect(await refusalOf(bench.db.createCollection('c100'))).toMatchObject({
      code: 'DATABASE_COLLECTION_EXCEED_LIMIT',
    })
  })
})
