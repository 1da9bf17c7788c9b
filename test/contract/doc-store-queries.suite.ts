import type { DocStore, Query } from '@cloud/ports/doc-store'
import fc from 'fast-check'
import { aParcel, PARCELS, type Parcel, put, refusalOf } from './doc-store.fixtures'

const PACKED: Pick<Query, 'index' | 'eq'> = { index: 'byUnion', eq: ['OR-north', 'packed'] }

const idsOf = async (store: DocStore, query: Query): Promise<readonly string[]> =>
  (await store.query(PARCELS, query)).items.map(({ id }) => id)

const walk = async (store: DocStore, query: Query): Promise<readonly string[]> => {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await store.query(PARCELS, { ...query, ...(cursor === undefined ? {} : { cursor }) })
    if (page.items.length > query.limit) throw new Error('more than asked')
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== undefined)
  return ids
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
const byKey =
  <K extends 'due' | 'label'>(key: K) =>
  (a: readonly [string, Parcel], b: readonly [string, Parcel]): number => {
    const [x, y] = [a[1][key], b[1][key]]
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : byBytes(String(x), String(y))
    return order === 0 ? byBytes(a[0], b[0]) : order
  }

const clear = async (store: DocStore): Promise<void> => {
  for (;;) {
    const { items } = await store.query(PARCELS, { index: 'all', eq: [], limit: 100 })
    if (items.length === 0) return
    await store.transaction(async (tx) => {
      for (const each of items) await tx.remove(PARCELS, each)
    })
  }
}

/** Lists: by a declared index, in a fixed order, page by page. */
export const queriesContract = (store: () => DocStore): void => {
  describe('a query', () => {
    beforeEach(async () => {
      await store().transaction(async (tx) => {
        for (const [i, due] of [30, 10, 20, 10].entries())
          await tx.insert(PARCELS, `P-${i}`, aParcel({ due, label: `l${i}` }))
        await tx.insert(PARCELS, 'P-sent', aParcel({ state: 'sent' }))
        await tx.insert(PARCELS, 'P-south', aParcel({ union: 'OR-south' }))
      })
    })

    test('returns the documents that match the given values, sorted by the sort field and then by id', async () => {
      expect(await idsOf(store(), { ...PACKED, limit: 10 })).toEqual(['P-1', 'P-3', 'P-2', 'P-0'])
    })

    test('in descending order returns the exact reverse', async () => {
      expect(await idsOf(store(), { ...PACKED, limit: 10, desc: true })).toEqual(['P-0', 'P-2', 'P-3', 'P-1'])
    })

    test('takes a range of the sort field: from is inclusive, up to is exclusive', async () => {
      expect(await idsOf(store(), { ...PACKED, limit: 10, gte: 20 })).toEqual(['P-2', 'P-0'])
      expect(await idsOf(store(), { ...PACKED, limit: 10, lt: 20 })).toEqual(['P-1', 'P-3'])
      expect(await idsOf(store(), { ...PACKED, limit: 10, gte: 20, lt: 30, desc: true })).toEqual(['P-2'])
      expect(await idsOf(store(), { ...PACKED, limit: 10, gte: 31 })).toEqual([])
    })

    test('without a sort field is sorted by id', async () => {
      expect(await idsOf(store(), { index: 'byState', eq: ['packed'], limit: 3 })).toEqual(['P-0', 'P-1', 'P-2'])
      expect(await walk(store(), { index: 'byState', eq: ['packed'], limit: 2 })).toEqual([
        'P-0',
        'P-1',
        'P-2',
        'P-3',
        'P-south',
      ])
    })

    test('returns no cursor after the last page, even if that page is full', async () => {
      expect((await store().query(PARCELS, { ...PACKED, limit: 4 })).next).toBeUndefined()
      expect((await store().query(PARCELS, { ...PACKED, limit: 3 })).next).toBeDefined()
    })

    test('returns a document under its new value after its indexed field has changed', async () => {
      await store().transaction(async (tx) => {
        const seen = await tx.get(PARCELS, 'P-1')
        if (seen !== undefined) await tx.replace(PARCELS, seen, { ...seen.doc, state: 'sent', due: 99 })
      })
      expect(await idsOf(store(), { ...PACKED, limit: 10 })).toEqual(['P-3', 'P-2', 'P-0'])
      expect(await idsOf(store(), { index: 'byUnion', eq: ['OR-north', 'sent'], limit: 10 })).toEqual(['P-sent', 'P-1'])
    })

    test('continues at its cursor when documents were added or removed between two pages', async () => {
      const first = await store().query(PARCELS, { ...PACKED, limit: 2 })
      const gone = first.items[1]
      await store().transaction(async (tx) => {
        if (gone !== undefined) await tx.remove(PARCELS, gone)
        await tx.insert(PARCELS, 'P-early', aParcel({ due: 5 }))
        await tx.insert(PARCELS, 'P-late', aParcel({ due: 25 }))
      })
      const { next } = first
      expect(await idsOf(store(), { ...PACKED, limit: 10, ...(next === undefined ? {} : { cursor: next }) })).toEqual([
        'P-2',
        'P-late',
        'P-0',
      ])
    })

    test.each<[string, Query]>([
      ['an index that was not declared', { index: 'byColour', eq: [], limit: 1 }],
      ['a name every object has', { index: 'toString', eq: [], limit: 1 }],
      ['too few values', { index: 'byUnion', eq: ['OR-north'], limit: 1 }],
      ['too many values', { index: 'byUnion', eq: ['OR-north', 'packed', 1], limit: 1 }],
      ['a page of none', { ...PACKED, limit: 0 }],
      ['a page of 101', { ...PACKED, limit: 101 }],
      ['a page of one and a half', { ...PACKED, limit: 1.5 }],
      ['a range where nothing is sorted', { index: 'byState', eq: ['packed'], gte: 1, limit: 1 }],
      ['text where there are numbers', { ...PACKED, gte: '1', limit: 1 }],
      ['a number where there is text', { index: 'byUnion', eq: [1, 'packed'], limit: 1 }],
      ['no value', { index: 'byUnion', eq: [undefined as never, 'packed'], limit: 1 }],
    ])('refuses %s', async (_what, query) => {
      expect(await refusalOf(store().query(PARCELS, query))).toBe('invalid')
    })

    test('refuses a cursor of another query, of the other direction, or a forged one', async () => {
      const foreign = (await store().query(PARCELS, { index: 'byState', eq: ['packed'], limit: 1 })).next ?? ''
      const turned = (await store().query(PARCELS, { ...PACKED, limit: 1, desc: true })).next ?? ''
      const odd = [['x'], ['parcels.byUnion.up', 1], ['parcels.byUnion.up', null, 'P-1'], ['parcels.byUnion.up', 1, 2]]
      const made = odd.map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'))
      for (const cursor of [foreign, turned, ...made, '', 'nonsense', '{}', "' OR 1=1 --"])
        expect(await refusalOf(store().query(PARCELS, { ...PACKED, limit: 1, cursor }))).toBe('invalid')
    })

    test('refuses any random text as a cursor', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string(), async (cursor) => {
          expect(await refusalOf(store().query(PARCELS, { ...PACKED, limit: 1, cursor }))).toBe('invalid')
        }),
        { numRuns: 50 },
      )
    })
  })

  describe('paginating through all pages', () => {
    const parcel = fc.record({
      union: fc.constantFrom('OR-north', 'OR-south'),
      state: fc.constantFrom('packed', 'sent'),
      due: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
      label: fc.constantFrom('a', 'B', 'b', '啊', 'ａ', '🌾', '\ufffd', 'a ', ''),
    })
    const parcels = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[0-9A-Za-z_-]{1,4}$/), parcel), {
      selector: ([id]) => id,
      maxLength: 40,
    })
    const settings = fc.record({ limit: fc.integer({ min: 1, max: 7 }), desc: fc.boolean() })

    test('returns every document once and in order, for any documents and page sizes', async () => {
      await fc.assert(
        fc.asyncProperty(parcels, settings, fc.constantFrom('due', 'label'), async (all, { limit, desc }, sort) => {
          await clear(store())
          await store().transaction(async (tx) => {
            for (const [id, doc] of all) await tx.insert(PARCELS, id, doc)
          })
          const eq = sort === 'due' ? ['OR-north', 'packed'] : ['OR-north']
          const index = sort === 'due' ? 'byUnion' : 'byLabel'
          const expected = all
            .filter(([, doc]) => doc.union === 'OR-north' && (sort === 'label' || doc.state === 'packed'))
            .sort(byKey(sort))
            .map(([id]) => id)
          const met = await walk(store(), { index, eq, limit, desc })
          expect(met).toEqual(desc ? expected.reverse() : expected)
        }),
        { numRuns: 40 },
      )
    })

    test('returns 250 documents in pages of 100', async () => {
      const ids = Array.from({ length: 250 }, (_, i) => `P-${String(i).padStart(3, '0')}`)
      await store().transaction(async (tx) => {
        for (const id of ids) await tx.insert(PARCELS, id, aParcel({ due: 7 }))
      })
      expect(await walk(store(), { index: 'all', eq: [], limit: 100 })).toEqual(ids)
    })

    test('sorts text by its bytes, as every database can', async () => {
      const labels = ['b', 'B', 'a', '啊', '🌾', '\uffee', 'é', '1', '10', '2']
      for (const [i, label] of labels.entries()) await put(store(), PARCELS, `P-${i}`, aParcel({ label }))
      const { items } = await store().query(PARCELS, { index: 'byLabel', eq: ['OR-north'], limit: 20 })
      expect(items.map(({ doc }) => doc.label)).toEqual(['1', '10', '2', 'B', 'a', 'b', 'é', '啊', '\uffee', '🌾'])
    })
  })
}
