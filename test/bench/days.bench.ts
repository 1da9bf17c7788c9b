// What reckoning with days costs as numbers (ours), beside a library's date for every step as it was before (raw).
import { addDays, type PlainDate, plainDate } from '@domain/kernel/plain-date'
import { addWorkingDays, expectedDaysBetween } from '@domain/kernel/working-days'
import { WORK_CALENDAR } from '@domain/policy/work-calendar'
import * as former from '@test/support/former-days'
import { howMany, measure } from './measure'

const ROUNDS = howMany(200, 4)
const AT_ONCE = 100
const BOUND = 0.5

const days = Array.from({ length: AT_ONCE }, (_, i) => addDays(plainDate('2025-01-01'), i * 5))
const reckonings: readonly (readonly [
  name: string,
  ours: (day: PlainDate) => unknown,
  raw: (day: PlainDate) => unknown,
])[] = [
  ['a day later', (day) => addDays(day, 1), (day) => former.addDays(day, 1)],
  [
    'the seventh working day',
    (day) => addWorkingDays(day, 7, WORK_CALENDAR),
    (day) => former.addWorkingDays(day, 7, WORK_CALENDAR),
  ],
  [
    'working days left of twenty',
    (day) => expectedDaysBetween(day, addDays(day, 20), WORK_CALENDAR),
    (day) => former.expectedDaysBetween(day, former.addDays(day, 20), WORK_CALENDAR),
  ],
]

const main = async (): Promise<void> => {
  const results: Record<string, string | number>[] = []
  for (const [name, ours, raw] of reckonings)
    results.push(
      await measure({
        name: `${name}, ${AT_ONCE} times`,
        rounds: ROUNDS,
        bound: BOUND,
        ours: () => days.forEach(ours),
        raw: () => days.forEach(raw),
      }),
    )
  console.table(results)
}

void main()
