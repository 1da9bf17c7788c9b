import { type CheckFacts, type CheckResult, notAnswered, unanswered } from '@domain/crosscheck/crosscheck'
import { DifferenceTold } from '@domain/crosscheck/items/item'
import type { MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'

const [m0, m1] = ['m0', 'm1'] as MemberKey[] as [MemberKey, MemberKey]
const from = (source: string | undefined, outcome: CheckResult['outcome'] = 'no-record', member = m0): CheckResult => ({
  member,
  counterpart: 'banks',
  outcome,
  value: '',
  ...(source === undefined ? {} : { source }),
})
const check = (results: readonly CheckResult[], over: Partial<CheckFacts> = {}) => ({
  results: [...results],
  sources: { banks: ['甲银行', '乙银行'] },
  ...over,
})

describe('of two banks that are waited for', () => {
  test.each<[string, readonly CheckResult[], boolean]>([
    ['none has answered', [], true],
    ['one has answered', [from('甲银行')], true],
    ['the other has answered', [from('乙银行')], true],
    ['both have answered', [from('甲银行'), from('乙银行', 'record')], false],
    ['one has not returned', [from('甲银行'), from('乙银行', 'not-returned')], true],
    ['a third has answered', [from('甲银行'), from('丙银行')], true],
    ['a third has answered beside both', [from('甲银行'), from('乙银行'), from('丙银行')], false],
    ['somebody who names no bank has answered', [from(undefined)], true],
    ['both have answered about somebody else', [from('甲银行', 'record', m1), from('乙银行', 'record', m1)], true],
  ])('%s: the person is waited for: %s', (_what, results, waits) => {
    expect(notAnswered(check(results), 'banks', [m0])).toEqual(waits ? [m0] : [])
    expect(unanswered({ ...check(results), counterparts: ['banks'] }, [m0])).toEqual(waits ? ['banks'] : [])
  })

  test.each<[string, readonly CheckResult[], readonly string[]]>([
    ['nobody', [], ['m0', 'm1']],
    ['the other one', [from('乙银行'), from('乙银行', 'record', m1)], ['m0', 'm1']],
    ['this one about one person', [from('甲银行'), from('乙银行', 'no-record', m1)], ['m1']],
    ['this one, that it has not returned', [from('甲银行', 'not-returned')], ['m0', 'm1']],
    ['this one, the other has not returned', [from('甲银行'), from('乙银行', 'not-returned')], ['m1']],
  ])('%s has answered: persons for whom the first alone is waited for: %s', (_what, results, waited) =>
    expect(notAnswered(check(results), 'banks', [m0, m1], '甲银行')).toEqual(waited),
  )

  test('none is waited for about a person for whom all banks were passed over', () => {
    const passed = [
      { counterpart: 'banks' as const, members: [m0], reasons: '未答复', on: plainDate('2026-03-12') },
      { counterpart: 'vehicles' as const, members: [m1], reasons: '未答复', on: plainDate('2026-03-12') },
    ]
    expect(notAnswered(check([], { passed }), 'banks', [m0, m1])).toEqual([m1])
    expect(notAnswered(check([], { passed }), 'banks', [m0, m1], '甲银行')).toEqual([m1])
  })
})

test('what a worker is told of a difference is why, and the item where one alone differs', () => {
  const told = { why: 'undeclared', item: { of: 'vehicle', kind: 'car', registeredOn: '2015-05-01' } } as const
  expect(DifferenceTold.parse(told)).toEqual(told)
  expect(DifferenceTold.parse({ why: 'above' })).toEqual({ why: 'above' })
  expect(DifferenceTold.safeParse({ why: 'whim' }).success).toBe(false)
})

test.each(['undeclared', 'more', 'above', 'stage', 'school', 'ended'])(
  'a difference may be told because of %s',
  (why) => expect(DifferenceTold.safeParse({ why }).success).toBe(true),
)
