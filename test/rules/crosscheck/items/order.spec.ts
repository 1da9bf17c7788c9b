import type { Bounds } from '@domain/crosscheck/bounds'
import { compared } from '@domain/crosscheck/compare'
import { type CheckFacts, type CheckResult, hitKey, isHit } from '@domain/crosscheck/crosscheck'
import type { Item } from '@domain/crosscheck/items/item'
import type { Declared } from '@domain/crosscheck/items/item-module'
import { saysNothingNew, withReturned } from '@domain/crosscheck/merge'
import type { CheckBatchId, MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import type { Counterpart } from '@domain/policy/policy'
import fc from 'fast-check'

const BOUNDS: Bounds = { areaPercent: 3, vehicleYears: 1, incomePercent: 5, deposits: 50_000 }
const DECLARED = {
  homes: [
    { kind: 'commercial', squareMetres: 88 },
    { kind: 'self-built', squareMetres: 90 },
  ],
  vehicles: [
    { kind: 'car', boughtIn: 2015 },
    { kind: 'car', boughtIn: 2016 },
  ],
  incomes: [{ member: 'm0', kind: 'pension', amount: 120 }],
  period: { from: '2025-03', to: '2026-02' },
  students: [{ member: 'm1', stage: 'senior', school: '江门一中' }],
  lowIncome: true,
  today: plainDate('2026-03-10'),
} as unknown as Declared

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const ITEM: Record<Counterpart, fc.Arbitrary<object>> = {
  'real-estate': fc.record({
    of: fc.constant('home'),
    kind: maybe(fc.constantFrom('commercial', 'self-built')),
    squareMetres: maybe(fc.constantFrom(88, 90)),
    share: maybe(fc.constantFrom(1000, 500, 334, 'joint')),
  }),
  vehicles: fc.record({
    of: fc.constant('vehicle'),
    kind: maybe(fc.constantFrom('car', 'truck')),
    registeredOn: maybe(fc.constantFrom('2015-01-01', '2016-01-01', '2017-01-01')),
  }),
  pensions: fc.record({
    of: fc.constant('pension'),
    month: maybe(fc.constantFrom('2025-12', '2026-01', '2026-03')),
    sum: fc.constantFrom(5, 10, 60),
  }),
  banks: fc.record({ of: fc.constant('deposit'), sum: fc.constantFrom(20_000, 30_000) }),
  enrolment: fc.record({ of: fc.constant('enrolment'), stage: fc.constantFrom('senior', 'bachelor') }),
  'civil-affairs': fc.record({ of: fc.constant('allowance'), to: maybe(fc.constantFrom('2026-03-01', '2027-03-01')) }),
}
const said = (counterpart: Counterpart): fc.Arbitrary<CheckResult> =>
  fc
    .record({
      source: maybe(fc.constantFrom('甲', '乙')),
      member: fc.constantFrom('m0', 'm1', 'm2'),
      items: maybe(fc.array(ITEM[counterpart], { minLength: 1, maxLength: 3 })),
    })
    .map(({ source, member, items }) => ({
      counterpart,
      member: member as MemberKey,
      outcome: items === undefined ? 'no-record' : 'record',
      value: '',
      ...(source === undefined ? {} : { source }),
      ...(items === undefined ? {} : { items: items as Item[] }),
    }))

const taken = (check: CheckFacts, one: CheckResult): CheckFacts => {
  if (
    saysNothingNew(
      check.results.find((each) => hitKey(each) === hitKey(one)),
      one,
    )
  )
    return check
  const results = compared(check.results, [one], {
    counterpart: one.counterpart,
    declared: DECLARED,
    bounds: BOUNDS,
  })
  return withReturned(check, { counterpart: one.counterpart, source: one.source ?? '', results })
}
const outcomeOf = (counterpart: Counterpart, answers: readonly CheckResult[]) => {
  const none: CheckFacts = {
    batch: 'CB-1' as CheckBatchId,
    startedOn: plainDate('2026-03-02'),
    counterparts: [counterpart],
    results: [],
    hits: [],
    returned: [],
  }
  const check = answers.reduce(taken, none)
  return {
    results: check.results.map((result) => JSON.stringify(result)).sort(),
    asked: check.hits.map(({ key }) => key).sort(),
    differing: check.results.filter(isHit).map(hitKey).sort(),
  }
}

test.each(Object.keys(ITEM) as Counterpart[])(
  'no order of the answers of %s, no repeat and no answer lost and sent again changes what is known and what is asked',
  (counterpart) => {
    const answers = fc.uniqueArray(said(counterpart), { selector: hitKey, maxLength: 6 })
    const orders = answers.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray([...all], { minLength: all.length }),
        fc.array(fc.nat({ max: 5 }), { maxLength: 4 }),
      ),
    )
    fc.assert(
      fc.property(orders, ([all, other, again]) => {
        const repeats = again.flatMap((at) => all[at] ?? [])
        const one = outcomeOf(counterpart, all)
        expect(outcomeOf(counterpart, [...other, ...repeats])).toEqual(one)
        // whoever is asked about differs: no question was raised by the order alone
        expect(one.asked).toEqual(one.differing)
      }),
      { numRuns: 150 },
    )
  },
)
