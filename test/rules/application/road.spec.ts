import type { Action } from '@domain/application/action'
import { Road, type RoadFacts, type RoadGrant, roadOf } from '@domain/application/road'
import { STAGES, type Stage } from '@domain/application/stage'
import { type PlainDate, plainDate } from '@domain/kernel/plain-date'
import { aPolicy } from '@test/support/policy'

const policy = aPolicy()
const otherOrder = aPolicy({ stageOrder: 'crosscheck-after-review' })
const day = (of: number): PlainDate => plainDate(`2026-03-${String(of).padStart(2, '0')}`)

/** A log that went through these stages, one each day from 2 March. */
const through = (...stages: readonly Stage[]): RoadFacts['log'] =>
  stages.map((to, i) => ({ kind: 'accept' as Action, on: day(i + 2), to }))

type Over = Partial<Omit<RoadFacts, 'case'>> & { readonly case?: Partial<RoadFacts['case']> }
const facts = ({ case: over = {}, ...rest }: Over): RoadFacts => ({
  case: {
    stage: 'submitted',
    stageSince: day(2),
    submittedOn: day(2),
    dueOn: day(20),
    objections: [],
    ...over,
  },
  log: through('submitted'),
  grants: [],
  wants: [],
  mayReexamine: false,
  today: day(10),
  policy,
  ...rest,
})
/** The road of a case at this stage, as the phone receives it: nothing it draws is lost on the way. */
const at = (stage: Stage, over: Over = {}) => {
  const road = roadOf(facts({ ...over, case: { stage, ...over.case } }))
  const received = Road.parse(JSON.parse(JSON.stringify(road)))
  expect(received).toStrictEqual(road)
  return received
}
const keys = (road: ReturnType<typeof roadOf>, state: 'done' | 'now' | 'next') =>
  road.steps.filter((step) => step.state === state).map(({ key }) => key)
const MONEY = ['granting', 'paying', 'confirming'] as const

describe('the steps to the money, in the order of the policy', () => {
  test('a case just sent has every step ahead with its usual working days', () => {
    const road = at('submitted')
    expect(road.steps).toEqual([
      { key: 'applied', state: 'done', on: day(2) },
      { key: 'submitted', state: 'now', days: policy.clocks.accept },
      { key: 'surveying', state: 'next', days: policy.clocks.survey },
      { key: 'deliberating', state: 'next', days: policy.clocks.deliberation },
      { key: 'crosschecking', state: 'next', days: policy.clocks.city },
      { key: 'to-post', state: 'next', days: policy.clocks.post },
      { key: 'on-notice', state: 'next', days: policy.notice.workingDays },
      { key: 'county-review', state: 'next', days: policy.clocks.countyReview },
      { key: 'determining', state: 'next', days: policy.clocks.city },
      { key: 'granting', state: 'next', until: '2026-11-30' },
      { key: 'paying', state: 'next', until: '2026-11-30' },
      { key: 'confirming', state: 'next' },
    ])
  })

  test.each<[Stage, readonly string[]]>([
    [
      'submitted',
      ['surveying', 'deliberating', 'to-post', 'on-notice', 'county-review', 'crosschecking', 'determining'],
    ],
    ['deliberating-above', ['to-post', 'on-notice', 'county-review', 'crosschecking', 'determining']],
    ['county-review', ['crosschecking', 'determining']],
    ['crosschecking', ['determining']],
  ])('where the data are compared after the review, %s is followed by %j', (stage, coming) => {
    expect(keys(at(stage, { policy: otherOrder }), 'next')).toEqual([...coming, ...MONEY])
  })

  test('a comparison that is done is not ahead again, but behind', () => {
    const log = through('submitted', 'surveying', 'deliberating', 'crosschecking', 'to-post', 'on-notice', 'surveying')
    const road = at('surveying', { log, case: { check: { completedOn: day(6), hits: [] } as never } })
    expect(keys(road, 'done')).toEqual(['applied', 'submitted', 'crosschecking'])
    expect(keys(road, 'next')).toEqual([
      'deliberating',
      'to-post',
      'on-notice',
      'county-review',
      'determining',
      ...MONEY,
    ])
  })

  test('each step done has the day on which it was last finished', () => {
    const log = through('submitted', 'surveying', 'deliberating', 'crosschecking', 'to-post', 'on-notice', 'to-post')
    expect(at('to-post', { log }).steps.filter(({ state }) => state === 'done')).toEqual([
      { key: 'applied', state: 'done', on: day(2) },
      { key: 'submitted', state: 'done', on: day(3) },
      { key: 'surveying', state: 'done', on: day(4) },
      { key: 'deliberating', state: 'done', on: day(5) },
      { key: 'crosschecking', state: 'done', on: day(6) },
    ])
  })

  test('a case whose log is not there yet has only the application behind it', () =>
    expect(keys(at('submitted', { log: [] }), 'done')).toEqual(['applied']))

  test('a deliberation handed up is finished by the union above only', () => {
    const log = through('submitted', 'surveying', 'deliberating', 'deliberating-above', 'crosschecking')
    expect(keys(at('crosschecking', { log }), 'done')).toEqual([
      'applied',
      'submitted',
      'surveying',
      'deliberating-above',
    ])
  })
})

describe('the end of the road', () => {
  test.each<[Stage, boolean, string]>([
    ['refused', true, 'refused'],
    ['refused', false, 'refused-for-good'],
    ['withdrawn', false, 'withdrawn'],
    ['exited', false, 'exited'],
  ])('%s has nothing ahead, and the step that ended it is not done', (stage, mayReexamine, waiting) => {
    const log = through('submitted', 'surveying', stage)
    const road = at(stage, { log, mayReexamine, case: { stageSince: day(4) } })
    expect(road).toMatchObject({ waiting, holder: 'nobody' })
    expect(road).not.toHaveProperty('by')
    expect(road.steps).toEqual([
      { key: 'applied', state: 'done', on: day(2) },
      { key: 'submitted', state: 'done', on: day(3) },
      ...(stage === 'exited' ? [{ key: 'surveying', state: 'done', on: day(4) }] : []),
      { key: stage, state: 'now', on: day(4) },
    ])
  })

  test.each<['base-officer' | 'county-reviewer' | 'city-reviewer', string]>([
    ['base-officer', 'county'],
    ['county-reviewer', 'city'],
    ['city-reviewer', 'city'],
  ])('what a %s refused is examined again by the %s', (as, holder) => {
    const refusal = { by: { as } } as RoadFacts['case']['refusal']
    const log = through('submitted', 'refused', 're-examining')
    const road = at('re-examining', { log, case: { refusal } })
    expect(road).toMatchObject({ waiting: 're-examination', holder, by: day(20) })
    expect(keys(road, 'next')).toEqual([])
    expect(keys(road, 'now')).toEqual(['re-examining'])
  })

  test('a re-examination of which nobody knows what it examines is the city’s', () =>
    expect(at('re-examining')).toMatchObject({ waiting: 're-examination', holder: 'city' }))

  test('a refusal that was upheld has its re-examination behind it', () => {
    const log = through('submitted', 'surveying', 'refused', 're-examining', 'refused')
    expect(keys(at('refused', { log }), 'done')).toEqual(['applied', 'submitted', 're-examining'])
  })

  test('a closed file is not a step that was finished', () => {
    const log = through('submitted', 'surveying', 'determining', 'on-file', 'exited')
    expect(keys(at('exited', { log }), 'done')).toEqual(['applied', 'submitted', 'surveying', 'determining'])
  })

  test('a refusal that was overturned goes on, and the re-examination is behind it', () => {
    const road = at('surveying', { log: through('submitted', 'surveying', 'refused', 're-examining', 'surveying') })
    expect(keys(road, 'done')).toEqual(['applied', 'submitted', 're-examining'])
  })
})

describe('whose turn it is', () => {
  test.each<[Stage, string, string]>([
    ['submitted', 'accept', 'base'],
    ['surveying', 'visit', 'base'],
    ['deliberating', 'deliberation', 'base'],
    ['deliberating-above', 'deliberation-above', 'county'],
    ['crosschecking', 'check-begins', 'city'],
    ['to-post', 'posting', 'base'],
    ['county-review', 'county', 'county'],
    ['determining', 'determination', 'city'],
  ])('%s waits for %s by the %s, until its due day', (stage, waiting, holder) => {
    expect(at(stage)).toMatchObject({ waiting, holder, by: day(20) })
  })

  test('nothing is said to be compared before the list was sent', () => {
    const check = (hits: readonly object[]) => at('crosschecking', { case: { check: { hits } as never } }).waiting
    expect(at('crosschecking').waiting).toBe('check-begins')
    expect(check([])).toBe('check')
    expect(check([{ verdict: 'explained' }])).toBe('check')
    expect(check([{ verdict: 'explained' }, { reply: {} }])).toBe('check-answered')
  })

  test('a notice waits for its last day, then for its taking down, and an objection comes before both', () => {
    const notice = { lastDay: day(12) } as RoadFacts['case']['notice']
    const objections = [
      { answerDueOn: day(16) },
      { answerDueOn: day(14) },
      // answered objections wait for nothing
      { answerDueOn: day(11), answered: {} },
    ] as unknown as RoadFacts['case']['objections']
    const holder = 'base'
    const waits = (over: Over) => at('on-notice', over)
    expect(waits({ case: { notice } })).toMatchObject({ waiting: 'notice', holder, by: day(12) })
    // the notice hangs through its last day
    expect(waits({ case: { notice }, today: day(12) })).toMatchObject({ waiting: 'notice', holder })
    expect(waits({ case: { notice }, today: day(13) })).toMatchObject({ waiting: 'taking-down', holder, by: day(20) })
    expect(waits({ case: { notice, objections } })).toMatchObject({ waiting: 'objection', holder, by: day(14) })
    expect(waits({})).toMatchObject({ waiting: 'notice', holder })
    expect(waits({})).not.toHaveProperty('by')
  })

  test.each([
    ['correction', day(17)],
    ['hit', day(16)],
    ['account', undefined],
    ['receipt', undefined],
  ] as const)('what the worker is asked for comes first: %s', (kind, dueOn) => {
    for (const stage of STAGES) {
      const road = at(stage, { wants: [{ kind, dueOn }, { kind: 'receipt' }] })
      expect([stage, road.waiting, road.holder, road.by]).toEqual([stage, kind, 'worker', dueOn])
    }
  })
})

describe('the money of a file', () => {
  const grant = (state: RoadGrant['state'], over: Partial<RoadGrant> = {}): RoadGrant => ({
    state,
    heldOn: day(9),
    confirmed: false,
    ...over,
  })
  const paid = (over: Partial<RoadGrant> = {}) => grant('paid', { paidOn: day(11), ...over })
  const log = through('submitted', 'surveying', 'determining', 'on-file')
  const money = (grants: readonly RoadGrant[], over: Over = {}) => {
    const road = at('on-file', { log, grants, ...over })
    return [road.waiting, road.holder, ...road.steps.slice(-3).map(({ state }) => state)]
  }

  test.each<[string, readonly RoadGrant[], readonly string[]]>([
    ['none yet', [], ['grant', 'finance', 'now', 'next', 'next']],
    ['only a cancelled one', [grant('released')], ['grant', 'finance', 'now', 'next', 'next']],
    ['only one that came back', [grant('recovered')], ['grant', 'finance', 'now', 'next', 'next']],
    ['held', [grant('held')], ['payment', 'finance', 'done', 'now', 'next']],
    ['in a batch', [grant('batched')], ['payment', 'finance', 'done', 'now', 'next']],
    ['failed', [grant('failed')], ['payment-again', 'finance', 'done', 'now', 'next']],
    ['one paid, one failed', [paid(), grant('failed')], ['payment-again', 'finance', 'done', 'now', 'next']],
    ['one paid, one held', [paid({ confirmed: true }), grant('held')], ['payment', 'finance', 'done', 'now', 'next']],
    ['paid, not arrived', [paid({ traceDue: day(18) })], ['trace', 'finance', 'done', 'done', 'now']],
    [
      'one asked back, one paid',
      [paid({ confirmed: true }), grant('recovering', { paidOn: day(11), confirmed: true })],
      ['recovery', 'finance', 'done', 'done', 'done'],
    ],
    ['two paid, one answered', [paid({ confirmed: true }), paid()], ['paid', 'nobody', 'done', 'done', 'now']],
    ['paid and answered', [paid({ confirmed: true })], ['paid', 'nobody', 'done', 'done', 'done']],
  ])('%s', (_what, grants, expected) => expect(money(grants)).toEqual(expected))

  test('of several payments that are looked for, the one with the first day counts', () =>
    expect(at('on-file', { log, grants: [paid({ traceDue: day(18) }), paid({ traceDue: day(16) })] }).by).toBe(day(16)))

  test('a payment without a day is done on no day', () => {
    const steps = at('on-file', { log, grants: [grant('paid')] }).steps
    expect(steps.slice(-2)).toStrictEqual([
      { key: 'paying', state: 'done' },
      { key: 'confirming', state: 'now' },
    ])
  })

  test('paid money waits for the worker’s answer', () => {
    expect(money([paid()], { wants: [{ kind: 'receipt' }] })).toEqual(['receipt', 'worker', 'done', 'done', 'now'])
  })

  test('the days are those of the last grant and the last answer', () => {
    const answered = [
      ...log,
      { kind: 'confirmReceipt' as const, on: day(12), to: 'on-file' as const },
      { kind: 'recount' as const, on: day(13), to: 'on-file' as const },
    ]
    const road = at('on-file', {
      log: answered,
      grants: [paid({ confirmed: true }), paid({ confirmed: true, heldOn: day(5) })],
    })
    expect(road.steps.slice(-3).map(({ on }) => on)).toEqual([day(9), day(11), day(12)])
    // the open file itself is no step of the road
    expect(road.steps.map(({ key }) => key)).toEqual(['applied', 'submitted', 'surveying', 'determining', ...MONEY])
    expect(keys(road, 'done')).toHaveLength(7)
  })

  test('before the file is opened, a temporary grant does not shorten the road', () => {
    expect(keys(at('determining', { grants: [paid({ confirmed: true })] }), 'next')).toEqual([...MONEY])
  })

  test('after this year’s last payout the next year’s is meant', () => {
    expect(at('on-file', { today: plainDate('2026-11-30') }).by).toBe('2026-11-30')
    expect(at('on-file', { today: plainDate('2026-12-01') }).by).toBe('2027-11-30')
    const leap = aPolicy({ payoutDeadline: '02-29' })
    expect(at('on-file', { policy: leap }).by).toBe('2027-02-28')
  })
})
