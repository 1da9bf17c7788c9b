// 比对: what a counterpart has answered in columns is compared with what the household has declared; only a difference is a hit,
// which asks the worker for an explanation.
import { wantsOf } from '@domain/application/actions'
import { comparedTo } from '@domain/application/crosscheck/return-crosscheck'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { aPolicy } from '@test/support/policy'
import { decided, kase, patched, refusalOf, today } from './deciding'

const member = (key: string, over: object = {}) => ({ key, status: 'employed', schoolStage: undefined, ...over })
const household = (over: object = {}, more: object = {}): CaseSnapshot =>
  kase('crosschecking', {
    declaration: {
      property: { homes: [{ kind: 'commercial', squareMetres: 80 }], vehicles: [{ kind: 'car', boughtIn: 2020 }] },
      incomes: [],
      period: { from: '2025-03', to: '2026-02' },
      members: [],
      ...over,
    },
    proofs: [],
    ...more,
  })
const answer = (counterpart: string, items: readonly object[], more: object = {}) =>
  ({ member: 'm1', counterpart, outcome: 'record', value: '', items, ...more }) as never
const differences = (s: CaseSnapshot, counterpart: string, items: readonly object[], schools: object = {}) =>
  comparedTo(s, { counterpart, results: [answer(counterpart, items)] } as never, {
    schools: new Map(Object.entries(schools)) as never,
    today,
    policy: aPolicy(),
  })[0]?.differs

describe('schools', () => {
  const said = (stage: string, school?: string) => [
    { of: 'enrolment', stage, ...(school === undefined ? {} : { school }) },
  ]

  test.each<[string, object, readonly object[], object, readonly object[]]>([
    [
      'a student at the declared school is no difference',
      { status: 'student', schoolStage: 'senior' },
      said('senior', '虚城第一中学'),
      { m1: '虚城一中' },
      [],
    ],
    [
      'a student at another stage is one',
      { status: 'student', schoolStage: 'senior' },
      said('bachelor'),
      {},
      [{ why: 'stage', at: 0 }],
    ],
    [
      'a student whose stage was not declared is compared by school',
      { status: 'student' },
      said('bachelor', '海洋大学'),
      { m1: '林业职院' },
      [{ why: 'school', at: 0 }],
    ],
    [
      'a child with a stage of school is compared, whatever else it is',
      { status: 'minor', schoolStage: 'primary' },
      said('junior'),
      {},
      [{ why: 'stage', at: 0 }],
    ],
    ['who was not declared to study is no disadvantage', {}, said('bachelor', '海洋大学'), { m1: '林业职院' }, []],
    [
      'a school that was not declared cannot differ',
      { status: 'student', schoolStage: 'bachelor' },
      said('bachelor', '海洋大学'),
      { m2: '林业职院' },
      [],
    ],
  ])('%s', (_what, over, items, schools, differs) =>
    expect(
      differences(household({ members: [member('m1', over), member('m2')] }), 'enrolment', items, schools),
    ).toEqual(differs),
  )
})

describe('a low-income allowance that has ended', () => {
  const ended = [{ of: 'allowance', to: '2026-03-10' }]
  const certificate = (files: readonly string[]) => ({ type: 'lowIncomeCertificate', files })
  const idCard = { type: 'idCard', files: ['FI-2'] }

  test.each<[string, readonly object[], boolean]>([
    ['differs from a certificate that was handed in', [idCard, certificate(['FI-1'])], true],
    ['is no difference where the certificate has no picture', [idCard, certificate([])], false],
    ['is no difference without a certificate', [idCard], false],
  ])('%s', (_what, proofs, differs) =>
    expect(differences(household({}, { proofs }), 'civil-affairs', ended)).toEqual(differs ? [{ why: 'ended' }] : []),
  )

  test('has not ended on its last day', () =>
    expect(
      differences(household({}, { proofs: [certificate(['FI-1'])] }), 'civil-affairs', [
        { of: 'allowance', to: today },
      ]),
    ).toEqual([]))
})

describe('property', () => {
  const car = [{ of: 'vehicle', kind: 'car', registeredOn: '2020-05-01' }]

  test('a declared car and a declared flat are no difference, others are', () => {
    expect(differences(household(), 'vehicles', car)).toEqual([])
    expect(differences(household(), 'real-estate', [{ of: 'home', kind: 'commercial', squareMetres: 80 }])).toEqual([])
    const none = household({ property: { homes: [], vehicles: [] } })
    expect(differences(none, 'vehicles', car)).toEqual([{ why: 'undeclared', at: 0 }])
  })

  test('the second car is found whichever of two answers speaks of it', () => {
    const known = { results: [answer('vehicles', car, { member: 'm0', differs: [] })] }
    expect(differences(household({}, { check: known }), 'vehicles', car)).toEqual([{ why: 'undeclared', at: 0 }])
    // what another counterpart has answered is not compared again
    const other = { results: [answer('banks', car, { member: 'm0' })] }
    expect(differences(household({}, { check: other }), 'vehicles', car)).toEqual([])
  })
})

describe('a list comes back', () => {
  const check = { batch: 'CB-1', counterparts: ['banks'], results: [], hits: [], returned: [] }
  const s = household({}, { check })
  const told = (outcome: string, key = 'm0') => ({ member: key, counterpart: 'banks', outcome, value: '' })
  const returns = (...results: readonly object[]) =>
    decided(s, 'returnCrosscheck', { counterpart: 'banks', source: '', results }, { batch: 'CB-1', schools: new Map() })

  test('without a hit: the answers are kept, and nobody is asked', () => {
    const { facts, told: messages } = returns(told('no-record')) as { facts: object; told: unknown }
    expect(facts).toStrictEqual({ counterpart: 'banks', source: '', results: [told('no-record')] })
    expect(messages).toEqual([])
  })

  test('with one hit among its answers: the worker has five working days', () => {
    const { facts } = returns(told('no-record'), told('record', 'm1')) as { facts: object }
    expect(facts).toStrictEqual({
      ...{ counterpart: 'banks', source: '', replyBy: '2026-03-18' },
      results: [told('no-record'), told('record', 'm1')],
    })
  })

  test('and the case shows the answers and the hit', () =>
    expect(
      patched(s, 'returnCrosscheck', { counterpart: 'banks', source: '', results: [told('record')], replyBy: today }),
    ).toMatchObject({
      check: {
        batch: 'CB-1',
        returned: ['banks'],
        results: [told('record')],
        hits: [{ key: 'banks:m0', replyBy: today }],
      },
    }))
})

test('a check waits for the sources that the policy names, and without any for one of each counterpart', () => {
  const starts = (sources?: object) => {
    const plain = aPolicy()
    const policy = sources === undefined ? plain : { ...plain, crosscheck: { ...plain.crosscheck, sources } }
    const said = { batch: 'CB-1', counterparts: ['banks'] }
    const answered = decided(kase('crosschecking'), 'startCrosscheck', said, { policy, adults: [] })
    return (answered as { readonly facts: { readonly check: object } }).facts.check
  }
  const begun = { batch: 'CB-1', startedOn: today, counterparts: ['banks'], results: [], hits: [], returned: [] }
  expect(starts()).toStrictEqual(begun)
  expect(starts({ banks: ['虚构银行', '虚构信用社'] })).toStrictEqual({
    ...begun,
    sources: { banks: ['虚构银行', '虚构信用社'] },
  })
})

test('what has no last day is refused without naming one', () => {
  const unanswered = { code: 'HIT_UNANSWERED', about: {} }
  const s = kase('crosschecking', { check: { hits: [{ key: 'banks:m0' }] } })
  const said = { key: 'banks:m0', verdict: 'explained', reasons: '已核对' }
  expect(refusalOf(s, 'settleHit', said)).toStrictEqual(unanswered)
  expect(wantsOf(s, 'settleHit', today)).toStrictEqual({ ok: false, refusal: unanswered })
  expect(wantsOf(kase('deliberating'), 'takeUp', today)).toStrictEqual({
    ok: false,
    refusal: { code: 'DELIBERATION_IN_TIME', about: {} },
  })
})

test('an explanation and a verdict belong to their own hit alone', () => {
  const check = { hits: [{ key: 'banks:m0' }, { key: 'banks:m1' }] }
  const s = kase('crosschecking', { check })
  const verdict = { verdict: 'explained', reasons: '已核对', on: today }
  expect(patched(s, 'settleHit', { key: 'banks:m1', verdict: 'explained', reasons: '已核对' })).toStrictEqual({
    check: { hits: [{ key: 'banks:m0' }, { key: 'banks:m1', verdict }] },
  })
  expect(() => patched(kase('crosschecking'), 'settleHit', { key: 'banks:m1' })).toThrow('belong to a started check')
})
