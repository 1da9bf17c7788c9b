import { type Bench, openBench } from './support/sdk'

describe('queries through the real SDK', () => {
  let bench: Bench
  const parcels = () => bench.db.collection('parcels')
  const idsOf = ({ data }: { data: readonly { _id?: unknown }[] }) => data.map(({ _id }) => _id)
  beforeEach(async () => {
    bench = await openBench()
    bench.gateway.declare('parcels', [
      { name: 'byUnion', fields: ['k.union', 'k.due'] },
      { name: 'byLabel', fields: ['k.label'] },
    ])
  })
  afterEach(() => bench.gateway.close())

  test('a page is selected by equality and range, in order, with the id as tiebreak', async () => {
    const _ = bench.db.command
    for (const [_id, due] of Object.entries({ c: 2, a: 3, b: 2, d: 1 }))
      await parcels().add({ data: { _id, k: { union: 'OR-1', due } } })
    await parcels().add({ data: { _id: 'x', k: { union: 'OR-2', due: 2 } } })
    const page = (way: 'asc' | 'desc') =>
      parcels()
        .where({ k: { union: 'OR-1', due: _.gte(2) } })
        .orderBy('k.due', way)
        .orderBy('_id', way)
        .limit(10)
        .get()
    expect(idsOf(await page('asc'))).toEqual(['b', 'c', 'a'])
    expect(idsOf(await page('desc'))).toEqual(['a', 'c', 'b'])
    expect(bench.gateway.journal.missingIndexes()).toEqual([])
  })

  test('the next page is selected after a cursor', async () => {
    const _ = bench.db.command
    for (let i = 0; i < 20; i += 1) await parcels().add({ data: { _id: `p${i + 10}`, k: { union: 'u', due: i % 4 } } })
    const after = (due: number, id: string) =>
      _.and([{ k: { union: 'u' } }, _.or([{ k: { due: _.gt(due) } }, { k: { due }, _id: _.gt(id) }])])
    const page = await parcels().where(after(1, 'p15')).orderBy('k.due', 'asc').orderBy('_id', 'asc').limit(4).get()
    expect(idsOf(page)).toEqual(['p19', 'p23', 'p27', 'p12'])
    expect(bench.gateway.journal.missingIndexes()).toEqual([])
  })

  test('text is sorted by its bytes, and a missing field counts as null and comes first', async () => {
    const labels = { a: '\u{1f34e}', b: '\uff01', c: 'Z', d: 'a', e: '米' }
    for (const [_id, label] of Object.entries(labels)) await parcels().add({ data: { _id, k: { label } } })
    await parcels().add({ data: { _id: 'none', k: {} } })
    await parcels().add({ data: { _id: 'number', k: { label: 5 } } })
    expect(idsOf(await parcels().orderBy('k.label', 'asc').get())).toEqual(['none', 'number', 'c', 'd', 'e', 'b', 'a'])
    expect(
      idsOf(
        await parcels()
          .where({ k: { label: null } })
          .get(),
      ),
    ).toEqual(['none'])
  })

  test('a comparison matches only values of the same type', async () => {
    const _ = bench.db.command
    for (const label of [1, '1', null, true]) await parcels().add({ data: { _id: typeof label, k: { label } } })
    expect(
      idsOf(
        await parcels()
          .where({ k: { label: _.gte(0) } })
          .get(),
      ),
    ).toEqual(['number'])
    expect(
      idsOf(
        await parcels()
          .where({ k: { label: _.lt('2') } })
          .get(),
      ),
    ).toEqual(['string'])
    expect(
      (
        await parcels()
          .where({ k: { label: _.neq(1) } })
          .get()
      ).data,
    ).toHaveLength(3)
  })

  test('several documents can be selected by their ids', async () => {
    const _ = bench.db.command
    for (const _id of ['a', 'b', 'c']) await parcels().add({ data: { _id } })
    expect(
      idsOf(
        await parcels()
          .where({ _id: _.in(['c', 'x', 'a']) })
          .get(),
      ),
    ).toEqual(['c', 'a'])
    expect(
      idsOf(
        await parcels()
          .where({ _id: _.gt('a') })
          .orderBy('_id', 'asc')
          .get(),
      ),
    ).toEqual(['b', 'c'])
    expect(bench.gateway.journal.missingIndexes()).toEqual([])
  })

  test('operators that no index supports are evaluated correctly', async () => {
    const _ = bench.db.command
    await parcels().add({ data: { _id: 'a', tags: ['red', 'green'], n: 4, at: { x: 1 } } })
    await parcels().add({ data: { _id: 'b', tags: ['blue'], n: 5 } })
    expect(idsOf(await parcels().where({ tags: 'red' }).get())).toEqual(['a'])
    expect(
      idsOf(
        await parcels()
          .where({ tags: _.size(1) })
          .get(),
      ),
    ).toEqual(['b'])
    expect(
      idsOf(
        await parcels()
          .where({ tags: _.all(['red', 'green']) })
          .get(),
      ),
    ).toEqual(['a'])
    expect(
      idsOf(
        await parcels()
          .where({ n: _.mod(5, 0) })
          .get(),
      ),
    ).toEqual(['b'])
    expect(
      idsOf(
        await parcels()
          .where({ at: _.exists(false) })
          .get(),
      ),
    ).toEqual(['b'])
    expect(idsOf(await parcels().where({ _id: /^A/i }).get())).toEqual(['a'])
    expect(
      idsOf(
        await parcels()
          .where(_.or([{ n: 5 }, { n: _.lt(2) }]))
          .get(),
      ),
    ).toEqual(['b'])
  })

  test('a query returns a hundred documents by default and a thousand at most', async () => {
    await bench.gateway.seed(
      'parcels',
      Array.from({ length: 1100 }, (_, i) => ({ _id: String(i).padStart(4, '0') })),
    )
    expect((await parcels().get()).data).toHaveLength(100)
    expect((await parcels().limit(5000).get()).data).toHaveLength(1000)
    expect((await parcels().count()).total).toBe(1100)
    expect(idsOf(await parcels().orderBy('_id', 'asc').skip(1098).limit(5).get())).toEqual(['1098', '1099'])
  })

  test('a query without an index is logged with its field names, never with its values', async () => {
    await parcels().add({ data: { d: { name: 'secret' }, k: { union: 'u', due: 1 } } })
    await parcels()
      .where({ d: { name: 'secret' } })
      .get()
    await parcels()
      .where({ k: { union: 'u' } })
      .orderBy('d.name', 'asc')
      .get()
    const missing = bench.gateway.journal.missingIndexes()
    expect(missing).toEqual([
      { collection: 'parcels', fields: ['d.name'], why: 'scan', times: 1 },
      { collection: 'parcels', fields: ['k.union', 'd.name'], why: 'sort', times: 1 },
    ])
    expect(JSON.stringify([missing, bench.gateway.journal.log()])).not.toContain('secret')
  })

  test('a strict gateway refuses a query without an index', async () => {
    const strict = await openBench({ strict: { indexes: true } })
    strict.gateway.declare('parcels', [{ name: 'byUnion', fields: ['k.union'] }])
    const list = strict.db.collection('parcels')
    await expect(list.where({ k: { due: 1 } }).get()).rejects.toThrow(/no index of parcels serves/)
    await expect(list.where({ k: { union: 'u' } }).get()).resolves.toMatchObject({ data: [] })
    await strict.gateway.close()
  })

  test('the journal counts the requests by action', async () => {
    await parcels().doc('a').get()
    await parcels()
      .where({ k: { union: 'u' } })
      .get()
    await parcels()
      .doc('a')
      .set({ data: { v: 1 } })
    expect(bench.gateway.journal.counts()).toEqual({ 'database.getDocument': 2, 'database.modifyDocument': 1 })
    expect(bench.gateway.journal.log()[2]).toMatchObject({ action: 'database.modifyDocument', collection: 'parcels' })
    bench.gateway.journal.reset()
    expect(bench.gateway.journal.total()).toBe(0)
  })
})
