import { addDays, plainDate, weekday } from '@domain/kernel/plain-date'
import { addWorkingDays } from '@domain/kernel/working-days'
import { PUBLISHED_YEARS, WORK_CALENDAR } from '@domain/policy/work-calendar'
import { isWorkingDay, workingDaysBetween } from '@test/support/former-days'
import fc from 'fast-check'

const after = (from: string, count: number) => addWorkingDays(plainDate(from), count, WORK_CALENDAR)
const works = (day: string) => isWorkingDay(plainDate(day), WORK_CALENDAR)

test.each([
  ['a plain week', '2026-03-02', 7, '2026-03-11'],
  ['over the Spring Festival of 2026, with both make-up Saturdays', '2026-02-12', 7, '2026-02-28'],
  ['over the National Day of 2023', '2023-09-28', 2, '2023-10-08'],
  ['from a Saturday', '2026-03-07', 1, '2026-03-09'],
  ['none at all', '2026-03-02', 0, '2026-03-02'],
])('%s: the day %s plus %i working days follows the calendar', (_what, from, count, expected) => {
  expect(after(from, count)).toEqual({ ok: true, value: expected })
})

test.each([
  ['a make-up Saturday is worked', '2026-02-28', true],
  ['a festival Monday is not', '2026-02-16', false],
  ['an ordinary Sunday is not', '2026-03-08', false],
  ['an ordinary Monday is', '2026-03-09', true],
])('the calendar knows working days: %s', (_what, day, expected) => {
  expect(works(day)).toEqual({ ok: true, value: expected })
})

test.each(Object.entries(PUBLISHED_YEARS))(
  '%s: days off are weekdays and make-up days are weekend days',
  (year, published) => {
    for (const day of published.off) expect([1, 2, 3, 4, 5]).toContain(weekday(plainDate(day)))
    for (const day of published.makeUp) expect([0, 6]).toContain(weekday(plainDate(day)))
    for (const day of [...published.off, ...published.makeUp]) expect(day.slice(0, 4)).toBe(year)
  },
)

// totals from the State Council's notices: weekdays of the year − days off + make-up days
test.each([
  [2023, 249],
  [2024, 251],
  [2025, 248],
  [2026, 248],
])('%i has %i working days', (year, expected) => {
  const from = addDays(plainDate(`${year}-01-01`), -1)
  const inside = from < WORK_CALENDAR.firstDay ? { ...WORK_CALENDAR, firstDay: from } : WORK_CALENDAR
  expect(workingDaysBetween(from, plainDate(`${year}-12-31`), inside)).toEqual({ ok: true, value: expected })
})

const covered = fc.integer({ min: 0, max: 1300 }).map((n) => addDays(WORK_CALENDAR.firstDay, n))

test('adding n working days and then counting them gives n', () => {
  fc.assert(
    fc.property(covered, fc.integer({ min: 0, max: 60 }), (from, n) => {
      const to = addWorkingDays(from, n, WORK_CALENDAR)
      if (!to.ok) return expect(to.refusal.code).toBe('CALENDAR_MISSING')
      expect(workingDaysBetween(from, to.value, WORK_CALENDAR)).toEqual({ ok: true, value: n })
      return expect(n === 0 || works(to.value)).toBeTruthy()
    }),
  )
})

test('the n-th working day is a working day, and the next is always later', () => {
  fc.assert(
    fc.property(covered, fc.integer({ min: 1, max: 40 }), (from, n) => {
      const [to, next] = [addWorkingDays(from, n, WORK_CALENDAR), addWorkingDays(from, n + 1, WORK_CALENDAR)]
      if (!to.ok || !next.ok) return
      expect(works(to.value)).toEqual({ ok: true, value: true })
      expect(next.value > to.value).toBe(true)
    }),
  )
})

test('a calculation beyond the calendar’s last day is refused', () => {
  expect(after('2026-12-30', 7)).toEqual({
    ok: false,
    refusal: { code: 'CALENDAR_MISSING', about: { date: '2027-01-01', lastDay: '2026-12-31' } },
  })
  expect(works('2027-01-04')).toMatchObject({ ok: false, refusal: { code: 'CALENDAR_MISSING' } })
  expect(workingDaysBetween(plainDate('2026-12-30'), plainDate('2027-01-05'), WORK_CALENDAR)).toMatchObject({
    ok: false,
  })
})

test('a calculation before the calendar’s first day is refused', () => {
  expect(works('2022-12-30')).toMatchObject({ ok: false, refusal: { code: 'CALENDAR_MISSING' } })
})
