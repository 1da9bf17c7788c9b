import { figuresUntil, latestToExpire } from '@domain/determination/validity'
import { addDays, plainDate } from '@domain/kernel/plain-date'
import fc from 'fast-check'

test('the latest figures to expire by a day expire by it, and those of the day after do not', () => {
  const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(plainDate('2024-01-01'), days))
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 36 }), (by, validMonths) => {
      const on = latestToExpire(by, { validMonths })
      expect(figuresUntil({ on }, { validMonths }) <= by).toBe(true)
      expect(figuresUntil({ on: addDays(on, 1) }, { validMonths }) > by).toBe(true)
    }),
  )
})
