import type { CheckFacts, CheckResult, Hit } from '@domain/crosscheck/crosscheck'
import { saysNothingNew, withReturned } from '@domain/crosscheck/merge'
import type { CheckBatchId, FileId, MemberKey } from '@domain/kernel/ids'
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
  [undefined, said('not-returned'), false],
  [said('not-returned', '系统维护'), said('not-returned', '另行函复'), false],
  [said('record', '350000.0元'), said('record', '350,000.00'), true],
  [said('record', '350000'), said('record', '350001'), false],
  [said('record', '1,2'), said('record', '12'), false],
  [said('record', '350000.5'), said('record', '350000'), false],
])('after %j, the result %j is no news: %s', (known, told, nothing) =>
  expect(saysNothingNew(known, told)).toBe(nothing),
)

describe('an answer in columns', () => {
  const [flat, shop] = [{ of: 'home', squareMetres: 88 } as const, { of: 'home', kind: 'shop' } as const]
  const columns = (...items: NonNullable<CheckResult['items']>): CheckResult => ({ ...said('record'), items })

  test.each<[string, CheckResult, CheckResult, boolean]>([
    ['the same items', columns(flat, shop), columns(flat, shop), true],
    ['the same items in another order', columns(flat, shop), columns(shop, flat), true],
    ['another item', columns(flat), columns(shop), false],
    ['one item more', columns(flat), columns(flat, shop), false],
    ['one item less', columns(flat, shop), columns(flat), false],
    ['items where there were words', said('record'), columns(flat), false],
    ['words where there were items', columns(flat), said('record'), false],
  ])('with %s is no news: %s', (_what, known, told, nothing) => expect(saysNothingNew(known, told)).toBe(nothing))

  test('is kept with its items beside the later one, as one in words is kept without', () => {
    const asked: CheckFacts = {
      batch: 'CB-0001' as CheckBatchId,
      startedOn: plainDate('2026-03-02'),
      counterparts: ['banks'],
      results: [],
      hits: [],
      returned: [],
    }
    const told = (check: CheckFacts, result: CheckResult) =>
      withReturned(check, { counterpart: 'banks', source: '', results: [result] })
    const twice = told(told(told(asked, columns(flat)), columns(shop)), said('record', '见附件'))
    expect(twice.hits[0]?.earlier).toStrictEqual([
      { outcome: 'record', value: '', items: [flat] },
      { outcome: 'record', value: '', items: [shop] },
    ])
    const words = told(told(asked, said('record', '见附件')), columns(flat))
    expect(words.hits[0]?.earlier).toStrictEqual([{ outcome: 'record', value: '见附件' }])
  })
})

describe('the answer of one bank', () => {
  const [first, second] = [plainDate('2026-03-09'), plainDate('2026-03-16')]
  const from = (source: string, outcome: CheckResult['outcome'], value = '', asOf?: string): CheckResult => ({
    ...said(outcome, value, asOf),
    source,
  })
  const asked: CheckFacts = {
    batch: 'CB-0001' as CheckBatchId,
    startedOn: plainDate('2026-03-02'),
    counterparts: ['vehicles', 'banks'],
    results: [],
    hits: [],
    returned: [],
  }
  const told = (check: CheckFacts, source: string, results: readonly CheckResult[], replyBy = first) =>
    withReturned(check, { counterpart: 'banks', source, results, replyBy })
  const reply = { text: '已取出看病', files: ['FI-0001'] as FileId[], on: plainDate('2026-03-05') }
  const verdict = { verdict: 'explained', reasons: '有单据', on: plainDate('2026-03-06') } as const
  const answered = (check: CheckFacts): CheckFacts => ({
    ...check,
    hits: check.hits.map((hit) => ({ ...hit, reply, verdict })),
  })
  const deposit = from('甲银行', 'record', '350000', '2026-03-01')
  const known = told(asked, '甲银行', [deposit])

  test('with a deposit asks the worker, by a day; without one it asks nothing', () => {
    expect(known).toStrictEqual({
      ...asked,
      results: [deposit],
      returned: ['banks'],
      hits: [
        {
          key: expect.stringMatching(/^banks:m0:[0-9a-z]+$/),
          member: 'm0',
          counterpart: 'banks',
          source: '甲银行',
          replyBy: first,
        },
      ],
    })
    const none = from('甲银行', 'no-record')
    expect(told(asked, '甲银行', [none])).toStrictEqual({ ...asked, results: [none], hits: [], returned: ['banks'] })
  })

  test('leaves the results, the question and the reply about another bank and another counterpart as they were', () => {
    const check = answered(known)
    const car: CheckResult = { ...said('record', '小客车一辆'), counterpart: 'vehicles' }
    const both = withReturned(check, { counterpart: 'vehicles', source: '车管所', results: [car], replyBy: second })
    expect(both.returned).toEqual(['banks', 'vehicles'])
    const after = told(both, '乙银行', [from('乙银行', 'record', '9')], second)
    expect(after.results).toEqual([deposit, car, from('乙银行', 'record', '9')])
    expect(after.hits.slice(0, 2)).toStrictEqual(both.hits)
    expect(after.hits[2]).toMatchObject({ source: '乙银行', replyBy: second })
    expect(after.hits).toHaveLength(3)
    expect(after.returned).toEqual(['vehicles', 'banks'])
  })

  test('that differs from its earlier one asks again, and keeps what was said, replied and judged, the oldest first', () => {
    const [hit] = known.hits as [Hit]
    const once = told(answered(known), '甲银行', [from('甲银行', 'record', '900000')], second)
    expect(once.results).toEqual([from('甲银行', 'record', '900000')])
    expect(once.hits).toStrictEqual([
      {
        ...hit,
        replyBy: second,
        earlier: [{ outcome: 'record', value: '350000', asOf: '2026-03-01', reply, verdict }],
      },
    ])
    const twice = told(once, '甲银行', [from('甲银行', 'identity-mismatch')], second)
    expect(twice.hits[0]?.earlier).toStrictEqual([
      { outcome: 'record', value: '350000', asOf: '2026-03-01', reply, verdict },
      { outcome: 'record', value: '900000' },
    ])
  })

  test('that takes the deposit back leaves the question to a person, with the reply and the verdict where they are', () => {
    const check = answered(known)
    const after = told(check, '甲银行', [from('甲银行', 'no-record')], second)
    expect(after.hits).toStrictEqual([
      { ...check.hits[0], earlier: [{ outcome: 'record', value: '350000', asOf: '2026-03-01' }] },
    ])
  })

  test('for a question whose result is not recorded keeps no earlier result', () => {
    const after = told({ ...known, results: [] }, '甲银行', [from('甲银行', 'record', '900000')])
    expect(after.hits[0]?.earlier).toEqual([])
  })

  test('recorded before sources were told apart replaces the question with its reply and verdict, and no other', () => {
    const old = (outcome: CheckResult['outcome'], results = [said(outcome)]) => ({
      counterpart: 'banks',
      results,
      replyBy: first,
    })
    const before = withReturned(asked, old('record'))
    expect(before.hits).toStrictEqual([{ key: 'banks:m0', member: 'm0', counterpart: 'banks', replyBy: first }])
    const car: CheckResult = { ...said('record'), counterpart: 'vehicles' }
    const both = answered(withReturned(before, { counterpart: 'vehicles', results: [car] }))
    expect(withReturned(both, old('no-record')).hits).toStrictEqual([both.hits[1]])
    expect(withReturned(both, old('record')).hits).toStrictEqual([both.hits[1], before.hits[0]])
  })

  test('is taken only from a counterpart that was asked', () =>
    expect(() => withReturned(asked, { counterpart: 'pensions', results: [] })).toThrow(
      'only an asked counterpart answers',
    ))
})
