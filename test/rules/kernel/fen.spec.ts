import { allot } from '@domain/kernel/allot'
import { addFen, fen, parseYuan, showYuan, yuan } from '@domain/kernel/fen'
import fc from 'fast-check'

const amounts = fc.integer({ min: 0, max: 10_000_000_00 })

test.each([
  ['1,234.5', 123_450],
  ['1234.56', 123_456],
  ['¥5,000.00', 500_000],
  ['0', 0],
  [' 12 ', 1200],
])('%s is parsed as %i fen', (text, expected) => {
  expect(parseYuan(text)).toBe(expected)
})

test.each([
  '',
  '1.234',
  '1,23',
  '-5',
  '12元',
  '1e3',
  '１２',
  '9999999999',
  '100,000,000,000.01',
  '999,999,999,999,999,999',
])('%s is refused as an amount', (text) => {
  expect(parseYuan(text)).toBeUndefined()
})

test('the largest amount is an amount', () => expect(parseYuan('100,000,000,000')).toBe(100_000_000_000_00))

test('a displayed amount is parsed back to the same amount', () => {
  fc.assert(fc.property(amounts, (amount) => expect(parseYuan(showYuan(amount))).toBe(amount)))
})

test('a loss is displayed with a minus sign', () => {
  expect(showYuan(-41_667)).toBe('−¥416.67')
})

test('fen must be whole and not negative, and anything else throws an error', () => {
  expect(() => fen(1.5)).toThrow('fen are whole')
  expect(() => fen(-1)).toThrow('fen are whole')
  expect(() => yuan(0.001)).toThrow('two decimals')
})

const needs = fc.oneof(fc.integer({ min: 1, max: 500_000 }), fc.constantFrom(100_000, 150_000)) // equal needs must be common
const claims = fc
  .array(needs, { minLength: 1, maxLength: 8 })
  .map((all) => all.map((need, i) => ({ key: `k${i}`, need: fen(need) })))

test('an allotment distributes every fen, gives no claim more than its need, and does not depend on the order', () => {
  fc.assert(
    fc.property(amounts, claims, (budget, wanted) => {
      const awards = allot(fen(budget), wanted)
      const sum = wanted.reduce((total, claim) => total + claim.need, 0)
      expect(addFen(...awards.map((award) => award.amount))).toBe(Math.min(budget, sum))
      for (const { key, amount } of awards)
        expect(amount).toBeLessThanOrEqual(wanted.find((claim) => claim.key === key)?.need ?? -1)
      const byKey = (list: typeof awards) => [...list].sort((a, b) => (a.key < b.key ? -1 : 1))
      expect(byKey(allot(fen(budget), [...wanted].reverse()))).toEqual(byKey(awards))
    }),
  )
})
