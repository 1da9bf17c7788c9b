import { against, timesOver } from '@domain/kernel/exact'
import { isKeyOf } from '@domain/kernel/keys'
import fc from 'fast-check'

const HUGE = 100_000_000_000_00
// small, round and very large numbers must all be common
const count = (max: number) =>
  fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max }), fc.constantFrom(0, 1, max - 1, max))

const inRange = (total: number, part: number, whole: number): boolean =>
  (BigInt(total) * BigInt(part)) / BigInt(whole) <= BigInt(Number.MAX_SAFE_INTEGER)

test('quotient and remainder equal those of unlimited integer arithmetic', () => {
  fc.assert(
    fc.property(count(HUGE), count(HUGE), count(HUGE * 300), (total, part, some) => {
      const whole = Math.min(some + 1, HUGE * 300)
      fc.pre(inRange(total, part, whole))
      const product = BigInt(total) * BigInt(part)
      expect(timesOver(total, part, whole)).toEqual({
        quotient: Number(product / BigInt(whole)),
        rest: Number(product % BigInt(whole)),
      })
    }),
  )
})

const line = count(HUGE)
const factor = fc.integer({ min: 1, max: 16 * 12 * 2000 })
const scale = fc.constantFrom(10, 100, 10_000)

test('a sum compared with a line gives the same result as unlimited integer arithmetic', () => {
  fc.assert(
    fc.property(line, factor, scale, fc.integer({ min: -2, max: 2 }), (lineTenths, times, over, aside) => {
      fc.pre(inRange(lineTenths, times, over))
      // values around the threshold, and also below zero
      for (const left of [Number((BigInt(lineTenths) * BigInt(times)) / BigInt(over)) + aside, -lineTenths, aside]) {
        const difference = BigInt(left) * BigInt(over) - BigInt(lineTenths) * BigInt(times)
        expect(against(left, lineTenths, times, over)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0)
      }
    }),
  )
})

test('a value that a float cannot hold exactly throws an error', () => {
  expect(() => timesOver(1.5, 1, 1)).toThrow('whole factors')
  expect(() => timesOver(1, -1, 1)).toThrow('whole factors')
  expect(() => timesOver(1, 1, 0)).toThrow('positive whole')
  expect(() => timesOver(Number.MAX_SAFE_INTEGER, 3, 1)).toThrow('exact quotient')
})

test('a table accepts only its own keys, and no inherited keys', () => {
  expect(isKeyOf({ wages: 1 }, 'wages')).toBe(true)
  expect(isKeyOf({ wages: 1 }, 'toString')).toBe(false)
})
