import { dayNumber, dayOf } from '@domain/kernel/days'
import {
  addDays,
  addMonths,
  daysBetween,
  lastTwelveMonths,
  PlainDate,
  plainDate,
  shanghaiDate,
  showDate,
  weekday,
} from '@domain/kernel/plain-date'
import { addExpectedDays, addWorkingDays, expectedDaysBetween, isExpectedWorkingDay } from '@domain/kernel/working-days'
import { calendarWith, WORK_CALENDAR, type WorkYears } from '@domain/policy/work-calendar'
import * as former from '@test/support/former-days'
import { aWorkYear } from '@test/support/work-year'
import fc from 'fast-check'

const FIRST = dayNumber('0000-01-01' as PlainDate)
const LAST = dayNumber('9999-12-31' as PlainDate)

const pad = (n: number, length: number): string => String(n).padStart(length, '0')
/** Borders of months and years, and the days around the end of February, of any year; or any day there is. */
const anyDay: fc.Arbitrary<PlainDate> = fc
  .oneof(
    fc.integer({ min: FIRST, max: LAST }).map(dayOf),
    fc
      .tuple(fc.nat(9999), fc.integer({ min: 1, max: 12 }), fc.constantFrom(1, 28, 29, 30, 31))
      .map(([year, month, day]) => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`),
    fc
      .constantFrom(1600, 1900, 2000, 2024, 2026, 2100)
      .chain((year) => fc.constantFrom(`${year}-02-28`, `${year}-02-29`)),
  )
  .filter((text): text is PlainDate => former.isPlainDate(text))
/** A day within and around the years that the work calendars know. */
const nearDay = fc
  .integer({ min: dayNumber(plainDate('2021-06-01')), max: dayNumber(plainDate('2029-06-01')) })
  .map(dayOf)
/** The shipped calendar; with next year as a city entered it; with a year of the city's own in the shipped one's place. */
const CALENDARS = [
  {},
  { 2027: aWorkYear() },
  { 2025: { ...aWorkYear(), off: ['2025-03-05'], makeUp: ['2025-03-08'] } },
].map((years) => calendarWith(years as WorkYears))
const anyCalendar = fc.constantFrom(...CALENDARS)

test('a text is accepted as a day exactly if the day exists in the calendar', () => {
  const text = fc
    .tuple(fc.nat(9999), fc.nat(13), fc.nat(32))
    .map(([year, month, day]) => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
  fc.assert(
    fc.property(text, (said) => expect(PlainDate.safeParse(said).success).toBe(former.isPlainDate(said))),
    {
      numRuns: 2000,
    },
  )
})

test('a day has one number, and a number one day', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(dayOf(dayNumber(day))).toBe(day)
      expect(dayNumber(day)).toBe(former.daysBetween('1970-01-01' as PlainDate, day))
    }),
  )
})

test('days and months further, the weekday, how far apart: as they were reckoned before', () => {
  fc.assert(
    fc.property(anyDay, anyDay, fc.integer({ min: -3000, max: 3000 }), (day, other, n) => {
      expect(daysBetween(day, other)).toBe(former.daysBetween(day, other))
      expect(weekday(day)).toBe(former.weekday(day))
      expect(showDate(day)).toBe(former.showDate(day))
      const far = dayNumber(day) + n * 31
      fc.pre(far >= FIRST + 400 && far <= LAST - 400)
      expect(addDays(day, n)).toBe(former.addDays(day, n))
      expect(addMonths(day, n)).toBe(former.addMonths(day, n))
      fc.pre(dayNumber(day) > FIRST + 400)
      expect(lastTwelveMonths(day)).toEqual(former.lastTwelveMonths(day))
    }),
    { numRuns: 2000 },
  )
})

test('the day in Guangdong at an instant', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 }), (ms) => {
      expect(shanghaiDate(ms)).toBe(former.shanghaiDate(ms))
    }),
  )
  for (const ms of [0, -1, -8 * 3_600_000, -8 * 3_600_000 - 1]) expect(shanghaiDate(ms)).toBe(former.shanghaiDate(ms))
})

test('working days, exact or expected, by any calendar: as they were walked before', () => {
  fc.assert(
    fc.property(anyCalendar, nearDay, nearDay, fc.integer({ min: -2, max: 40 }), (calendar, day, other, n) => {
      expect(isExpectedWorkingDay(day, calendar)).toBe(former.isExpectedWorkingDay(day, calendar))
      expect(addExpectedDays(day, n, calendar)).toBe(former.addExpectedDays(day, n, calendar))
      expect(addWorkingDays(day, n, calendar)).toEqual(former.addWorkingDays(day, n, calendar))
      const near = addDays(day, daysBetween(day, other) % 90)
      expect(expectedDaysBetween(day, near, calendar)).toBe(former.expectedDaysBetween(day, near, calendar))
    }),
    { numRuns: 600 },
  )
})

test('every day from before the calendar begins until after it ends', () => {
  for (let day = plainDate('2022-12-01'); day < '2027-12-01'; day = addDays(day, 1)) {
    const was = [former.isExpectedWorkingDay(day, WORK_CALENDAR), former.addWorkingDays(day, 7, WORK_CALENDAR)]
    expect([day, isExpectedWorkingDay(day, WORK_CALENDAR), addWorkingDays(day, 7, WORK_CALENDAR)]).toEqual([
      day,
      ...was,
    ])
  }
})
