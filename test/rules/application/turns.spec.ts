import {
  fits,
  isTurnOf,
  judges,
  mayDo,
  notBy,
  othersIn,
  type Reader,
  roleFor,
  satAccounts,
} from '@domain/application/actions'
import type { Entry } from '@domain/application/entry'
import { stageAfter } from '@domain/application/lifecycle'
import { isFor } from '@domain/application/log-words'
import { nextStage } from '@domain/application/stages'
import { membersOf } from '@domain/application/state'
import { turnAtBase } from '@domain/application/turn'
import type { PersonId } from '@domain/kernel/ids'
import type { PostRole } from '@domain/organisation/roles'
import { ORG } from '@test/support/town'
import { day, kase, today } from './deciding'

const place = { path: ORG.base.path, jurisdiction: ORG.base.jurisdiction }
const reader = (role: PostRole, over: Partial<Reader> = {}): Reader => ({
  selves: { own: ['PE-me' as PersonId], perhaps: [] },
  known: true,
  posts: [{ role, org: ORG.city.id }],
  place,
  applicant: false,
  household: 'two',
  sat: 'two',
  ...over,
})
const ME = 'PE-me' as PersonId

describe('the stage after a step', () => {
  const order = 'crosscheck-before-notice'
  test('skips a cross-check that is done', () => {
    const done = { completedOn: today }
    expect(stageAfter({ stage: 'deliberating' }, 'concludeDeliberation', 'next', order)).toBe('crosschecking')
    expect(stageAfter({ stage: 'deliberating', check: done }, 'concludeDeliberation', 'next', order)).toBe('to-post')
    expect(stageAfter({ stage: 'deliberating', check: {} }, 'concludeDeliberation', 'next', order)).toBe(
      'crosschecking',
    )
    expect(stageAfter({ stage: 'crosschecking' }, 'completeCrosscheck', undefined, 'crosscheck-after-review')).toBe(
      'determining',
    )
    expect(stageAfter({ stage: 'county-review' }, 'countyApprove', undefined, 'crosscheck-after-review')).toBe(
      'crosschecking',
    )
    expect(
      stageAfter({ stage: 'county-review', check: done }, 'countyApprove', undefined, 'crosscheck-after-review'),
    ).toBe('determining')
    expect(stageAfter({ stage: 'on-file' }, 'redetermine', undefined, order)).toBe('on-file')
  })
  test('names what was forgotten, when a step leads nowhere', () => {
    expect(() => stageAfter({ stage: 'submitted' }, 'determine', undefined, order)).toThrow('at its stages only')
    expect(() => stageAfter({ stage: 'deliberating' }, 'concludeDeliberation', undefined, order)).toThrow('it names')
    expect(() => nextStage('on-file', order, false)).toThrow('says where to')
  })
})

describe('who may do what', () => {
  test('these steps judge a case', () => {
    expect(
      ['answerObjection', 'settleHit', 'completeCrosscheck', 'countyApprove', 'determine', 'refuse'].map((each) =>
        judges(each as never),
      ),
    ).toEqual(Array(6).fill(true))
    expect(['accept', 'recordSurvey', 'postNotice', 'requestCorrection'].map((each) => judges(each as never))).toEqual(
      Array(4).fill(false),
    )
  })
  const code = (answer: { readonly ok: boolean }) =>
    (answer as { readonly refusal?: { readonly code: string } }).refusal?.code

  test('a surveyor handles a case, and does not judge it', () => {
    const s = kase('county-review', { survey: { surveyors: [ME] } })
    const me = reader('county-reviewer')
    expect(code(fits(s, me, 'countyApprove'))).toBe('INCOMPATIBLE_ROLE')
    expect(code(fits(s, me, 'requestCorrection'))).toBeUndefined()
    expect(code(fits(s, me, undefined))).toBeUndefined()
    expect(code(fits(kase('county-review'), me, 'countyApprove'))).toBeUndefined()
  })
  test('nobody handles their own household, nor judges what they deliberated', () => {
    const s = kase('county-review')
    expect(code(fits(s, reader('county-reviewer', { household: 'one' }), undefined))).toBe('OWN_HOUSEHOLD')
    expect(code(fits(s, reader('county-reviewer', { sat: 'one' }), 'countyApprove'))).toBe('DELIBERATED_ABOVE')
    expect(code(fits(s, reader('county-reviewer', { sat: 'asked' }), 'countyApprove'))).toBe('PERSON_ASKED')
    expect(code(fits(s, reader('county-reviewer', { sat: 'one' }), undefined))).toBeUndefined()
  })
  test('county and city are two persons, by the case or by its log', () => {
    const me = reader('city-reviewer', { decidedAtCounty: ME })
    const other = reader('city-reviewer', { decidedAtCounty: 'PE-other' as PersonId })
    expect(code(fits(kase('determining'), me, 'determine'))).toBe('INCOMPATIBLE_ROLE')
    expect(code(fits(kase('determining', { countyBy: ME }), other, 'determine'))).toBe('INCOMPATIBLE_ROLE')
    expect(code(fits(kase('determining', { countyBy: 'PE-other' }), me, 'determine'))).toBeUndefined()
    expect(code(fits(kase('determining'), other, 'determine'))).toBeUndefined()
    expect(code(fits(kase('determining'), me, undefined))).toBeUndefined()
    expect(code(fits(kase('determining'), me, 'requestCorrection'))).toBeUndefined()
  })
  test('accounts that are barred from a step', () => {
    const satAbove = [{ name: '甲', person: 'PE-sat' as PersonId }, { name: '乙' }]
    const s = kase('determining', { survey: { surveyors: ['PE-surveyor'] }, satAbove, countyBy: 'PE-county' })
    expect(satAccounts({ satAbove } as never)).toEqual(['PE-sat'])
    expect(satAccounts({})).toEqual([])
    expect(othersIn(s, place, 'determine')).toEqual(['PE-surveyor', 'PE-sat', 'PE-county'])
    expect(othersIn(s, place, 'requestCorrection')).toEqual([])
    expect(othersIn(s, place, undefined)).toEqual([])
    expect(othersIn(s, { ...place, jurisdiction: 'direct' }, 'determine')).toEqual(['PE-surveyor', 'PE-sat'])
    // nobody is barred where nobody surveyed, sat or approved
    expect(othersIn(kase('determining'), place, 'determine')).toStrictEqual([])
    expect(notBy(kase('re-examining', { refusal: { by: { person: 'PE-refuser' } } }), 'decideReexamination')).toEqual([
      'PE-refuser',
    ])
    expect(notBy(kase('re-examining', { refusal: { by: {} } }), 'decideReexamination')).toEqual([])
    expect(notBy(kase('re-examining'), 'decideReexamination')).toEqual([])
    expect(notBy(kase('submitted'), 'accept')).toEqual([])
  })
  test('a step belongs to a role at a stage, and only then', () => {
    expect(roleFor(kase('submitted'), reader('city-reviewer'), 'determine')).toBeUndefined()
    expect(roleFor(kase('determining'), reader('city-reviewer'), 'determine')).toBe('city-reviewer')
    expect(roleFor(kase('determining'), reader('city-reviewer'), 'determine', ['county-reviewer'])).toBeUndefined()
    const s = kase('re-examining', { refusal: { by: { as: 'base-officer' } } })
    const both = {
      posts: [
        { role: 'county-reviewer', org: ORG.city.id },
        { role: 'city-reviewer', org: ORG.city.id },
      ] as Reader['posts'],
      place,
    }
    expect(roleFor(s, both, 'decideReexamination')).toBe('county-reviewer')
    expect(
      roleFor(kase('re-examining', { refusal: { by: { as: 'county-reviewer' } } }), both, 'decideReexamination'),
    ).toBe('city-reviewer')
    expect(code(isTurnOf(s, 'city-reviewer', 'decideReexamination'))).toBe('NOT_ALLOWED')
    expect(code(isTurnOf(s, 'county-reviewer', 'decideReexamination'))).toBeUndefined()
    expect(code(isTurnOf(s, 'anybody', 'accept'))).toBeUndefined()
  })
  test('the applicant does their own steps, an officer only once they have said who they are', () => {
    const worker = reader('auditor', { posts: [], applicant: true })
    expect([
      mayDo(kase('submitted'), worker, 'withdraw'),
      mayDo(kase('on-file'), worker, 'withdraw'),
      mayDo(kase('submitted'), worker, 'accept'),
    ]).toEqual([true, false, false])
    const unsaid = reader('base-officer', { known: false })
    expect([mayDo(kase('submitted'), unsaid, 'accept'), mayDo(kase('submitted'), unsaid, 'revokeConsent')]).toEqual([
      false,
      true,
    ])
    expect(mayDo(kase('submitted'), reader('base-officer'), 'accept')).toBe(true)
  })
})

describe('whose turn it is, as a base officer sees it', () => {
  const base = reader('base-officer')
  const turn = (s: ReturnType<typeof kase>, who = base) => turnAtBase(s, who, today)

  test('one’s own, or a colleague’s where a second person has to do it', () => {
    expect(turn(kase('submitted', { dueOn: today }))).toEqual({ turn: 'mine', verb: 'submitted', dueOn: today })
    expect(turn(kase('submitted', { dueOn: today }), reader('base-officer', { household: 'one' }))).toEqual({
      turn: 'colleague',
      verb: 'submitted',
      dueOn: today,
    })
    const objection = { id: 'OB-1', filedOn: today, answerDueOn: day('2026-03-18') }
    const objected = kase('on-notice', { objections: [objection], survey: { surveyors: [ME] } })
    expect(turn(objected)).toEqual({ turn: 'colleague', verb: 'objection', dueOn: '2026-03-18' })
  })
  test('the worker’s while a correction has days, then a late correction’s', () => {
    const s = (dueOn: string) => kase('submitted', { dueOn: day(dueOn), correction: { dueOn: day(dueOn) } })
    expect(turn(s('2026-03-20'))).toEqual({ turn: 'worker', verb: 'submitted', dueOn: '2026-03-20' })
    expect(turn(s('2026-03-10'))).toEqual({ turn: 'mine', verb: 'correction-late', dueOn: '2026-03-10' })
  })
  test('nobody’s while a notice hangs', () => {
    expect(turn(kase('on-notice', { notice: { lastDay: day('2026-03-16') } }))).toEqual({
      turn: 'notice',
      verb: 'on-notice',
      dueOn: '2026-03-16',
    })
    expect(turn(kase('on-notice'))).toEqual({ turn: 'notice', verb: 'on-notice', dueOn: undefined })
    expect(turn(kase('on-notice', { notice: { lastDay: day('2026-03-10') }, dueOn: today }))).toEqual({
      turn: 'mine',
      verb: 'on-notice',
      dueOn: today,
    })
  })
  test('the county’s or the city’s', () => {
    expect(turn(kase('county-review', { dueOn: today }))).toEqual({
      turn: 'county',
      verb: 'county-review',
      dueOn: today,
    })
    expect(turn(kase('determining', { dueOn: today }))).toEqual({ turn: 'city', verb: 'determining', dueOn: today })
    const corrected = (dueOn: string) =>
      turn(kase('county-review', { dueOn: today, correction: { dueOn: day(dueOn) } }))
    expect(corrected('2026-03-20')).toMatchObject({ turn: 'worker', verb: 'county-review', dueOn: '2026-03-20' })
    // the worker has the whole of the last day
    expect(corrected('2026-03-11')).toMatchObject({ turn: 'worker', dueOn: '2026-03-11' })
    expect(corrected('2026-03-10')).toEqual({ turn: 'county', verb: 'county-review', dueOn: today })
  })
  test('nobody’s, when nothing is owed', () => {
    expect(turn(kase('exited'))).toBeUndefined()
    expect(turn(kase('refused'))).toBeUndefined()
  })
})

test('the applicant is the first member of every household', () =>
  expect(membersOf({ declaration: { members: [{ key: 'm1' }, { key: 'm2' }] } } as never)).toEqual(['m0', 'm1', 'm2']))

test('a failed payment is read by the worker only when it is theirs to mend', () => {
  const entry = (kind: string, owner?: string) => ({ kind, facts: { owner } }) as unknown as Entry
  expect([
    isFor(entry('failGrant', 'payee'), 'worker'),
    isFor(entry('failGrant', 'bank'), 'worker'),
    isFor(entry('payGrant'), 'worker'),
  ]).toEqual([true, false, true])
  expect([isFor(entry('failGrant', 'bank'), 'base'), isFor(entry('failGrant', 'bank'), 'office')]).toEqual([true, true])
})
