import { servingBase } from '@domain/application/next-step'
import { placeOf } from '@domain/application/snapshot'
import type { OrgId } from '@domain/kernel/ids'
import { countyOf, spotOf } from '@domain/organisation/jurisdiction'
import { actsAs, reaches } from '@domain/organisation/roles'
import fc from 'fast-check'

const id = (name: string): OrgId => `OR-${name}` as OrgId
const spot = (...path: readonly string[]) => spotOf({ path: path.map(id), jurisdiction: 'county' })

test.each([
  [['city', 'county', 'base'], { city: 'OR-city', county: 'OR-county', via: [] }],
  [['city', 'county', 'street', 'base'], { city: 'OR-city', county: 'OR-county', via: ['OR-street'] }],
  [
    ['city', 'county', 'street', 'park', 'base'],
    { city: 'OR-city', county: 'OR-county', via: ['OR-street', 'OR-park'] },
  ],
  [['province', 'city', 'county', 'street', 'base'], { city: 'OR-city', county: 'OR-county', via: ['OR-street'] }],
  [['city', 'county'], { city: 'OR-city', county: 'OR-county', via: [] }],
  [['city'], undefined],
  [['city', 'other', 'base'], undefined],
])('a union at %j has this city, county and unions between', (path, expected) => {
  expect(spot(...path)).toEqual(expected)
})

const trees = fc.record({
  above: fc.uniqueArray(fc.constantFrom('province', 'region'), { maxLength: 2 }),
  via: fc.uniqueArray(fc.constantFrom('street', 'park', 'site', 'plant'), { maxLength: 4 }),
})

test('a case stands where its base union stands: whoever reaches the union reaches the case', () => {
  fc.assert(
    fc.property(trees, ({ above, via }) => {
      const path = [...above, 'city', 'county', ...via, 'base'].map(id)
      const found = spotOf({ path, jurisdiction: 'county' })
      if (found === undefined) throw new Error('a base union has a county')
      const org = { ...found, base: id('base'), jurisdiction: 'county' }
      const place = placeOf({ org })
      for (const union of path.slice(above.length)) {
        const post = { role: 'base-officer', org: union } as const
        expect([union, reaches(post, place)]).toEqual([union, true])
      }
      expect(actsAs([{ role: 'base-officer', org: id('beside') }], 'base-officer', place)).toBe(false)
      expect(servingBase(org)).toEqual([id('base'), ...via.map(id).reverse(), countyOf('county')])
    }),
  )
})
