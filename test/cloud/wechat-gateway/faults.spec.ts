import { type Bench, openBench, refusalOf } from './support/sdk'

describe('simulated faults', () => {
  let bench: Bench
  const cases = () => bench.db.collection('cases')
  const read = async () => (await cases().doc('a').get()).data
  beforeEach(async () => {
    bench = await openBench({ seed: 7 })
    await bench.gateway.seed('cases', [{ _id: 'a', n: 0 }])
    bench.gateway.declare('other', [])
  })
  afterEach(() => bench.gateway.close())

  const failures = async (calls: number): Promise<readonly boolean[]> => {
    const failed: boolean[] = []
    for (let i = 0; i < calls; i += 1)
      failed.push(
        await read().then(
          () => false,
          () => true,
        ),
      )
    return failed
  }

  test('a write whose reply is lost has still been applied', async () => {
    bench.gateway.faults.add({ kind: 'lost-reply', action: 'database.modifyDocument', times: 1 })
    await expect(
      cases()
        .doc('a')
        .update({ data: { n: 1 } }),
    ).rejects.toThrow(/hang up/)
    expect(await read()).toMatchObject({ n: 1 })
  })

  test('a commit whose reply is lost has still been applied', async () => {
    const work = await bench.db.startTransaction()
    await work
      .collection('cases')
      .doc('a')
      .update({ data: { n: 1 } })
    bench.gateway.faults.add({ kind: 'lost-reply', action: 'database.commitTransaction' })
    await refusalOf(work.commit())
    expect(await read()).toMatchObject({ n: 1 })
    expect(bench.gateway.openTransactions()).toBe(0)
  })

  test('a write whose connection breaks beforehand has not been applied', async () => {
    bench.gateway.faults.add({ kind: 'hang-up', action: 'database.modifyDocument', times: 1 })
    await expect(
      cases()
        .doc('a')
        .update({ data: { n: 1 } }),
    ).rejects.toThrow(/hang up/)
    expect(await read()).toMatchObject({ n: 0 })
  })

  test('a conflict or an expired transaction applies nothing', async () => {
    for (const kind of ['conflict', 'expired-transaction'] as const) {
      const work = await bench.db.startTransaction()
      await work
        .collection('cases')
        .doc('a')
        .update({ data: { n: 1 } })
      const off = bench.gateway.faults.add({ kind, action: 'database.commitTransaction' })
      await refusalOf(work.commit())
      off()
      expect(await read()).toMatchObject({ n: 0 })
      expect(bench.gateway.openTransactions()).toBe(0)
    }
  })

  test('the busy error ends with the fault, and the transaction can go on', async () => {
    const work = await bench.db.startTransaction()
    const off = bench.gateway.faults.add({ kind: 'busy' })
    expect(await refusalOf(work.collection('cases').doc('a').get())).toMatchObject({
      errCode: -501001,
      message: expect.stringContaining('TransactionBusy'),
    })
    off()
    await expect(work.collection('cases').doc('a').get()).resolves.toMatchObject({ data: { n: 0 } })
    await work.commit()
  })

  test('faults of transactions do not affect calls outside a transaction', async () => {
    bench.gateway.faults.add({ kind: 'conflict' })
    expect(await read()).toMatchObject({ n: 0 })
  })

  test('a fault can be limited to the nth call, a number of times, a collection or actions', async () => {
    const { faults } = bench.gateway
    faults.add({ kind: 'hang-up', nth: 3 })
    expect(await failures(5)).toEqual([false, false, true, false, false])
    faults.clear()
    faults.add({ kind: 'hang-up', times: 2 })
    expect(await failures(4)).toEqual([true, true, false, false])
    expect(faults.struck()).toEqual([2])
    faults.clear()
    faults.add({ kind: 'hang-up', collection: 'other' })
    faults.add({ kind: 'hang-up', action: 'storage.*' })
    expect(await failures(1)).toEqual([false])
    await expect(bench.db.collection('other').get()).rejects.toThrow(/hang up/)
  })

  test('a random fault repeats the same sequence with the same seed', async () => {
    bench.gateway.faults.add({ kind: 'server-error', chance: 0.5 })
    bench.gateway.faults.reseed(42)
    const first = await failures(30)
    bench.gateway.faults.reseed(42)
    expect(await failures(30)).toEqual(first)
    expect(new Set(first).size).toBe(2)
  })

  test('a latency fault delays the call by its milliseconds', async () => {
    bench.gateway.faults.add({ kind: 'latency', ms: 80 })
    const began = performance.now()
    await read()
    expect(performance.now() - began).toBeGreaterThan(75)
  })

  test('the journal records the error code of each call', async () => {
    bench.gateway.faults.add({ kind: 'quota', times: 1 })
    await refusalOf(cases().doc('a').get())
    await read()
    expect(bench.gateway.journal.log().map(({ code }) => code)).toEqual(['EXCEED_REQUEST_LIMIT', ''])
  })
})
