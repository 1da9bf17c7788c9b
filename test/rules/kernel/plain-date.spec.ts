import {
  addDays,
  ageOn,
  daysBetween,
  lastTwelveMonths,
  PlainDate,
  plainDate,
  shanghaiDate,
  showDate,
  weekday,
} from '@domain/kernel/plain-date'
import fc from 'fast-check'

const days = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(plainDate('1970-01-01'), n))

test.each(['2026-02-29', '2026-13-01', '2026-1-1', '2026-04-31', '20260101', ''])('the date %s is refused', (text) => {
  expect(PlainDate.safeParse(text).success).toBe(false)
})
test.each(['2024-02-29', '2026-12-31'])('%s is accepted as a date', (text) => {
  expect(PlainDate.safeParse(text).success).toBe(true)
})

test('a day in Guangdong begins eight hours earlier than in UTC', () => {
  expect(shanghaiDate(Date.parse('2026-03-01T15:59:59Z'))).toBe('2026-03-01')
  expect(shanghaiDate(Date.parse('2026-03-01T16:00:00Z'))).toBe('2026-03-02')
})

test('adding days and subtracting them again gives the same day', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -2000, max: 2000 }), (day, n) => {
      expect(addDays(addDays(day, n), -n)).toBe(day)
      expect(daysBetween(day, addDays(day, n))).toBe(n)
      expect(weekday(addDays(day, 7))).toBe(weekday(day))
    }),
  )
})

test.each([
  ['2008-03-02', '2026-03-01', 17],
  ['2008-03-02', '2026-03-02', 18],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
])('a person born on %s is on %s aged %i', (born, day, age) => {
  expect(ageOn(plainDate(born), plainDate(day))).toBe(age)
})

test.each([
  ['2026-03-02', '2025-03', '2026-02'],
  ['2026-01-31', '2025-01', '2025-12'],
  ['2026-12-31', '2025-12', '2026-11'],
])('on %s the last twelve whole months are %s to %s', (day, from, to) => {
  expect(lastTwelveMonths(plainDate(day))).toEqual({ from, to })
})

test('a date is displayed in Chinese with its weekday', () => {
  expect(showDate(plainDate('2026-03-09'))).toBe('2026年3月9日（周一）')
})
