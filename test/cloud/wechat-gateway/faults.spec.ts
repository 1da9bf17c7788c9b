import { type Bench, openBench, refusalOf } from './support/sdk'

describe('bad days', () => {
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

  test('a write whose answer is lost was done all the same', async () => {
    bench.gateway.faults.add({ kind: 'lost-reply', action: 'database.modifyDocument', times: 1 })
    await expect(
      cases()
        .doc('a')
        .update({ data: { n: 1 } }),
    ).rejects.toThrow(/hang up/)
    expect(await read()).toMatchObject({ n: 1 })
  })

  test('a commit whose answer is lost was done all the same', async () => {
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

  test('a write whose connection breaks before was not', async () => {
    bench.gateway.faults.add({ kind: 'hang-up', action: 'database.modifyDocument', times: 1 })
    await expect(
      cases()
        .doc('a')
        .update({ data: { n: 1 } }),
    ).rejects.toThrow(/hang up/)
    expect(await read()).toMatchObject({ n: 0 })
  })

  test('a conflict or an expiry leaves nothing of the transaction', async () => {
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

  test('busy is for now only', async () => {
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

  test('faults of transactions spare what belongs to none', async () => {
    bench.gateway.faults.add({ kind: 'conflict' })
    expect(await read()).toMatchObject({ n: 0 })
  })

  test('only the third call, only so often, only this collection, only these actions', async () => {
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

  test('by chance, and the same again from the same seed', async () => {
    bench.gateway.faults.add({ kind: 'server-error', chance: 0.5 })
    bench.gateway.faults.reseed(42)
    const first = await failures(30)
    bench.gateway.faults.reseed(42)
    expect(await failures(30)).toEqual(first)
    expect(new Set(first).size).toBe(2)
  })

  test('slow is slow', async () => {
    bench.gateway.faults.add({ kind: 'latency', ms: 80 })
    const began = performance.now()
    await read()
    expect(performance.now() - began).toBeGreaterThan(75)
  })

  test('the journal says how each call ended', async () => {
    bench.gateway.faults.add({ kind: 'quota', times: 1 })
    await refusalOf(cases().doc('a').get())
    await read()
    expect(bench.gateway.journal.log().map(({ code }) => code)).toEqual(['EXCEED_REQUEST_LIMIT', ''])
  })
})
