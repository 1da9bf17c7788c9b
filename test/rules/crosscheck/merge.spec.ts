import type { CheckResult } from '@domain/crosscheck/crosscheck'
import { saysNothingNew } from '@domain/crosscheck/merge'
import type { MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'

const said = (outcome: CheckResult['outcome'], value = '', asOf?: string): CheckResult => ({
  member: 'm0' as MemberKey,
  counterpart: 'banks',
  outcome,
  value,
  ...(asOf === undefined ? {} : { asOf: plainDate(asOf) }),
})

test.each([
  [said('record', '350000', '2026-03-01'), said('record', '350000', '2026-03-09'), true],
  [said('record', '350000'), said('record', '３５０，０００ 元'), true],
  [said('record', '350000'), said('record', '350000.00'), true],
  [said('record', '小客车 一辆'), said('record', '小客车一辆'), true],
  [said('no-record', '', '2026-03-01'), said('no-record', '', '2026-03-09'), true],
  [said('record', '350000'), said('not-returned'), true],
  [said('not-returned'), said('not-returned'), true],
  [said('record', '350000'), said('record', '35000'), false],
  [said('record', '350000'), said('no-record'), false],
  [said('no-record'), said('record', '350000'), false],
  [said('not-returned'), said('no-record'), false],
  [undefined, said('no-record'), false],
])('after %j, the result %j is no news: %s', (known, told, nothing) =>
  expect(saysNothingNew(known, told)).toBe(nothing),
)
