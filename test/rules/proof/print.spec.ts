import { areAlike, BANDS, bandsOf, differing, tellsApart } from '@domain/proof/print'
import * as fc from 'fast-check'

const bits = fc.array(fc.boolean(), { minLength: 64, maxLength: 64 })
const printOf = (of: readonly boolean[]): string =>
  Array.from({ length: 16 }, (_, i) =>
    of
      .slice(i * 4, i * 4 + 4)
      .reduce((sum, bit) => sum * 2 + (bit ? 1 : 0), 0)
      .toString(16),
  ).join('')
const turned = (of: readonly boolean[], at: ReadonlySet<number>): readonly boolean[] =>
  of.map((bit, i) => (at.has(i) ? !bit : bit))
const places = (most: number) => fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: most })

test('two prints differ in as many bits as were changed, and up to twelve make them alike', () => {
  fc.assert(
    fc.property(bits, places(40), (of, at) => {
      const [one, other] = [printOf(of), printOf(turned(of, new Set(at)))]
      expect(differing(one, other)).toBe(at.length)
      expect(areAlike(one, other)).toBe(at.length <= 12)
    }),
  )
})

test('the bands are all of the print, and with up to five changed bits one of them stays the same', () => {
  fc.assert(
    fc.property(bits, places(5), (of, at) => {
      const [mine, theirs] = [bandsOf(printOf(of)), bandsOf(printOf(turned(of, new Set(at))))]
      expect(mine).toHaveLength(BANDS)
      expect(mine.join('')).toBe(of.map((bit) => (bit ? '1' : '0')).join(''))
      expect(mine.some((band, i) => band === theirs[i])).toBe(true)
    }),
  )
})

test('a print of nearly equal bits is one of an empty picture', () => {
  expect(['0000000000000000', 'ffffffffffffffff', '0000000000000fff', 'fff7ffff7ffffff7'].map(tellsApart)).toEqual([
    false,
    false,
    true,
    false,
  ])
})
