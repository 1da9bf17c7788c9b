import { type Bench, ENV, openBench } from './support/sdk'

describe('documents through the real SDK', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await openBench()
    bench.gateway.declare('parcels', [{ name: 'byUnion', fields: ['k.union', 'k.due'] }])
  })
  afterEach(() => bench.gateway.close())

  test('a parcel that is added is read as it was', async () => {
    const parcel = {
      v: 1,
      d: { label: '大米', due: 1_760_000_000_000, weight: 2.5, none: null, list: [1, 'a'] },
      k: {},
    }
    const added = await bench.db.collection('parcels').add({ data: { _id: 'p1', ...parcel } })
    expect(added._id).toBe('p1')
    const read = await bench.db.collection('parcels').doc('p1').get()
    expect(read.data).toEqual({ _id: 'p1', ...parcel })
    expect(ENV).toBeDefined()
  })

  test('set, update and remove', async () => {
    const parcels = bench.db.collection('parcels')
    const _ = bench.db.command
    await parcels.doc('p1').set({ data: { v: 1, d: { a: 1, b: 2 } } })
    expect(await parcels.doc('p1').update({ data: { v: 2, d: _.set({ a: 9 }) } })).toMatchObject({
      stats: { updated: 1 },
    })
    expect((await parcels.doc('p1').get()).data).toEqual({ _id: 'p1', v: 2, d: { a: 9 } })
    expect(await parcels.doc('p1').update({ data: { v: 2 } })).toMatchObject({ stats: { updated: 0 } })
    expect(await parcels.where({ _id: 'p1', v: 1 }).update({ data: { v: 3 } })).toMatchObject({ stats: { updated: 0 } })
    expect(await parcels.where({ _id: 'p1', v: 2 }).update({ data: { v: 3 } })).toMatchObject({ stats: { updated: 1 } })
    expect(await parcels.doc('p1').remove({})).toMatchObject({ stats: { removed: 1 } })
    expect((await parcels.doc('p1').get()).data).toBeNull()
  })

  test('a page in order', async () => {
    const parcels = bench.db.collection('parcels')
    const _ = bench.db.command
    for (const due of [3, 1, 2]) await parcels.add({ data: { _id: `p${due}`, k: { union: 'OR-1', due } } })
    await parcels.add({ data: { _id: 'q', k: { union: 'OR-2', due: 1 } } })
    const page = await parcels
      .where({ k: { union: 'OR-1', due: _.gte(2) } })
      .orderBy('k.due', 'desc')
      .orderBy('_id', 'desc')
      .limit(10)
      .get()
    expect(page.data.map(({ _id }) => _id)).toEqual(['p3', 'p2'])
    expect(bench.gateway.journal.missingIndexes()).toEqual([])
  })

  test('a transaction reads its snapshot, and the first writer wins', async () => {
    const parcels = bench.db.collection('parcels')
    await parcels.add({ data: { _id: 'p1', n: 0 } })
    const first = await bench.db.startTransaction()
    const second = await bench.db.startTransaction()
    expect((await first.collection('parcels').doc('p1').get()).data).toEqual({ _id: 'p1', n: 0 })
    expect((await second.collection('parcels').doc('p1').get()).data).toEqual({ _id: 'p1', n: 0 })
    await first
      .collection('parcels')
      .doc('p1')
      .update({ data: { n: 1 } })
    await expect(
      second
        .collection('parcels')
        .doc('p1')
        .update({ data: { n: 2 } }),
    ).rejects.toMatchObject({ errCode: -501001 })
    await first.commit()
    expect((await parcels.doc('p1').get()).data).toEqual({ _id: 'p1', n: 1 })
  })
})
