import { ACTIONS, type Action } from '@domain/application/action'
import { actionsFor, judges, type Reader } from '@domain/application/actions'
import { moveOf } from '@domain/application/lifecycle'
import { owesPaper } from '@domain/application/paper-up'
import { STAGES, type Stage } from '@domain/application/stage'
import { dutiesOf, isDutyToday } from '@domain/application/stages'
import type { CaseState } from '@domain/application/state'
import type { GrantId, PersonId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { POST_ROLES, type PostRole } from '@domain/organisation/roles'
import { ORG } from '@test/support/town'

const today = plainDate('2026-03-20')
const place = { path: ORG.base.path, jurisdiction: ORG.base.jurisdiction }
const direct = { path: ORG.directBase.path, jurisdiction: ORG.directBase.jurisdiction }

/** A case whose state allows every action. */
const ready: Omit<CaseState, 'stage' | 'correction'> = {
  declaration: { members: [] },
  resurveyedOn: today,
  check: {
    batch: 'CB-aaaa',
    startedOn: today,
    counterparts: ['banks'],
    results: [{ member: 'm0', counterpart: 'banks', outcome: 'record', value: '' }],
    hits: [{ key: 'banks:m0', member: 'm0', counterpart: 'banks', reply: { text: '说明', files: [], on: today } }],
    returned: ['banks'],
  } as unknown as NonNullable<CaseState['check']>,
  notice: { lastDay: plainDate('2026-03-11') } as NonNullable<CaseState['notice']>,
  objections: [],
  refusal: { from: 'determining', reasons: ['other'], words: '', on: today, by: { as: 'city-reviewer' } },
  grants: [
    { id: 'GR-held' as GrantId, programme: 'living', amount: 1 as never, state: 'failed', confirmed: false },
    { id: 'GR-paid' as GrantId, programme: 'medical', amount: 1 as never, state: 'paid', confirmed: false },
    { id: 'GR-back' as GrantId, programme: 'medical', amount: 1 as never, state: 'recovering', confirmed: false },
  ],
}
const aloneAs = (id: string): Reader['selves'] => ({ own: [id as PersonId], perhaps: [] })
const at = (stage: Stage, over: Partial<CaseState> = {}): CaseState => ({ stage, ...ready, ...over })
const officer = (role: PostRole, org = ORG.city.id, over: Partial<Reader> = {}): Reader => ({
  selves: aloneAs('PE-officer'),
  known: true,
  posts: [{ role, org }],
  place,
  applicant: false,
  household: 'two',
  sat: 'two',
  ...over,
})
const applicant: Reader = { ...officer('auditor'), posts: [], applicant: true, household: 'one' }

/** Steps done by a code, on the notice, by a batch or by the bank, and so never offered on the case. */
const ELSEWHERE = [
  'submit',
  'claim',
  'reissueClaim',
  'fileObjection',
  'startCrosscheck',
  'returnCrosscheck',
  'passOver',
  'payGrant',
  'failGrant',
  'answerTrace',
  'stateAccount',
  'recount',
  'followUnion',
  'endRecovery',
]

describe('the table of actions by stage and role', () => {
  const pairs = STAGES.flatMap((stage) => POST_ROLES.map((role) => [stage, role] as const))

  test.each(pairs)('%s: a %s is offered only actions that the lifecycle gives to their role', (stage, role) => {
    for (const action of actionsFor(at(stage), officer(role), today)) {
      const by = moveOf(stage, action)?.by ?? []
      expect(by).toContain(role)
      expect(ELSEWHERE).not.toContain(action)
    }
  })

  test.each(pairs)(
    '%s: a %s who surveyed the case is offered no judging action, and an officer of the household none at all',
    (stage, role) => {
      const surveyed = at(stage, {
        survey: { surveyors: ['PE-officer' as PersonId] } as NonNullable<CaseState['survey']>,
      })
      for (const action of actionsFor(surveyed, officer(role), today)) expect(judges(action)).toBe(false)
      expect(actionsFor(at(stage), officer(role, ORG.city.id, { household: 'one' }), today)).toEqual([])
    },
  )

  test.each(pairs)(
    '%s: a %s who has not stated their identity is offered no action except revoking a consent on a worker’s behalf',
    (stage, role) => {
      const offered = actionsFor(at(stage), officer(role, ORG.city.id, { known: false }), today)
      // a consent can always be revoked
      expect(offered.filter((action) => action !== 'revokeConsent')).toEqual([])
    },
  )

  test.each(pairs)(
    '%s: a %s who deliberated on the case at the union above, or may have, is offered no judging action',
    (stage, role) => {
      for (const sat of ['one', 'asked'] as const)
        for (const action of actionsFor(at(stage), officer(role, ORG.city.id, { sat }), today))
          expect(judges(action)).toBe(false)
    },
  )

  test.each(pairs)(
    '%s: a %s is offered no judging action while it is an open question whether they surveyed the case',
    (stage, role) => {
      const surveyed = at(stage, {
        survey: { surveyors: ['PE-second'] as PersonId[] } as NonNullable<CaseState['survey']>,
      })
      for (const selves of [
        { own: ['PE-officer', 'PE-second'], perhaps: [] },
        { own: ['PE-officer'], perhaps: ['PE-second'] },
      ] as unknown as Reader['selves'][])
        for (const action of actionsFor(surveyed, officer(role, ORG.city.id, { selves }), today))
          expect(judges(action)).toBe(false)
      expect(actionsFor(at(stage), officer(role, ORG.city.id, { household: 'asked' }), today)).toEqual([])
    },
  )

  test.each(pairs)('%s: a %s of another union is offered nothing', (stage, role) => {
    expect(actionsFor(at(stage), officer(role, ORG.neighbour.id), today)).toEqual([])
  })

  test.each(STAGES)('%s: the applicant is offered only actions that the lifecycle gives to an applicant', (stage) => {
    for (const action of actionsFor(at(stage), applicant, today))
      expect(moveOf(stage, action)?.by).toContain('applicant')
  })

  test('every action done from a case is offered to at least one role at some stage', () => {
    const correction = { dueOn: today, items: [], note: '', at: 'submitted' } as unknown as CaseState['correction']
    const judged = { ...(ready.check as NonNullable<CaseState['check']>), hits: [], completedOn: today }
    const objected = { objections: [{ id: 'OB-aaaa', filedOn: today } as never] }
    const states = STAGES.flatMap((stage) => [
      at(stage),
      at(stage, { correction }),
      at(stage, { check: judged }),
      at(stage, objected),
      at(stage, { grants: [] }),
      at(stage, { dueOn: plainDate('2026-03-19') }),
    ])
    const readers = [applicant, ...POST_ROLES.map((role) => officer(role))]
    const offered = new Set(states.flatMap((state) => readers.flatMap((reader) => actionsFor(state, reader, today))))
    expect([...offered].sort()).toEqual(ACTIONS.filter((action) => !ELSEWHERE.includes(action)).sort())
  })
})

const offered = (state: CaseState, reader: Reader, action: Action): boolean =>
  actionsFor(state, reader, today).includes(action)
const correctionDue = (dueOn: string): CaseState['correction'] =>
  ({ dueOn: plainDate(dueOn), items: [], note: '', at: 'submitted' }) as unknown as CaseState['correction']
const hits = (hit: object) => ({ ...ready.check, hits: [{ key: 'banks:m0', ...hit }] }) as CaseState['check']
const base = officer('base-officer', ORG.base.id)
const city = officer('city-reviewer')

test.each<[string, CaseState, Reader, Action, boolean]>([
  ['nothing asked: accept', at('submitted'), base, 'accept', true],
  [
    'a correction is open: no accept',
    at('submitted', { correction: correctionDue('2026-03-25') }),
    base,
    'accept',
    false,
  ],
  [
    'a correction is open: the worker answers it',
    at('submitted', { correction: correctionDue('2026-03-25') }),
    applicant,
    'answerCorrection',
    true,
  ],
  ['nothing asked: nothing to answer', at('submitted'), applicant, 'answerCorrection', false],
  ['time to correct: no refusal', at('submitted', { correction: correctionDue('2026-03-20') }), base, 'refuse', false],
  [
    'time is over: a refusal',
    at('submitted', { correction: correctionDue('2026-03-19'), check: undefined }),
    base,
    'refuse',
    true,
  ],
  [
    'a hit still to be answered: no refusal',
    at('crosschecking', { check: hits({ replyBy: plainDate('2026-03-25') }) }),
    city,
    'refuse',
    false,
  ],
  ['a hit answered and not judged: no refusal', at('crosschecking'), city, 'refuse', false],
  [
    'a hit whose days are over, not judged: no refusal',
    at('crosschecking', { check: hits({ replyBy: plainDate('2026-03-19') }) }),
    city,
    'refuse',
    false,
  ],
  ['every hit judged: a refusal', at('crosschecking', { check: hits({ verdict: {} }) }), city, 'refuse', true],
  [
    'a hit with days left for its reply: nothing to judge',
    at('crosschecking', { check: hits({ replyBy: plainDate('2026-03-25') }) }),
    city,
    'settleHit',
    false,
  ],
  [
    'a bureau has not answered: not complete',
    at('crosschecking', { check: { ...hits({ verdict: {} }), results: [] } as CaseState['check'] }),
    city,
    'completeCrosscheck',
    false,
  ],
  ['the cross-check is not done: no determination', at('determining'), city, 'determine', false],
  [
    'a correction is open: no notice',
    at('to-post', { correction: correctionDue('2026-03-25') }),
    base,
    'postNotice',
    false,
  ],
  ['a hit to judge: not complete', at('crosschecking'), city, 'completeCrosscheck', false],
  ['all judged: complete', at('crosschecking', { check: hits({ verdict: {} }) }), city, 'completeCrosscheck', true],
  ['not begun: not complete', at('crosschecking', { check: undefined }), city, 'completeCrosscheck', false],
  ['the notice is over: down', at('on-notice'), base, 'takeDownNotice', true],
  [
    'its last day: not yet',
    at('on-notice', { notice: { lastDay: today } as CaseState['notice'] }),
    base,
    'takeDownNotice',
    false,
  ],
  ['an open objection: not down', at('on-notice', { objections: [{} as never] }), base, 'takeDownNotice', false],
  ['an open objection: answered', at('on-notice', { objections: [{} as never] }), base, 'answerObjection', true],
  ['no objection: none to answer', at('on-notice'), base, 'answerObjection', false],
  ['wrong words: corrected on any day', at('on-notice'), base, 'correctNotice', true],
  [
    'an open objection: answered before correcting',
    at('on-notice', { objections: [{} as never] }),
    base,
    'correctNotice',
    false,
  ],
  ['refused: once more', at('refused'), applicant, 'requestReexamination', true],
  [
    're-examined: never again',
    at('refused', { reexamination: { why: '', files: [] } }),
    applicant,
    'requestReexamination',
    false,
  ],
  ['paid: confirm', at('on-file'), applicant, 'confirmReceipt', true],
  ['all confirmed: nothing to confirm', at('on-file', { grants: [] }), applicant, 'confirmReceipt', false],
  [
    'money is held: no exit',
    at('on-file', { grants: [{ ...ready.grants[0], state: 'held' } as never] }),
    city,
    'exit',
    false,
  ],
  [
    'money came back and is not settled: no exit',
    at('on-file', { grants: [{ ...ready.grants[0], state: 'failed' } as never] }),
    city,
    'exit',
    false,
  ],
  [
    'withdrawn without money: no account to correct',
    at('withdrawn', { grants: [] }),
    applicant,
    'correctAccount',
    false,
  ],
  ['on file: visited again on any day', at('on-file', { resurveyedOn: undefined }), base, 'resurvey', true],
  ['visited again: decided anew', at('on-file'), city, 'redetermine', true],
  ['not visited since: nothing to decide anew', at('on-file', { resurveyedOn: undefined }), city, 'redetermine', false],
  ['nothing held: exit', at('on-file', { grants: [] }), city, 'exit', true],
  ['refused without grants: no account to correct', at('refused', { grants: [] }), applicant, 'correctAccount', false],
])('an action is offered only when it is possible: %s', (_what, state, reader, action, expected) => {
  expect(offered(state, reader, action)).toBe(expected)
})

test('at units directly under the city the city reviewer is offered the county’s approval', () => {
  expect(offered(at('county-review'), { ...city, place: direct }, 'countyApprove')).toBe(true)
  expect(offered(at('county-review'), city, 'countyApprove')).toBe(false)
})

describe('a re-examination is decided one level above the refusal', () => {
  const refused = (as: PostRole, person = 'PE-refuser'): CaseState['refusal'] => ({
    from: 'submitted',
    reasons: ['other'],
    words: '',
    on: today,
    by: { as, person: person as PersonId },
  })
  test.each<[PostRole, PostRole]>([
    ['base-officer', 'county-reviewer'],
    ['county-reviewer', 'city-reviewer'],
    ['city-reviewer', 'city-reviewer'],
  ])('a refusal by a %s is re-examined by a %s', (as, decider) => {
    const state = at('re-examining', { refusal: refused(as) })
    for (const role of POST_ROLES) {
      expect(offered(state, officer(role), 'decideReexamination')).toBe(role === decider)
      // the notice that preceded the refusal has left its paper on the wall
      expect(isDutyToday(state, role, today)).toBe(role === decider || (role === 'base-officer' && owesPaper(state)))
    }
  })
  test('the officer who refused a case is not offered its re-examination, not even at units directly under the city', () => {
    const own = at('re-examining', { refusal: refused('city-reviewer', 'PE-officer') })
    expect(offered(own, city, 'decideReexamination')).toBe(false)
    expect(offered(own, { ...city, selves: aloneAs('PE-another') }, 'decideReexamination')).toBe(true)
    const asCounty = at('re-examining', { refusal: refused('county-reviewer', 'PE-officer') })
    expect(offered(asCounty, { ...city, place: direct }, 'decideReexamination')).toBe(false)
  })
})

describe('duties of the day', () => {
  test.each(POST_ROLES.flatMap((role) => dutiesOf(role).map((stage) => [role, stage] as const)))(
    'a %s with a duty at %s is offered an action there',
    (role, stage) => {
      const objected = at(stage, { objections: [{} as never], refusal: undefined })
      const as = role === 'county-reviewer' ? 'base-officer' : 'county-reviewer'
      const refusal = { by: { as } } as CaseState['refusal']
      const states = [at(stage, { refusal }), at(stage, { dueOn: plainDate('2026-03-19') }), { ...objected, refusal }]
      expect(states.some((state) => actionsFor(state, officer(role), today).length > 0)).toBe(true)
    },
  )

  test('a notice with an open objection is a duty of both unions, and a notice whose period has ended is a duty of the base union alone', () => {
    const objected = at('on-notice', { objections: [{} as never], notice: { lastDay: today } as CaseState['notice'] })
    for (const role of ['base-officer', 'county-reviewer'] as const)
      expect(isDutyToday(objected, role, today)).toBe(true)
    expect(isDutyToday(at('on-notice'), 'base-officer', today)).toBe(true)
    expect(isDutyToday(at('on-notice'), 'county-reviewer', today)).toBe(false)
  })

  test('a case is no duty while the worker still has time to answer a correction', () => {
    expect(isDutyToday(at('submitted', { correction: correctionDue('2026-03-20') }), 'base-officer', today)).toBe(false)
    expect(isDutyToday(at('submitted', { correction: correctionDue('2026-03-19') }), 'base-officer', today)).toBe(true)
  })
})
