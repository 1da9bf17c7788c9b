import type { DocStore, StoreWalk } from '@cloud/ports/doc-store'
import { aHolder, aParcel, HOLDERS, must, PARCELS, put, refusalOf } from './doc-store.fixtures'

/** All ids of one collection, page by page, as a backup reads them. */
const everything = async (store: StoreWalk, limit: number): Promise<readonly string[]> => {
  const ids: string[] = []
  for (;;) {
    const page = await store.walk(PARCELS, ids[ids.length - 1], limit)
    ids.push(...page.map(({ id }) => id))
    if (page.length < limit) return ids
  }
}

/** In byte order: capitals before small letters, `:` and `_` as in ASCII, Chinese last, no case folding. */
const IDS = ['P-1', 'P-10', 'P-2', 'P:1', 'P_1', 'PE', 'Pa', 'a', 'ä', '大米', '豆', '\u{1F33E}']

/** The walk used by tools: every document once, by id. */
export const walkContract = (store: () => DocStore & StoreWalk): void => {
  describe('a walk over a collection', () => {
    const putAll = async (ids: readonly string[]): Promise<void> => {
      for (const id of ids) await put(store(), PARCELS, id, aParcel())
    }

    test('of no documents returns an empty list', async () => {
      expect(await store().walk(PARCELS, undefined, 100)).toEqual([])
    })

    test('returns the same documents as get', async () => {
      await put(store(), PARCELS, 'P-1', aParcel({ note: { words: '大米 🌾', none: null } }))
      await put(store(), HOLDERS, 'H-1', aHolder())
      expect(await store().walk(PARCELS, undefined, 100)).toEqual([must(await store().get(PARCELS, 'P-1'))])
    })

    test.each([1, 5, 12, 100])(
      'returns every document once, sorted by the bytes of its id (pages of %d)',
      async (limit) => {
        const sorted = [...IDS].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
        await putAll([...IDS].reverse())
        expect(await everything(store(), limit)).toEqual(sorted)
      },
    )

    test('continues after an id that no longer exists', async () => {
      await putAll(['P-1', 'P-2', 'P-3'])
      const gone = must(await store().get(PARCELS, 'P-2'))
      await store().transaction((tx) => tx.remove(PARCELS, gone))
      expect((await store().walk(PARCELS, 'P-2', 10)).map(({ id }) => id)).toEqual(['P-3'])
    })

    test('returns documents with versions that can be used to replace them', async () => {
      await putAll(['P-1'])
      const [seen] = await store().walk(PARCELS, undefined, 1)
      await store().transaction((tx) => tx.replace(PARCELS, must(seen), aParcel({ state: 'sent' })))
      expect(must(await store().get(PARCELS, 'P-1')).doc.state).toBe('sent')
    })

    test('in a consistent snapshot leaves out later writes, where the store offers snapshots', async () => {
      await putAll(['P-1', 'P-3'])
      const met = await store().atOneMoment?.(async (still) => {
        const [first] = await still.walk(PARCELS, undefined, 1)
        await putAll(['P-2', 'P-4'])
        const third = must(await store().get(PARCELS, 'P-3'))
        await store().transaction((tx) => tx.replace(PARCELS, third, aParcel({ state: 'sent' })))
        return [first, ...(await still.walk(PARCELS, first?.id, 100))].map((each) => [each?.id, each?.doc.state])
      })
      if (store().atOneMoment === undefined) return
      expect(met).toEqual([
        ['P-1', 'packed'],
        ['P-3', 'packed'],
      ])
      expect(await everything(store(), 100)).toEqual(['P-1', 'P-2', 'P-3', 'P-4'])
    })

    test.each([0, 101, 1.5])('refuses a page size of %d', async (limit) => {
      expect(await refusalOf(store().walk(PARCELS, undefined, limit))).toBe('invalid')
    })

    test('refuses to start after an invalid id', async () => {
      expect(await refusalOf(store().walk(PARCELS, '', 1))).toBe('invalid')
    })
  })
}
