import { type Bench, openBench, refusalOf } from './support/sdk'

const CONFLICT = { errCode: -501001, message: expect.stringContaining('TransactionConflict') }
// a write that is to succeed waits as long as a busy machine needs; only one that is to fail has a short patience
const LOCK_ENDS_MS = 60_000
const LOCK_STAYS_MS = 100
const OVER = { message: expect.stringContaining('TransactionNotExist') }

describe('transactions through the real SDK', () => {
  let bench: Bench
  let now = 0
  const cases = () => bench.db.collection('cases')
  const begin = () => bench.db.startTransaction()
  const numberOf = async (id: string): Promise<unknown> => {
    const { data } = await cases().doc(id).get()
    return (data as { n?: number } | null)?.n
  }
  beforeEach(async () => {
    now = Date.now()
    bench = await openBench({ clock: { now: () => now }, patienceMs: LOCK_ENDS_MS })
    bench.gateway.declare('cases', [{ name: 'byNumber', fields: ['number'], unique: true }])
    for (const [i, _id] of ['a', 'b'].entries()) await cases().add({ data: { _id, n: 0, number: i } })
  })
  afterEach(() => bench.gateway.close())

  test('a transaction’s writes are invisible to others before the commit and all visible after it', async () => {
    const work = await begin()
    await work
      .collection('cases')
      .doc('a')
      .update({ data: { n: 1 } })
    await work.collection('cases').add({ data: { _id: 'c', n: 9, number: 9 } })
    await work.collection('cases').doc('b').remove()
    expect((await work.collection('cases').doc('a').get()).data).toMatchObject({ n: 1 })
    expect((await work.collection('cases').doc('b').get()).data).toBeNull()
    expect([await numberOf('a'), await numberOf('b'), await numberOf('c')]).toEqual([0, 0, undefined])
    await work.commit()
    expect([await numberOf('a'), await numberOf('b'), await numberOf('c')]).toEqual([1, undefined, 9])
    expect(bench.gateway.openTransactions()).toBe(0)
  })

  test('a rollback leaves no writes', async () => {
    const work = await begin()
    await work
      .collection('cases')
      .doc('a')
      .update({ data: { n: 1 } })
    await work.rollback()
    expect(await numberOf('a')).toBe(0)
    await expect(bench.db.runTransaction(async (inner) => inner.rollback('not now'))).rejects.toBe('not now')
  })

  test('a transaction reads the snapshot of its first operation until its end', async () => {
    const work = await begin()
    await work.collection('cases').doc('a').get()
    await cases()
      .doc('b')
      .update({ data: { n: 5 } })
    await cases().add({ data: { _id: 'c', n: 1, number: 7 } })
    await cases().doc('a').remove({})
    expect((await work.collection('cases').doc('b').get()).data).toMatchObject({ n: 0 })
    expect((await work.collection('cases').doc('c').get()).data).toBeNull()
    expect((await work.collection('cases').doc('a').get()).data).toMatchObject({ n: 0 })
    await work.commit()
  })

  test('if two transactions write the same document, the first succeeds and the second fails at once with a conflict', async () => {
    const [first, second] = [await begin(), await begin()]
    await first
      .collection('cases')
      .doc('a')
      .update({ data: { n: 1 } })
    expect(
      await refusalOf(
        second
          .collection('cases')
          .doc('a')
          .update({ data: { n: 2 } }),
      ),
    ).toMatchObject(CONFLICT)
    expect(await refusalOf(second.collection('cases').doc('b').get())).toMatchObject(OVER)
    await first.commit()
    expect(await numberOf('a')).toBe(1)
  })

  test('a transaction that writes a document changed since its snapshot fails with a conflict', async () => {
    const work = await begin()
    await work.collection('cases').doc('b').get()
    await cases()
      .doc('a')
      .update({ data: { n: 3 } })
    expect(
      await refusalOf(
        work
          .collection('cases')
          .doc('a')
          .set({ data: { n: 4 } }),
      ),
    ).toMatchObject(CONFLICT)
    expect(await numberOf('a')).toBe(3)
  })

  test('inserting the same id or unique key is a conflict while the other transaction is open, and a duplicate after its commit', async () => {
    const [first, second, third] = [await begin(), await begin(), await begin()]
    await first.collection('cases').add({ data: { _id: 'new', number: 50 } })
    expect(await refusalOf(second.collection('cases').add({ data: { _id: 'new', number: 51 } }))).toMatchObject(
      CONFLICT,
    )
    expect(await refusalOf(third.collection('cases').add({ data: { _id: 'other', number: 50 } }))).toMatchObject(
      CONFLICT,
    )
    await first.commit()
    const late = await begin()
    expect(await refusalOf(late.collection('cases').add({ data: { _id: 'other', number: 50 } }))).toMatchObject({
      errCode: -502001,
      message: expect.stringContaining('E11000'),
    })
    expect(await refusalOf(late.collection('cases').doc('a').get())).toMatchObject(OVER)
  })

  test('a unique key may move from one document to another within one transaction', async () => {
    const work = await begin()
    await work
      .collection('cases')
      .doc('a')
      .update({ data: { number: 100 } })
    await work
      .collection('cases')
      .doc('b')
      .update({ data: { number: 0 } })
    await work
      .collection('cases')
      .doc('a')
      .update({ data: { number: 1 } })
    await work.commit()
    await expect(cases().add({ data: { number: 0 } })).rejects.toThrow(/E11000/)
    await cases().add({ data: { number: 100 } })
  })

  test('an open transaction blocks others from a unique key only if it changes that key', async () => {
    const work = await begin()
    await work
      .collection('cases')
      .doc('a')
      .update({ data: { n: 1 } })
    expect(await refusalOf(cases().add({ data: { _id: 'c', number: 0 } }))).toMatchObject({
      message: expect.stringContaining('dup key: {"number":0}'),
    })
    await work
      .collection('cases')
      .doc('a')
      .update({ data: { number: 30 } })
    await work
      .collection('cases')
      .doc('b')
      .update({ data: { number: 0 } })
    await work.commit()
  })

  test('in a unique index a missing field counts as null, so two documents without it collide', async () => {
    await cases().add({ data: { _id: 'x' } })
    await expect(cases().add({ data: { _id: 'y' } })).rejects.toThrow(/E11000/)
  })

  test('documents that are only read are not locked: two transactions may each write what the other has read', async () => {
    const [first, second] = [await begin(), await begin()]
    await first.collection('cases').doc('a').get()
    await second.collection('cases').doc('b').get()
    await first
      .collection('cases')
      .doc('b')
      .update({ data: { n: 1 } })
    await second
      .collection('cases')
      .doc('a')
      .update({ data: { n: 1 } })
    await first.commit()
    await second.commit()
    expect([await numberOf('a'), await numberOf('b')]).toEqual([1, 1])
  })

  test('a write outside the transaction waits until the transaction has ended', async () => {
    const work = await begin()
    await work
      .collection('cases')
      .doc('a')
      .update({ data: { n: 1 } })
    const outside = cases()
      .doc('a')
      .update({ data: { m: 2 } })
    await work.commit()
    await outside
    expect((await cases().doc('a').get()).data).toMatchObject({ n: 1, m: 2 })
  })

  test('a write outside the transaction fails with a timeout if the transaction stays open', async () => {
    const impatient = await openBench({ patienceMs: LOCK_STAYS_MS })
    await impatient.gateway.seed('cases', [{ _id: 'a', n: 0 }])
    const work = await impatient.db.startTransaction()
    await work
      .collection('cases')
      .doc('a')
      .update({ data: { n: 1 } })
    expect(
      await refusalOf(
        impatient.db
          .collection('cases')
          .doc('a')
          .update({ data: { m: 2 } }),
      ),
    ).toMatchObject({ errCode: -502001 })
    await work.commit()
    await impatient.gateway.close()
  })

  test('where().update and count run outside the transaction in which they are called', async () => {
    const work = await begin()
    await work
      .collection('cases')
      .doc('a')
      .update({ data: { n: 1 } })
    await work
      .collection('cases')
      .where({ _id: 'b' })
      .update({ data: { n: 8 } })
    await work.rollback()
    expect([await numberOf('a'), await numberOf('b')]).toEqual([0, 8])
  })

  test('a transaction runs one operation at a time, and a parallel one is refused as busy', async () => {
    const work = await begin()
    const both = await Promise.allSettled([
      work.collection('cases').doc('a').get(),
      work.collection('cases').doc('b').get(),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { errCode: -501001, errMsg: expect.stringContaining('TransactionBusy') },
    })
    await work.commit()
  })

  test('a transaction expires after 30 seconds and releases its locks', async () => {
    const work = await begin()
    await work
      .collection('cases')
      .doc('a')
      .update({ data: { n: 1 } })
    now += 30_001
    await cases()
      .doc('a')
      .update({ data: { n: 2 } })
    expect(await refusalOf(work.collection('cases').doc('b').get())).toMatchObject({ errCode: -501001, ...OVER })
    expect(await refusalOf(work.commit())).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL', ...OVER })
    expect(await numberOf('a')).toBe(2)
  })

  test('a transaction reads single documents by id only, unless the lenient mode allows more', async () => {
    const work = await begin()
    expect(await refusalOf(work.collection('cases').where({ n: 0 }).get())).toMatchObject({ errCode: -502001 })
    const lenient = await openBench({ strict: { transactions: false } })
    await lenient.gateway.seed('cases', [{ _id: 'a', n: 0 }])
    const more = await lenient.db.startTransaction()
    await more.collection('cases').add({ data: [{ n: 0 }, { n: 1 }] })
    expect((await more.collection('cases').where({ n: 0 }).get()).data).toHaveLength(2)
    await more.commit()
    await lenient.gateway.close()
  })

  test('64 parallel increments with retries are all counted', async () => {
    const countUp = async (): Promise<void> => {
      for (;;) {
        try {
          const work = await begin()
          const { data } = await work.collection('cases').doc('a').get()
          await work
            .collection('cases')
            .doc('a')
            .update({ data: { n: (data as { n: number }).n + 1 } })
          await work.commit()
          return
        } catch (error) {
          if (!String(error).includes('Transaction')) throw error
        }
      }
    }
    await Promise.all(Array.from({ length: 64 }, countUp))
    expect(await numberOf('a')).toBe(64)
  })
})
