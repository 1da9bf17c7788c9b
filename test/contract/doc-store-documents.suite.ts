import type { DocStore } from '@cloud/ports/doc-store'
import fc from 'fast-check'
import { aHolder, aParcel, HOLDERS, must, PARCELS, type Parcel, put, refusalOf } from './doc-store.fixtures'

const NAMES = fc
  .string({ minLength: 1 })
  .filter((name) => name !== '__proto__' && !name.startsWith('$') && !/[.\0]/.test(name))
const VALUES = [
  fc.string(),
  fc.boolean(),
  fc.integer(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
]

/** Single documents: they are read back unchanged, and invalid ones are refused. */
export const documentsContract = (store: () => DocStore, reopen: () => Promise<DocStore>): void => {
  describe('a document', () => {
    test('is read back as it was stored', async () => {
      const doc = aParcel({ note: { words: '大米 🌾', list: [1, null, true, { deep: [] }], none: null, zero: 0.5 } })
      await put(store(), PARCELS, 'P-1', doc)
      expect(await store().get(PARCELS, 'P-1')).toEqual({ id: 'P-1', v: expect.any(Number), doc })
    })

    test('with an unknown id is read as undefined', async () => {
      expect(await store().get(PARCELS, 'P-none')).toBeUndefined()
    })

    test('is returned as a copy, and changing the copy does not change the store', async () => {
      await put(store(), PARCELS, 'P-1', aParcel({ note: ['a'] }))
      const copy = must(await store().get(PARCELS, 'P-1')).doc
      ;(copy.note as string[]).push('b')
      expect(must(await store().get(PARCELS, 'P-1')).doc.note).toEqual(['a'])
    })

    test('can be replaced, and every write gives it another version', async () => {
      await put(store(), PARCELS, 'P-1', aParcel())
      const first = must(await store().get(PARCELS, 'P-1'))
      await store().transaction((tx) => tx.replace(PARCELS, first, aParcel({ state: 'sent' })))
      const second = must(await store().get(PARCELS, 'P-1'))
      await store().transaction((tx) => tx.replace(PARCELS, second, aParcel({ state: 'sent' })))
      const third = must(await store().get(PARCELS, 'P-1'))
      expect(second.doc.state).toBe('sent')
      expect(new Set([first.v, second.v, third.v]).size).toBe(3)
    })

    test('can be removed', async () => {
      await put(store(), PARCELS, 'P-1', aParcel())
      const seen = must(await store().get(PARCELS, 'P-1'))
      await store().transaction((tx) => tx.remove(PARCELS, seen))
      expect(await store().get(PARCELS, 'P-1')).toBeUndefined()
    })

    test('with a reused id is not mistaken for the removed document: a write with the old version is refused as a conflict', async () => {
      await put(store(), PARCELS, 'P-1', aParcel())
      const old = must(await store().get(PARCELS, 'P-1'))
      await store().transaction((tx) => tx.remove(PARCELS, old))
      await put(store(), PARCELS, 'P-1', aParcel())
      expect(await refusalOf(store().transaction((tx) => tx.replace(PARCELS, old, aParcel())))).toBe('conflict')
    })

    test('with an existing id is refused as a duplicate', async () => {
      await put(store(), PARCELS, 'P-1', aParcel())
      expect(await refusalOf(put(store(), PARCELS, 'P-1', aParcel()))).toBe('duplicate')
    })

    test('with the same id in another collection is separate', async () => {
      await put(store(), PARCELS, 'X-1', aParcel())
      await put(store(), HOLDERS, 'X-1', aHolder())
      expect(must(await store().get(HOLDERS, 'X-1')).doc).toEqual(aHolder())
    })

    test('with an existing unique key is refused as a duplicate, and removing a document frees its key', async () => {
      await put(store(), HOLDERS, 'H-1', aHolder())
      expect(await refusalOf(put(store(), HOLDERS, 'H-2', aHolder()))).toBe('duplicate')
      await put(store(), HOLDERS, 'H-3', aHolder({ card: 'card-3' }))
      const third = must(await store().get(HOLDERS, 'H-3'))
      expect(await refusalOf(store().transaction((tx) => tx.replace(HOLDERS, third, aHolder())))).toBe('duplicate')
      const first = must(await store().get(HOLDERS, 'H-1'))
      await store().transaction(async (tx) => {
        await tx.remove(HOLDERS, first)
        await tx.insert(HOLDERS, 'H-2', aHolder())
      })
      expect(await store().get(HOLDERS, 'H-2')).toBeDefined()
    })

    test('is found by getMany in the requested order, unknown ids are left out, and more than 100 ids are refused', async () => {
      for (const id of ['P-1', 'P-2', 'P-3']) await put(store(), PARCELS, id, aParcel({ label: id }))
      const found = await store().getMany(PARCELS, ['P-3', 'P-none', 'P-1'])
      expect(found.map(({ id }) => id)).toEqual(['P-3', 'P-1'])
      expect(await store().getMany(PARCELS, [])).toEqual([])
      const many = Array.from({ length: 101 }, (_, i) => `P-${i}`)
      expect(await store().getMany(PARCELS, many.slice(1))).toHaveLength(3)
      expect(await refusalOf(store().getMany(PARCELS, many))).toBe('invalid')
    })

    test('is answered to each of several reads that start together, as a copy of its own', async () => {
      for (const id of ['P-1', 'P-2', 'P-3']) await put(store(), PARCELS, id, aParcel({ label: id }))
      await put(store(), HOLDERS, 'P-1', aHolder())
      const [one, again, none, many, holder] = await Promise.all([
        store().get(PARCELS, 'P-1'),
        store().get(PARCELS, 'P-1'),
        store().get(PARCELS, 'P-9'),
        store().getMany(PARCELS, ['P-3', 'P-9', 'P-1', 'P-3']),
        store().get(HOLDERS, 'P-1'),
      ])
      expect(one?.doc.label).toBe('P-1')
      expect(again?.doc).toEqual(one?.doc)
      expect(again?.doc).not.toBe(one?.doc)
      expect(none).toBeUndefined()
      expect(many.map(({ id }) => id)).toEqual(['P-3', 'P-1', 'P-3'])
      expect(holder?.doc).toEqual(aHolder())
    })

    test('is still there after the store is closed and reopened', async () => {
      await put(store(), PARCELS, 'P-1', aParcel({ note: '棉被' }))
      const before = await store().get(PARCELS, 'P-1')
      const again = await reopen()
      expect(await again.get(PARCELS, 'P-1')).toEqual(before)
      const page = await again.query(PARCELS, { index: 'byUnion', eq: ['OR-north', 'packed'], limit: 10 })
      expect(page.items).toEqual([before])
    })

    test('with any JSON value is read back unchanged', async () => {
      let count = 0
      const json = fc.object({ key: NAMES, values: VALUES, maxDepth: 4 })
      await fc.assert(
        fc.asyncProperty(json, async (note) => {
          count += 1
          await put(store(), PARCELS, `P-${count}`, aParcel({ note }))
          const back = must(await store().get(PARCELS, `P-${count}`)).doc.note
          expect(back).toEqual(JSON.parse(JSON.stringify(note)))
        }),
        { numRuns: 60 },
      )
    })
  })

  describe('what every store refuses as invalid, and what it accepts', () => {
    const circle: { self?: unknown } = {}
    circle.self = circle
    class Basket {
      readonly full = true
    }
    const refused: readonly (readonly [string, unknown])[] = [
      ['a date', new Date(0)],
      ['NaN', Number.NaN],
      ['an infinite number', Number.POSITIVE_INFINITY],
      ['undefined in a list', [undefined]],
      ['a hole in a list', Array(1)],
      ['a function', () => 1],
      ['a symbol', Symbol('s')],
      ['a big integer', 1n],
      ['a map', new Map()],
      ['bytes', new Uint8Array(2)],
      ['an instance of a class', new Basket()],
      ['a circle', circle],
      ['an operator as a name', { $set: 1 }],
      ['a path as a name', { 'a.b': 1 }],
      ['an empty name', { '': 1 }],
      ['the prototype as a name', JSON.parse('{"__proto__": 1}')],
      ['a NUL in a text', 'a\u0000b'],
      ['half a character', ['\ud83d']],
      ['half a character after a backslash', '\\\udc00'],
      ['more than 200 KB', '米'.repeat(70_000)],
    ]
    test.each(refused)('a document with %s is refused', async (_what, note) => {
      expect(await refusalOf(put(store(), PARCELS, 'P-1', aParcel({ note })))).toBe('invalid')
      expect(await store().get(PARCELS, 'P-1')).toBeUndefined()
    })

    test.each([
      ['missing', { due: undefined }],
      ['null', { due: null }],
      ['yes or no', { due: true }],
      ['no number', { due: Number.NaN }],
      ['text where others have numbers', { due: '1' }],
      ['half a character', { label: '\ud83d' }],
      ['a NUL', { label: 'a\u0000b' }],
      ['endless', { label: 'x'.repeat(501) }],
    ])('an indexed field that is %s is refused', async (_what, over) => {
      await put(store(), PARCELS, 'P-0', aParcel())
      expect(await refusalOf(put(store(), PARCELS, 'P-1', aParcel(over as unknown as Partial<Parcel>)))).toBe('invalid')
    })

    test.each([[''], ['x'.repeat(201)], ['a\u0000b'], ['\ud83d']])('the invalid id %# is refused', async (id) => {
      expect(await refusalOf(put(store(), PARCELS, id, aParcel()))).toBe('invalid')
      expect(await refusalOf(store().get(PARCELS, id))).toBe('invalid')
    })

    test('a list, a text or null instead of a document is refused', async () => {
      for (const doc of [[], 'rice', null])
        expect(await refusalOf(put(store(), { ...HOLDERS, keys: () => ({ card: 'c' }) }, 'H-1', doc as never))).toBe(
          'invalid',
        )
    })

    test('a collection that was never declared is refused', async () => {
      expect(await refusalOf(put(store(), { ...PARCELS, name: 'baskets' }, 'B-1', aParcel()))).toBe('invalid')
    })

    test('an undefined field is accepted and counts as absent', async () => {
      await put(store(), PARCELS, 'P-1', aParcel({ note: undefined }))
      expect(Object.keys(must(await store().get(PARCELS, 'P-1')).doc)).not.toContain('note')
    })

    test('text that only looks like an escape, whole characters and line breaks are stored unchanged', async () => {
      const note = ['\\u0000', '\\\\ud83d', '🌾', '\u0001\n\t']
      await put(store(), PARCELS, 'P-1', aParcel({ note }))
      expect(must(await store().get(PARCELS, 'P-1')).doc.note).toEqual(note)
    })

    test('a document of 190 KB is accepted', async () => {
      await put(store(), PARCELS, 'P-1', aParcel({ note: 'x'.repeat(190_000) }))
      expect(must(await store().get(PARCELS, 'P-1')).doc.note).toHaveLength(190_000)
    })
  })
}
