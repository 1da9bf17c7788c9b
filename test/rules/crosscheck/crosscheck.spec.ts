import {
  acceptCompletion,
  awaitingReply,
  CheckFacts,
  CheckOutcome,
  type CheckResult,
  HitVerdict,
  hitKey,
  isHit,
  mayBeJudged,
  notAnswered,
  summaryFor,
  unanswered,
} from '@domain/crosscheck/crosscheck'
import type { CheckBatchId, FileId, MemberKey } from '@domain/kernel/ids'
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

test('the summary of a check with every hit judged is that of a check without hits', () => {
  const judged = { hits: [{ ...hit, verdict }] }
  expect(summaryFor(aCheck(judged))).toBe('waiting')
  expect(summaryFor(aCheck({ ...judged, completedOn: plainDate('2026-03-12') }))).toBe('passed')
})

test('a hit without a last day is judged only after the worker’s reply', () => {
  expect(mayBeJudged({}, plainDate('2036-01-01'))).toBe(false)
})

test('a counterpart that was passed over for a person is not waited for, for this person only', () => {
  const on = plainDate('2026-03-12')
  const passed = [{ counterpart: 'banks' as const, members: [m0], reasons: '未答复', on }]
  const check = aCheck({ counterparts: ['banks'], results: [], passed })
  expect(notAnswered(check, 'banks', [m0, m1])).toEqual([m1])
  expect(notAnswered(check, 'vehicles', [m0])).toEqual([m0])
  expect([unanswered(check, [m0]), unanswered(check, [m0, m1])]).toEqual([[], ['banks']])
})

test('a person whom one bank has not answered for is unanswered, whatever other banks said', () => {
  const banks = aCheck({
    counterparts: ['banks'],
    results: [
      { ...result(m0, 'no-record', 'banks'), source: '甲银行' },
      { ...result(m0, 'not-returned', 'banks'), source: '乙银行' },
    ],
  })
  expect(unanswered(banks, [m0])).toEqual(['banks'])
})

describe('the completion of a check', () => {
  const { replyBy: _, ...endless } = hit
  const other = { ...hit, key: 'vehicles:m1', member: m1, replyBy: plainDate('2026-03-20') } as const
  const completed = (over: Partial<CheckFacts>, today: string) =>
    acceptCompletion(aCheck(over), [m0, m1], plainDate(today))

  test('is accepted when every counterpart has answered and nothing is open', () =>
    expect(completed({}, '2026-03-05')).toEqual({ ok: true, value: true }))

  test.each<[Partial<CheckFacts>, string, string, object]>([
    [
      { counterparts: ['vehicles', 'banks', 'pensions'] },
      '2026-03-05',
      'CROSSCHECK_UNFINISHED',
      { waiting: 'banks,pensions' },
    ],
    [{ hits: [hit, other] }, '2026-03-10', 'HIT_UNANSWERED', { open: 2 }],
    [{ hits: [other, hit] }, '2026-03-10', 'HIT_UNANSWERED', { open: 2 }],
    [{ hits: [hit, other] }, '2026-03-21', 'CROSSCHECK_UNFINISHED', { open: 2 }],
    [{ hits: [{ ...hit, verdict }, other] }, '2026-03-21', 'CROSSCHECK_UNFINISHED', { open: 1 }],
    [{ hits: [endless] }, '2036-03-21', 'HIT_UNANSWERED', { open: 1 }],
  ])('is refused with what is missing (case %#)', (over, today, code, about) =>
    expect(completed(over, today)).toEqual({ ok: false, refusal: { code, about } }),
  )
})

describe('what is stored stays readable:', () => {
  test('the outcomes and the verdicts', () => {
    expect(CheckOutcome.options).toEqual(['no-record', 'record', 'not-returned', 'identity-mismatch'])
    expect(HitVerdict.options).toEqual(['explained', 'confirmed', 'no-effect'])
  })

  test('a check with every field', () => {
    const reply = { text: '已报废', files: ['FI-0001' as FileId], on: plainDate('2026-03-03') }
    const earlier = [
      { outcome: 'record' as const, value: '一辆', asOf: plainDate('2026-03-01'), reply, verdict },
      { outcome: 'no-record' as const, value: '' },
    ]
    const check = aCheck({
      sources: { vehicles: ['车管所'] },
      results: [
        {
          ...result(m0, 'record'),
          value: '小客车一辆',
          asOf: plainDate('2026-03-02'),
          source: '车管所',
          items: [{ of: 'vehicle', kind: 'car' }, { of: 'home' }],
          differs: [{ why: 'undeclared', at: 1 }, { why: 'above' }],
        },
      ],
      hits: [{ ...hit, source: '车管所', reply, verdict, earlier }],
      passed: [{ counterpart: 'banks', members: [m1], reasons: '未答复', on: plainDate('2026-03-11') }],
      completedOn: plainDate('2026-03-12'),
    })
    expect(CheckFacts.parse(check)).toStrictEqual(check)
  })

  test('the keys of hits, which tell sources of any script apart', () => {
    const key = (source: string) => hitKey({ counterpart: 'banks', member: m1, source })
    expect([key('甲银行'), key('乙银行'), key('ABC'), key('𠮷')]).toEqual([
      'banks:m1:8uwfu5',
      'banks:m1:61agzw',
      'banks:m1:a1dvz',
      'banks:m1:2w5o',
    ])
  })
})
