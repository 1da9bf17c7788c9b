import { type CheckFacts, type CheckResult, hitKey } from '@domain/crosscheck/crosscheck'
import { saysNothingNew, withReturned } from '@domain/crosscheck/merge'
import type { CheckBatchId, MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import type { Counterpart } from '@domain/policy/policy'
import fc from 'fast-check'

const COUNTERPARTS: readonly Counterpart[] = ['vehicles', 'banks', 'civil-affairs']
const SOURCES = ['', '甲银行', '乙银行']
const none: CheckFacts = {
  batch: 'CB-1' as CheckBatchId,
  startedOn: plainDate('2026-03-02'),
  counterparts: [...COUNTERPARTS],
  results: [],
  hits: [],
  returned: [],
}

/** The answer of one source about one person. */
const answer = fc.record({
  counterpart: fc.constantFrom(...COUNTERPARTS),
  source: fc.constantFrom(...SOURCES),
  member: fc.constantFrom('m0', 'm1', 'm2'),
  outcome: fc.constantFrom('no-record', 'record', 'identity-mismatch'),
  value: fc.constantFrom('', '350,000', '粤J00000'),
})
type Answer = { counterpart: Counterpart; source: string; member: string; outcome: string; value: string }
const resultOf = ({ source, member, ...rest }: Answer): CheckResult =>
  ({ ...rest, member: member as MemberKey, ...(source === '' ? {} : { source }) }) as CheckResult

/** As the import does: what is known already writes nothing. */
const taken = (check: CheckFacts, said: Answer): CheckFacts => {
  const result = resultOf(said)
  const known = check.results.find((each) => hitKey(each) === hitKey(result))
  if (saysNothingNew(known, result)) return check
  return withReturned(check, { counterpart: said.counterpart, source: said.source, results: [result] })
}
const told = ({ results, hits, returned }: CheckFacts) => ({
  results: results.map((result) => JSON.stringify(result)).sort(),
  hits: hits.map(({ key }) => key).sort(),
  returned: [...returned].sort(),
})

test('no order of answers and no repeat changes what is known and what is asked', () => {
  const answers = fc.uniqueArray(answer, { selector: (said) => hitKey(resultOf(said as Answer)), maxLength: 12 })
  const shuffled = answers.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.array(fc.nat({ max: Math.max(0, all.length - 1) }), { maxLength: 8 }),
    ),
  )
  fc.assert(
    fc.property(shuffled, ([all, other, again]) => {
      const repeats = all.length === 0 ? [] : again.map((at) => all[at] as Answer)
      const one = all.reduce((check, said) => taken(check, said as Answer), none)
      const two = [...other, ...repeats].reduce((check, said) => taken(check, said as Answer), none)
      expect(told(two)).toEqual(told(one))
    }),
  )
})

test('an answer that was lost and comes later changes nothing that others have told', () => {
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 8 }), answer, (before, late) => {
      const known = before.reduce((check, said) => taken(check, said as Answer), none)
      const key = hitKey(resultOf(late as Answer))
      const others = (check: CheckFacts) => check.results.filter((result) => hitKey(result) !== key)
      expect(others(taken(known, late as Answer))).toEqual(others(known))
    }),
  )
})
