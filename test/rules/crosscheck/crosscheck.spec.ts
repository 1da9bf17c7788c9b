import {
  acceptCompletion,
  awaitingReply,
  type CheckFacts,
  type CheckResult,
  hitKey,
  isHit,
  mayBeJudged,
  summaryFor,
  unanswered,
} from '@domain/crosscheck/crosscheck'
import type { CheckBatchId, MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'

const [m0, m1] = ['m0', 'm1'] as MemberKey[] as [MemberKey, MemberKey]
const result = (
  member: MemberKey,
  outcome: CheckResult['outcome'],
  counterpart: CheckResult['counterpart'] = 'vehicles',
): CheckResult => ({
  member,
  counterpart,
  outcome,
  value: '',
})
const aCheck = (over: Partial<CheckFacts> = {}): CheckFacts => ({
  batch: 'CB-0001' as CheckBatchId,
  startedOn: plainDate('2026-03-02'),
  counterparts: ['vehicles'],
  results: [result(m0, 'no-record'), result(m1, 'no-record')],
  hits: [],
  returned: ['vehicles'],
  ...over,
})
const hit = { key: 'vehicles:m0', member: m0, counterpart: 'vehicles', replyBy: plainDate('2026-03-09') } as const
const verdict = { verdict: 'confirmed', reasons: '已核实', on: plainDate('2026-03-10') } as const
const complete = (check: CheckFacts, today = '2026-03-05'): string => {
  const done = acceptCompletion(check, [m0, m1], plainDate(today))
  return done.ok ? 'complete' : done.refusal.code
}

test.each([
  ['vehicles', 'record', true],
  ['vehicles', 'no-record', false],
  ['vehicles', 'not-returned', false],
  ['vehicles', 'identity-mismatch', true],
  ['civil-affairs', 'record', false],
  ['enrolment', 'record', false],
  ['enrolment', 'identity-mismatch', true],
] as const)('the counterpart %s with the result %s raises a question to the worker: %s', (counterpart, outcome, asks) =>
  expect(isHit(result(m0, outcome, counterpart))).toBe(asks),
)

test('a hit may be judged after the worker’s reply, or after the last day for the reply', () => {
  expect(mayBeJudged(hit, plainDate('2026-03-09'))).toBe(false)
  expect(mayBeJudged(hit, plainDate('2026-03-10'))).toBe(true)
  expect(
    mayBeJudged({ ...hit, reply: { text: '已报废', files: [], on: plainDate('2026-03-03') } }, plainDate('2026-03-03')),
  ).toBe(true)
})

test.each([
  ['all back, no hit', aCheck(), '2026-03-05', 'complete'],
  ['one person missing', aCheck({ results: [result(m0, 'no-record')] }), '2026-03-05', 'CROSSCHECK_UNFINISHED'],
  [
    '"not returned" is no answer',
    aCheck({ results: [result(m0, 'no-record'), result(m1, 'not-returned')] }),
    '2026-03-05',
    'CROSSCHECK_UNFINISHED',
  ],
  [
    'a second counterpart still owes',
    aCheck({ counterparts: ['vehicles', 'banks'] }),
    '2026-03-05',
    'CROSSCHECK_UNFINISHED',
  ],
  ['a hit in its days of reply', aCheck({ hits: [hit] }), '2026-03-09', 'HIT_UNANSWERED'],
  ['a hit nobody has judged', aCheck({ hits: [hit] }), '2026-03-10', 'CROSSCHECK_UNFINISHED'],
  ['a confirmed hit refuses nobody', aCheck({ hits: [{ ...hit, verdict }] }), '2026-03-10', 'complete'],
])('a cross-check can be completed, or is refused with a reason: %s', (_what, check, today, expected) =>
  expect(complete(check, today)).toBe(expected),
)

test('unanswered counterparts, hits that wait for a reply and the summary for base unions are derived from the check', () => {
  expect(unanswered(aCheck({ counterparts: ['vehicles', 'banks'] }), [m0, m1])).toEqual(['banks'])
  expect(awaitingReply({ hits: [hit, { ...hit, verdict }] }, plainDate('2026-03-05'))).toEqual([hit])
  expect(summaryFor(aCheck())).toBe('waiting')
  expect(summaryFor(aCheck({ hits: [hit] }))).toBe('needs-explanation')
  expect(summaryFor(aCheck({ completedOn: plainDate('2026-03-05') }))).toBe('passed')
  expect(hitKey(result(m1, 'record', 'banks'))).toBe('banks:m1')
})
