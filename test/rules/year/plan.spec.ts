import { RefusalReason } from '@domain/determination/determination'
import { Policy } from '@domain/policy/policy'
import { WORK_CALENDAR } from '@domain/policy/work-calendar'
import { faultsOf } from '@local/year/check'
import { planOf, type YearPlan } from '@local/year/plan'
import { policy2023 } from '@local/year/policy-2023'
import { PROVINCIAL, TOTALS } from '@local/year/table'
import { isWorkingDay } from '@test/support/former-days'

const plan = planOf()

test('the rows of the table add up to the totals that the federation printed', () => {
  const rows = Object.values(PROVINCIAL)
  const total = (programme: 'living' | 'medical' | 'tuition') =>
    rows.reduce(
      ({ count, money }, { paid }) => ({
        count: count + (paid[programme]?.count ?? 0),
        money: money + (paid[programme]?.money ?? 0),
      }),
      { count: 0, money: 0 },
    )
  expect(rows.reduce((sum, row) => sum + row.allocated, 0)).toBe(100_000_000)
  expect(total('living')).toEqual({ count: 175, money: 96_400_000 })
  expect(total('medical')).toEqual({ count: 3, money: 890_000 })
  expect(total('tuition')).toEqual({ count: 14, money: 2_710_000 })
  for (const { allocated, paid } of rows)
    expect(Object.values(paid).reduce((sum, cell) => sum + cell.money, 0)).toBe(allocated)
})

test('the plan adds up to the table, to the fen', () => {
  expect(faultsOf(plan)).toEqual([])
})

test('the same seed gives the same plan, and another seed gives a different plan that also adds up', () => {
  expect(planOf()).toEqual(plan)
  for (const seed of [1, 1949]) {
    const other = planOf(seed)
    expect(other.cases[0]?.family).not.toEqual(plan.cases[0]?.family)
    expect(faultsOf(other)).toEqual([])
  }
})

describe('the check of the plan detects', () => {
  const change = (over: Partial<YearPlan>): readonly string[] => faultsOf({ ...plan, ...over })
  const [first, ...others] = plan.grants
  if (first === undefined) throw new Error('there are grants')

  test('one fen changed in a grant, in a share or in a line', () => {
    expect(change({ grants: [{ ...first, amount: (first.amount - 1) as never }, ...others] })).not.toEqual([])
    const [share, ...rest] = first.shares
    if (share === undefined) throw new Error('there are shares')
    expect(
      change({
        grants: [{ ...first, shares: [{ ...share, amount: (share.amount + 1) as never }, ...rest] }, ...others],
      }),
    ).not.toEqual([])
    const [line, ...lines] = plan.lines
    if (line === undefined) throw new Error('there are lines')
    expect(change({ lines: [{ ...line, allocated: (line.allocated + 1) as never }, ...lines] })).not.toEqual([])
  })

  test('a missing household, a missing grant and a wrong class', () => {
    expect(change({ cases: plan.cases.slice(1) })).not.toEqual([])
    expect(change({ grants: others })).not.toEqual([])
    const at = plan.cases.findIndex(({ ending }) => ending.kind === 'on-file' && ending.class === 'severe')
    const cases = plan.cases.map((planned, i) =>
      i === at ? { ...planned, ending: { kind: 'on-file' as const, class: 'relative' as const } } : planned,
    )
    expect(change({ cases })).not.toEqual([])
  })
})

describe('the people of the plan', () => {
  test('all have different names and numbers', () => {
    const persons = plan.cases.flatMap(({ family }) => [
      family.name,
      ...family.relatives.map((relative) => relative.name),
    ])
    expect(new Set(persons).size).toBe(persons.length)
    expect(new Set(plan.cases.map(({ family }) => family.no)).size).toBe(TOTALS.applied)
  })

  test('include refusals for every reason, withdrawals, corrections, objections and re-examinations', () => {
    const reasons = new Set(plan.cases.flatMap(({ ending }) => (ending.kind === 'refused' ? [ending.reason] : [])))
    expect([...reasons].sort()).toEqual([...RefusalReason.options].sort())
    const twists = new Set(
      plan.cases.flatMap(({ twists: all }) =>
        all.map((t) =>
          t.kind === 'objection' ? `objection ${t.outcome}` : t.kind === 'reexamination' ? `again ${t.upheld}` : t.kind,
        ),
      ),
    )
    for (const kind of [
      'correction',
      'hit',
      'objection continue',
      'objection new-survey',
      'objection refusal',
      'again true',
      'again false',
    ])
      expect(twists).toContain(kind)
    expect(plan.cases.filter(({ ending }) => ending.kind === 'withdrawn').length).toBe(17)
  })

  test('apply on working days of 2023', () => {
    for (const { appliesOn } of plan.cases)
      expect(isWorkingDay(appliesOn, WORK_CALENDAR)).toEqual({ ok: true, value: true })
  })
})

describe('the money of the plan', () => {
  test('is held and paid on working days, and some of it only after the bank has returned it', () => {
    for (const { on } of plan.batches) expect(isWorkingDay(on, WORK_CALENDAR)).toEqual({ ok: true, value: true })
    for (const { heldOn } of plan.grants) expect(isWorkingDay(heldOn, WORK_CALENDAR)).toEqual({ ok: true, value: true })
    const failed = plan.grants.filter((grant) => grant.failures.length > 0)
    expect(failed.length).toBeGreaterThan(15)
    expect(failed.some((grant) => grant.failures.length === 2)).toBe(true)
    expect(plan.batches.filter((batch) => batch.turnedBack !== undefined)).toHaveLength(2)
    expect(plan.grants.some((grant) => grant.mistake !== undefined)).toBe(true)
  })

  test('comes from one to four lines per grant, and the policy of the year is valid', () => {
    expect(new Set(plan.grants.map((grant) => grant.shares.length))).toEqual(new Set([1, 2, 3, 4]))
    expect(Policy.safeParse(policy2023()).success).toBe(true)
  })
})
