import type { Collection, DocStore, Stored, StoreWalk } from '@cloud/ports/doc-store'
import { asStored, inTodaysForm } from '@cloud/ports/forms'
import { NewerVersion } from '@cloud/ports/newer-version'
import { aParcel, must, PARCELS, type Parcel, put } from './doc-store.fixtures'

/** A collection whose schema has changed twice: first documents had no weight, then the weight was text. */
type Weighed = Parcel & { readonly grams: number }
const WEIGHED: Collection<Weighed> = {
  ...(PARCELS as Collection<never>),
  keys: PARCELS.keys,
  upcasts: [
    (doc: Parcel) => ({ ...doc, weight: '0' }),
    ({ weight, ...doc }: Parcel & { readonly weight: string }) => ({ ...doc, grams: Number(weight) }),
  ],
}
const RAW = asStored<object>(WEIGHED)
const grams = (found: readonly Stored<Weighed>[]) => found.map(({ doc }) => doc.grams)

/** Documents of any release: a store returns them in today's form from every method, and marks what it writes. */
export const formsContract = (store: () => DocStore & StoreWalk): void => {
  describe('documents of earlier releases', () => {
    beforeEach(async () => {
      await put(store(), PARCELS as Collection<Parcel>, 'P-1', aParcel())
      await put(store(), RAW, 'P-2', { ...aParcel(), weight: '250', form: 2 })
      await put(store(), WEIGHED, 'P-3', { ...aParcel(), grams: 500 })
    })

    test('are upcast to today’s form by get, getMany, query, walk and a read before a write', async () => {
      const list = { index: 'byUnion', eq: ['OR-north', 'packed'], limit: 10 }
      expect(grams([must(await store().get(WEIGHED, 'P-2'))])).toEqual([250])
      expect(grams(await store().getMany(WEIGHED, ['P-1', 'P-2', 'P-3']))).toEqual([0, 250, 500])
      expect(grams((await store().query(WEIGHED, list)).items)).toEqual([0, 250, 500])
      expect(grams(await store().walk(WEIGHED, undefined, 10))).toEqual([0, 250, 500])
      const met = await store().transaction((tx) => Promise.all(['P-1', 'P-2', 'P-3'].map((id) => tx.get(WEIGHED, id))))
      expect(grams(met.map(must))).toEqual([0, 250, 500])
      expect(must(await store().get(WEIGHED, 'P-3')).doc).toEqual({ ...aParcel(), grams: 500 })
    })

    test('are upcast in a consistent snapshot too, where the store offers one', async () => {
      const seen = await store().atOneMoment?.((still) => still.walk(WEIGHED, undefined, 10))
      if (seen !== undefined) expect(grams(seen)).toEqual([0, 250, 500])
    })

    test('are upcast on every page of a paginated list', async () => {
      const found: number[] = []
      let cursor: string | undefined
      do {
        const query = { index: 'byUnion', eq: ['OR-north', 'packed'], limit: 1 }
        const page = await store().query(WEIGHED, cursor === undefined ? query : { ...query, cursor })
        found.push(...grams(page.items))
        cursor = page.next
      } while (cursor !== undefined)
      expect(found).toEqual([0, 250, 500])
    })

    test('are stored in today’s form when they are written again, and otherwise stay as they were', async () => {
      await store().transaction(async (tx) => {
        const seen = must(await tx.get(WEIGHED, 'P-1'))
        await tx.replace(WEIGHED, seen, { ...seen.doc, grams: 100 })
      })
      expect((await store().walk(RAW, undefined, 10)).map(({ doc }) => doc)).toEqual([
        { ...aParcel(), grams: 100, form: 3 },
        { ...aParcel(), weight: '250', form: 2 },
        { ...aParcel(), grams: 500, form: 3 },
      ])
    })

    test('are read the same after they were copied in their stored form', async () => {
      const all = await store().walk(RAW, undefined, 10)
      await store().transaction(async (tx) => {
        for (const { id, doc } of all) await tx.insert(RAW, `${id}-again`, doc)
      })
      expect(grams(await store().getMany(WEIGHED, ['P-1-again', 'P-2-again', 'P-3-again']))).toEqual([0, 250, 500])
    })

    test.each<[string, () => Promise<unknown>]>([
      ['alone', () => store().get(PARCELS, 'P-3')],
      ['from a list', () => store().query(PARCELS, { index: 'byState', eq: ['packed'], limit: 10 })],
      ['before a write', () => store().transaction((tx) => tx.get(PARCELS, 'P-3'))],
    ])('in a form that only a newer version knows are refused when read: %s', async (_how, read) => {
      await expect(read()).rejects.toThrow(NewerVersion)
      expect(inTodaysForm(WEIGHED, must(await store().get(RAW as Collection<Weighed>, 'P-3'))).doc.grams).toBe(500)
    })
  })
}
