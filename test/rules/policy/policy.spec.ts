import { plainDate } from '@domain/kernel/plain-date'
import { areaOf, inForce, Policy } from '@domain/policy/policy'
import { aPolicy } from '@test/support/policy'

const good = aPolicy()
const area = areaOf(good, 'default')
const lines = (over: object) => ({ areas: { default: { ...area, lines: { ...area.lines, ...over } } } })
const standards = (over: object) => ({ areas: { default: { ...area, standards: { ...area.standards, ...over } } } })

test('a valid policy is accepted', () => {
  expect(Policy.safeParse(good).success).toBe(true)
})

test.each([
  ['six notice days: the law says at least seven', { notice: { ...good.notice, workingDays: 6 } }],
  ['a repeated notice of two days', { notice: { ...good.notice, repeatWorkingDays: 2 } }],
  ['half a notice day', { notice: { ...good.notice, workingDays: 7.5 } }],
  ['one surveyor', { survey: { surveyorsMin: 1 } }],
  ['a quorum below half', { deliberation: { ...good.deliberation, quorumPercent: 49 } }],
  ['a majority below half', { deliberation: { ...good.deliberation, majorityPercent: 49 } }],
  ['two deliberating', { deliberation: { ...good.deliberation, attendeesMin: 2 } }],
  ['no counterpart', { crosscheck: { counterparts: [] } }],
  ['an unheard-of counterpart', { crosscheck: { counterparts: ['newspapers'] } }],
  ['a clock of no days', { clocks: { ...good.clocks, survey: 0 } }],
  ['no area of its own', { areas: { pengjiang: area } }],
  ['a negative line', lines({ lowIncome: -1 })],
  ['a line of nothing, that nobody is below', lines({ lowIncome: 0 })],
  ['a line no sheet can hold', lines({ lowIncome: 10_000_000_000_000 })],
  ['a wage no sheet can hold', lines({ minimumWage: 10_000_000_000_000 })],
  ['a majority that nobody ever has', { deliberation: { ...good.deliberation, majorityPercent: 100 } }],
  ['a deadline in the thirteenth month', { payoutDeadline: '13-01' }],
  ['half a fen', lines({ lowIncome: 100_000.5 })],
  ['an operator nobody knows', lines({ operator: 'about' })],
  ['k below one', lines({ relativeTenths: 9 })],
  [
    'tiers that do not ascend',
    standards({
      medical: [
        { from: 200, amount: 1 },
        { from: 200, amount: 2 },
      ],
    }),
  ],
  ['no tier at all', standards({ medical: [] })],
  ['an unknown order of steps', { stageOrder: 'payout-first' }],
  ['a day that does not exist', { effectiveFrom: '2026-02-30' }],
  ['no version', { version: ' ' }],
])('a policy with %s is refused', (_what, over) => {
  expect(Policy.safeParse({ ...good, ...over }).success).toBe(false)
})

test('a notice period longer than the legal minimum is accepted', () => {
  expect(Policy.safeParse({ ...good, notice: { ...good.notice, workingDays: 10 } }).success).toBe(true)
})

test('the policy in force is the latest that has begun, in any order of storage', () => {
  const [old, now, next] = ['2024-01-01', '2026-01-01', '2026-07-01'].map((effectiveFrom) =>
    aPolicy({ version: effectiveFrom, effectiveFrom: plainDate(effectiveFrom) }),
  )
  const stored = [now, next, old].flatMap((policy) => policy ?? [])
  expect(inForce(stored, plainDate('2026-06-30'))?.version).toBe('2026-01-01')
  expect(inForce(stored, plainDate('2026-07-01'))?.version).toBe('2026-07-01')
  expect(inForce(stored, plainDate('2023-12-31'))).toBeUndefined()
})

test('a jurisdiction without its own income lines uses the city’s lines', () => {
  const own = aPolicy({ areas: { default: area, taishan: { ...area, lines: { ...area.lines, relativeTenths: 15 } } } })
  expect(areaOf(own, 'taishan').lines.relativeTenths).toBe(15)
  expect(areaOf(own, 'enping').lines.relativeTenths).toBe(20)
})
