import { type Bench, openBench } from './support/sdk'

describe('documents through the real SDK', () => {
  let bench: Bench
  const parcels = () => bench.db.collection('parcels')
  const read = async (id: string): Promise<unknown> => (await parcels().doc(id).get()).data
  beforeEach(async () => {
    bench = await openBench()
    bench.gateway.declare('parcels', [{ name: 'byUnion', fields: ['k.union', 'k.due'] }])
  })
  afterEach(() => bench.gateway.close())

  test('a document reads back as it was added', async () => {
    const parcel = {
      v: 1,
      d: { label: '大米 𝄞', due: 1_760_000_000_000, weight: 2.5, big: 2 ** 53 - 1, none: null, list: [1, 'a', {}] },
      k: {},
    }
    const added = await parcels().add({ data: { _id: 'p1', ...parcel } })
    expect(added._id).toBe('p1')
    expect(await read('p1')).toEqual({ _id: 'p1', ...parcel })
  })

  test('dates are stored as dates, and serverDate is filled in by the server', async () => {
    const day = new Date('2026-03-09T08:00:00Z')
    await parcels().add({ data: { _id: 'p1', day, now: bench.db.serverDate({ offset: 1000 }) } })
    const read = (await parcels().doc('p1').get()).data as unknown as { day: Date; now: Date }
    expect(read.day).toEqual(day)
    expect(Math.abs(read.now.getTime() - Date.now() - 1000)).toBeLessThan(60_000)
  })

  test('a document without an id gets an id of 32 hex digits, also when several documents are added at once', async () => {
    const one = await parcels().add({ data: { label: 'rice' } })
    expect(one._id).toMatch(/^[0-9a-f]{32}$/)
    const several = await parcels().add({ data: [{ label: 'a' }, { label: 'b' }] })
    expect(new Set(several._ids).size).toBe(2)
    expect((await parcels().count()).total).toBe(3)
  })

  test('when several are added and one is a duplicate, those before the duplicate are stored', async () => {
    await parcels().add({ data: { _id: 'b' } })
    await expect(parcels().add({ data: [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }] })).rejects.toThrow(/E11000/)
    expect((await parcels().orderBy('_id', 'asc').get()).data.map(({ _id }) => _id)).toEqual(['a', 'b'])
  })

  test('set creates a document or replaces the whole document', async () => {
    const made = await parcels()
      .doc('p1')
      .set({ data: { v: 1, d: { a: 1, b: 2 } } })
    expect(made).toMatchObject({ _id: 'p1', stats: { updated: 0, created: 1 } })
    const replaced = await parcels()
      .doc('p1')
      .set({ data: { v: 2 } })
    expect(replaced).toMatchObject({ stats: { updated: 1, created: 0 } })
    expect(await read('p1')).toEqual({ _id: 'p1', v: 2 })
  })

  test('update merges nested objects, unless _.set is used', async () => {
    const _ = bench.db.command
    await parcels().add({ data: { _id: 'p1', v: 1, d: { a: 1, b: 2 } } })
    await parcels()
      .doc('p1')
      .update({ data: { d: { a: 9 } } })
    expect(await read('p1')).toEqual({ _id: 'p1', v: 1, d: { a: 9, b: 2 } })
    await parcels()
      .doc('p1')
      .update({ data: { d: _.set({ a: 0 }) } })
    expect(await read('p1')).toEqual({ _id: 'p1', v: 1, d: { a: 0 } })
  })

  test('an update counts only documents whose value has changed', async () => {
    await parcels().add({ data: { _id: 'p1', v: 1 } })
    const update = async (v: number) =>
      (
        await parcels()
          .where({ _id: 'p1', v })
          .update({ data: { v: 2 } })
      ).stats.updated
    expect(await update(1)).toBe(1)
    expect(await update(2)).toBe(0)
    expect(await update(1)).toBe(0)
    expect(
      (
        await parcels()
          .doc('nobody')
          .update({ data: { v: 2 } })
      ).stats.updated,
    ).toBe(0)
  })

  test('every update command has its effect', async () => {
    const _ = bench.db.command
    await parcels().add({
      data: { _id: 'p1', n: 2, max: 3, min: 3, gone: 1, old: 'x', list: [1, 2], few: [1, 2, 3, 2], set: ['a'] },
    })
    await parcels()
      .doc('p1')
      .update({
        data: {
          n: _.inc(3),
          times: _.mul(2),
          max: _.max(5),
          min: _.min(1),
          gone: _.remove(),
          old: _.rename('fresh'),
          list: _.push([3, 4]),
          few: _.pull(2),
          set: _.addToSet('b'),
        },
      })
    expect(await read('p1')).toEqual({
      _id: 'p1',
      n: 5,
      times: 0,
      max: 5,
      min: 1,
      fresh: 'x',
      list: [1, 2, 3, 4],
      few: [1, 3],
      set: ['a', 'b'],
    })
    await parcels()
      .doc('p1')
      .update({ data: { list: _.pop(), few: _.shift(), set: _.unshift(['z']) } })
    expect(await read('p1')).toMatchObject({ list: [1, 2, 3], few: [3], set: ['z', 'a', 'b'] })
  })

  test('remove returns the number of removed documents', async () => {
    for (const union of ['a', 'a', 'b']) await parcels().add({ data: { k: { union } } })
    expect(
      (
        await parcels()
          .where({ k: { union: 'a' } })
          .remove()
      ).stats.removed,
    ).toBe(2)
    expect((await parcels().doc('nobody').remove({})).stats.removed).toBe(0)
    expect((await parcels().count()).total).toBe(1)
  })

  test('a projection returns only the requested fields', async () => {
    await parcels().add({ data: { _id: 'p1', v: 1, d: { a: 1, b: 2 } } })
    expect((await parcels().field({ v: true }).get()).data).toEqual([{ _id: 'p1', v: 1 }])
    expect((await parcels().doc('p1').field({ d: false }).get()).data).toEqual({ _id: 'p1', v: 1 })
  })

  test('the number 7 and the text “7” are different ids', async () => {
    await parcels().add({ data: { _id: 7, what: 'number' } })
    await parcels().add({ data: { _id: '7', what: 'text' } })
    expect(await read('7')).toMatchObject({ what: 'text' })
    expect((await parcels().doc(7).get()).data).toMatchObject({ what: 'number' })
  })
})
