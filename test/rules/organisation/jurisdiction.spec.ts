import type { OrgId } from '@domain/kernel/ids'
import { countyOf, inOrder, isDirect, Jurisdiction, jurisdictionOf, placeName } from '@domain/organisation/jurisdiction'
import fc from 'fast-check'

test('a jurisdiction and the id of its county union are two forms of one id', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Za-z_-]{4,24}$/), (tail) => {
      const county = `OR-${tail}` as OrgId
      expect(countyOf(jurisdictionOf(county))).toBe(county)
      expect(Jurisdiction.safeParse(jurisdictionOf(county)).success).toBe(true)
    }),
  )
})

test.each(['', '新城区', 'a b c d', 'x'.repeat(25)])('%j is no jurisdiction', (text) => {
  expect(Jurisdiction.safeParse(text).success).toBe(false)
})

test.each([
  ['虚构甲区总工会', undefined, '虚构甲区'],
  ['市直工会', undefined, '市直'],
  ['虚构建设系统工会联合会', undefined, '虚构建设系统'],
  ['总工会', undefined, '总工会'],
  ['虚构高新技术产业开发区总工会', '高新区', '高新区'],
])('the jurisdiction of %s (called %s) stands in tables as %s', (name, place, expected) => {
  expect(placeName({ name, place })).toBe(expected)
})

test.each([
  [{ jurisdiction: 'direct' }, true],
  [{ jurisdiction: 'e5d1' }, false],
  [{ jurisdiction: 'e5d1', direct: true }, true],
  [{}, false],
])('%j: the city has the county’s part: %s', (place, expected) => {
  expect(isDirect(place)).toBe(expected)
})

const county = (word: string, over: { readonly no?: number; readonly direct?: boolean } = {}) => ({
  ...{ id: countyOf(word), name: word, jurisdiction: word },
  ...over,
})
const orderOf = (counties: readonly ReturnType<typeof county>[]) => inOrder(counties).map(({ name }) => name)

test('counties stand in the order of their numbers; those without one come last, 市直 before the others', () => {
  expect(
    orderOf([county('bbbb'), county('aaaa'), county('direct'), county('cccc', { no: 2 }), county('dddd', { no: 1 })]),
  ).toEqual(['dddd', 'cccc', 'direct', 'aaaa', 'bbbb'])
})

test('the order of counties does not depend on the order they are read in', () => {
  const some = fc.uniqueArray(fc.tuple(fc.nat(9), fc.option(fc.nat(3), { nil: undefined }), fc.boolean()), {
    selector: ([id]) => id,
  })
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.nat()), (rows, shuffle) => {
      const counties = rows.map(([id, no, direct]) =>
        county(`place${id}`, { ...(no === undefined ? {} : { no }), direct }),
      )
      const mixed = counties.map((one) => [shuffle.next().value, one] as const).sort((a, b) => a[0] - b[0])
      expect(orderOf(mixed.map(([, one]) => one))).toEqual(orderOf(counties))
    }),
  )
})
