import { daysLeft, flagsOf } from '@domain/application/flags'
import { nextSteps, seatsOf, traceStep, unionsFor } from '@domain/application/next-step'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { clockAt, dueAt, dutiesOf, onlyWhenLate, owedAt, waitsFrom } from '@domain/application/stages'
import { waitsForMe, waitsOf } from '@domain/application/waits'
import { dayNumber } from '@domain/kernel/days'
import type { OrgId, PersonId } from '@domain/kernel/ids'
import { type PlainDate, plainDate } from '@domain/kernel/plain-date'
import type { WorkCalendar } from '@domain/kernel/working-days'
import { aPolicy } from '@test/support/policy'

const day = (text: string): PlainDate => plainDate(text)
const today = day('2026-03-11')
const calendar: WorkCalendar = {
  firstDay: day('2026-01-01'),
  lastDay: day('2026-06-30'),
  off: new Set([dayNumber(day('2026-03-06'))]),
  makeUp: new Set(),
}
const kase = (stage: CaseSnapshot['stage'], over: object = {}): CaseSnapshot =>
  ({ stage, objections: [], grants: [], onBehalf: false, ...over }) as unknown as CaseSnapshot
const open = { id: 'OB-1', filedOn: day('2026-03-04'), answerDueOn: day('2026-03-12') }
const answered = { ...open, id: 'OB-2', answerDueOn: day('2026-03-09'), answered: { on: day('2026-03-05') } }
const BEGINNING = '2000-01-01'

describe('what officers owe at a stage', () => {
  const hit = (verdict?: object) => ({ check: { hits: [{ key: 'banks:m0', verdict }] } })
  test.each<[string, CaseSnapshot, readonly (readonly [string, string, readonly string[]])[]]>([
    ['submitted', kase('submitted'), [['submitted', 'accept', ['base-officer']]]],
    ['surveying', kase('surveying'), [['surveying', 'recordSurvey', ['base-officer']]]],
    [
      'deliberating: the county may take it over',
      kase('deliberating'),
      [
        ['deliberating', 'concludeDeliberation', ['base-officer']],
        ['take-up', 'takeUp', ['county-reviewer']],
      ],
    ],
    [
      'deliberated above',
      kase('deliberating-above'),
      [['deliberating-above', 'concludeDeliberation', ['county-reviewer']]],
    ],
    ['not cross-checked', kase('crosschecking'), [['crosschecking', 'startCrosscheck', ['city-reviewer']]]],
    ['with an open hit', kase('crosschecking', hit()), [['crosschecking', 'settleHit', ['city-reviewer']]]],
    [
      'with one hit settled and one open',
      kase('crosschecking', { check: { hits: [{ verdict: {} }, {}] } }),
      [['crosschecking', 'settleHit', ['city-reviewer']]],
    ],
    [
      'with a settled hit',
      kase('crosschecking', hit({ verdict: 'explained' })),
      [['crosschecking', 'completeCrosscheck', ['city-reviewer']]],
    ],
    ['to be posted', kase('to-post'), [['to-post', 'postNotice', ['base-officer']]]],
    ['on notice', kase('on-notice', { objections: [answered] }), [['on-notice', 'takeDownNotice', ['base-officer']]]],
    [
      'on notice with an open objection: its answer first',
      kase('on-notice', { objections: [answered, open] }),
      [['objection', 'answerObjection', ['base-officer', 'county-reviewer']]],
    ],
    ['under review', kase('county-review'), [['county-review', 'countyApprove', ['county-reviewer']]]],
    ['to be determined', kase('determining'), [['determining', 'determine', ['city-reviewer']]]],
    ['on file', kase('on-file'), [['redetermine', 'redetermine', ['city-reviewer']]]],
    ['refused', kase('refused'), [['paper', 'paperDown', ['base-officer']]]],
    ['withdrawn', kase('withdrawn'), [['paper', 'paperDown', ['base-officer']]]],
    ['exited', kase('exited'), []],
    ['re-examined without a refusal', kase('re-examining'), []],
    [
      're-examined after the base union refused',
      kase('re-examining', { refusal: { by: { as: 'base-officer' } } }),
      [['re-examining', 'decideReexamination', ['county-reviewer']]],
    ],
  ])('%s', (_what, s, owed) => expect(owedAt(s).map(({ verb, action, roles }) => [verb, action, roles])).toEqual(owed))
})

describe('from which day a case waits for a role', () => {
  const notice = { lastDay: day('2026-03-16'), onlineUntil: day('2026-03-17') }
  const refusal = { by: { as: 'county-reviewer' } }
  const correction = { dueOn: day('2026-03-20') }
  test.each<[string, CaseSnapshot, Parameters<typeof waitsFrom>[1], string | undefined]>([
    ['from the beginning', kase('submitted'), 'base-officer', BEGINNING],
    ['not for another role', kase('submitted'), 'county-reviewer', undefined],
    ['after the last day of a correction', kase('submitted', { correction }), 'base-officer', '2026-03-21'],
    [
      'for the county once a deliberation is late',
      kase('deliberating', { dueOn: day('2026-03-10') }),
      'county-reviewer',
      '2026-03-11',
    ],
    ['for the county never without a due day', kase('deliberating'), 'county-reviewer', undefined],
    [
      'for the county not while a correction is open',
      kase('deliberating', { dueOn: day('2026-03-10'), correction }),
      'county-reviewer',
      undefined,
    ],
    ['for the base union after the notice', kase('on-notice', { notice }), 'base-officer', '2026-03-18'],
    [
      'after the notice, if the last day of a correction comes before',
      kase('on-notice', { notice, correction: { dueOn: day('2026-03-16') } }),
      'base-officer',
      '2026-03-18',
    ],
    [
      'after the last day of a correction, if the notice ends before',
      kase('on-notice', { notice, correction }),
      'base-officer',
      '2026-03-21',
    ],
    ['not on a quiet notice, whatever is corrected', kase('on-notice', { correction }), 'county-reviewer', undefined],
    ['for the city from the beginning of its comparison', kase('crosschecking'), 'city-reviewer', BEGINNING],
    ['for the union above from its turn on', kase('deliberating-above'), 'county-reviewer', BEGINNING],
    ['not before the end of a notice is known', kase('on-notice', { notice: {} }), 'base-officer', undefined],
    ['not without a notice', kase('on-notice'), 'base-officer', undefined],
    ['for the county not on a quiet notice', kase('on-notice', { notice }), 'county-reviewer', undefined],
    ['for both with an objection', kase('on-notice', { notice, objections: [open] }), 'county-reviewer', BEGINNING],
    [
      'for the city after a new visit',
      kase('on-file', { resurveyedOn: day('2026-03-01') }),
      'city-reviewer',
      BEGINNING,
    ],
    ['not for a file at rest', kase('on-file'), 'city-reviewer', undefined],
    ['for the level above the refusal', kase('re-examining', { refusal }), 'city-reviewer', BEGINNING],
    ['not for the level that refused', kase('re-examining', { refusal }), 'county-reviewer', undefined],
    ['not in a re-examination of nothing', kase('re-examining'), 'city-reviewer', undefined],
    ['for a paper left on the wall', kase('refused', { notice, dueOn: today }), 'base-officer', BEGINNING],
    ['not without a paper', kase('refused', { dueOn: today }), 'base-officer', undefined],
  ])('%s', (_what, s, role, from) => expect(waitsFrom(s, role)).toBe(from))
})

test.each(['deliberating-above', 'crosschecking', 're-examining'] as const)(
  'a paper left on the wall is the base union’s duty also while others work on the case: %s',
  (stage) => {
    const notice = { lastDay: day('2026-03-16'), onlineUntil: day('2026-03-17') }
    expect(waitsFrom(kase(stage, { notice }), 'base-officer')).toBe(BEGINNING)
    expect(owedAt(kase(stage, { notice })).map(({ action }) => action)).toContain('paperDown')
    expect(waitsFrom(kase(stage), 'base-officer')).toBeUndefined()
    expect(owedAt(kase(stage)).map(({ action }) => action)).not.toContain('paperDown')
  },
)

describe('the stages of a role', () => {
  test('daily work first, then in the order of the lifecycle', () => {
    expect(dutiesOf('base-officer')).toEqual([
      'submitted',
      'surveying',
      'deliberating',
      'to-post',
      'on-notice',
      'deliberating-above',
      'crosschecking',
      'refused',
      're-examining',
      'withdrawn',
    ])
    expect(dutiesOf('county-reviewer')).toEqual([
      'deliberating-above',
      'county-review',
      'on-notice',
      're-examining',
      'deliberating',
    ])
    expect(dutiesOf('city-reviewer')).toEqual(['crosschecking', 'determining', 'on-file', 're-examining'])
    expect(dutiesOf('auditor')).toEqual([])
  })

  test('only a late deliberation is the county’s', () => {
    expect(onlyWhenLate('county-reviewer', 'deliberating')).toBe(true)
    expect(onlyWhenLate('base-officer', 'deliberating')).toBe(false)
    expect(onlyWhenLate('county-reviewer', 'county-review')).toBe(false)
  })

  test('each clock starts with its stage', () => {
    const stages = ['submitted', 'surveying', 'deliberating', 'deliberating-above', 'crosschecking', 'to-post'] as const
    expect(stages.map(clockAt)).toEqual(['accept', 'survey', 'deliberation', 'deliberation', 'city', 'post'])
    const others = ['on-notice', 'county-review', 'determining', 're-examining', 'on-file', 'refused'] as const
    expect(others.map(clockAt)).toEqual([undefined, 'countyReview', 'city', 'city', undefined, undefined])
    const world = { today: day('2026-03-04'), policy: aPolicy(), calendar }
    expect(dueAt('submitted', world)).toBe('2026-03-10')
    expect(dueAt('on-file', world)).toBeUndefined()
  })
})

describe('the next steps of a case today', () => {
  test('with their days', () => {
    expect(nextSteps(kase('submitted', { dueOn: today }), today)).toEqual([
      { verb: 'submitted', action: 'accept', roles: ['base-officer'], dueOn: today },
    ])
    expect(nextSteps(kase('submitted'), today)).toEqual([])
  })

  test('the first day of several objections', () => {
    const objections = [{ ...open, answerDueOn: day('2026-03-13') }, open, answered]
    expect(nextSteps(kase('on-notice', { objections, dueOn: today }), today).map(({ dueOn }) => dueOn)).toEqual([
      '2026-03-12',
    ])
  })

  test('none while the worker still has days for a correction, and a late correction after them', () => {
    const s = (dueOn: string) => kase('submitted', { dueOn: day(dueOn), correction: { dueOn: day(dueOn) } })
    expect(nextSteps(s('2026-03-11'), today)).toEqual([])
    expect(nextSteps(s('2026-03-10'), today).map(({ verb }) => verb)).toEqual(['correction-late'])
  })

  test('an objection stays an objection while a correction is late', () => {
    const s = kase('on-notice', { objections: [open], correction: { dueOn: day('2026-03-10') } })
    expect(nextSteps(s, today).map(({ verb }) => verb)).toEqual(['objection'])
  })

  test('of a late deliberation: the union’s own, and the county’s', () => {
    const verbs = (dueOn: string) =>
      nextSteps(kase('deliberating', { dueOn: day(dueOn) }), today).map(({ verb }) => verb)
    expect(verbs('2026-03-11')).toEqual(['deliberating'])
    expect(verbs('2026-03-10')).toEqual(['deliberating', 'take-up'])
  })

  test('a trace is finance’s', () =>
    expect(traceStep(today)).toEqual({ verb: 'trace', dueOn: today, action: 'answerTrace', roles: ['fund-officer'] }))
})

describe('who stands in for whom', () => {
  const org = (jurisdiction: string) =>
    ({ org: { base: 'OR-base', county: 'OR-county', city: 'OR-city', jurisdiction } }) as unknown as Pick<
      CaseSnapshot,
      'org'
    >
  const seats = (role: Parameters<typeof seatsOf>[0], jurisdiction = 'xinhui') =>
    seatsOf(role, org(jurisdiction)).map((seat) => `${seat.role} ${seat.org}`)

  test('the union above a base union without an officer, the city for a county without finance', () => {
    expect(seats('base-officer')).toEqual(['base-officer OR-base', 'base-officer OR-county'])
    expect(seats('fund-officer')).toEqual(['fund-officer OR-county', 'fund-officer OR-city'])
    expect(seats('city-reviewer')).toEqual(['city-reviewer OR-city'])
  })

  test('the city reviews for units directly under it', () => {
    expect(seats('county-reviewer')).toEqual(['county-reviewer OR-county'])
    expect(seats('county-reviewer', 'direct')).toEqual(['county-reviewer OR-county', 'city-reviewer OR-city'])
  })

  test('the city’s administrators are always among those who may be told', () =>
    expect(unionsFor(org('xinhui'), traceStep(today))).toEqual(['OR-county', 'OR-city', 'OR-city'] as OrgId[]))
})

describe('whom a case waits for', () => {
  const me = (id: string) => ({ own: [id as PersonId], perhaps: [] })

  test('by role, except the person whose decision is looked at', () => {
    const refusal = { by: { as: 'county-reviewer', person: 'PE-refuser' } }
    const waits = waitsOf(kase('re-examining', { refusal }))
    expect(waits).toEqual({ 'city-reviewer': { from: BEGINNING, notBy: ['PE-refuser'] } })
    expect(waitsForMe(waits, 'city-reviewer', me('PE-other'), today)).toBe(true)
    expect(waitsForMe(waits, 'city-reviewer', me('PE-refuser'), today)).toBe(false)
    expect(waitsForMe(waits, 'county-reviewer', me('PE-other'), today)).toBe(false)
  })

  test('from its day on', () => {
    const waits = waitsOf(kase('submitted', { correction: { dueOn: day('2026-03-10') } }))
    expect(waits).toEqual({ 'base-officer': { from: '2026-03-11' } })
    expect(waitsForMe(waits, 'base-officer', me('PE-one'), today)).toBe(true)
    expect(waitsForMe(waits, 'base-officer', me('PE-one'), day('2026-03-10'))).toBe(false)
  })
})

describe('the marks of a case in a list', () => {
  test.each<[string, object, boolean, readonly string[]]>([
    ['none', {}, false, []],
    ['overdue', { dueOn: day('2026-03-10') }, false, ['overdue']],
    ['due today', { dueOn: today }, false, []],
    ['a correction', { correction: { dueOn: today } }, false, ['correction']],
    ['an open objection', { objections: [answered, open] }, false, ['objection']],
    ['an answered objection', { objections: [answered] }, false, []],
    ['an open hit', { check: { hits: [{ verdict: {} }, {}] } }, false, ['hit']],
    ['a settled hit', { check: { hits: [{ verdict: {} }] } }, false, []],
    ['begun by the union', { onBehalf: true }, false, ['on-behalf']],
    ['near the line now', {}, true, ['near-line']],
    ['near the line when it was determined', { determination: { sheet: { nearLine: true } } }, false, ['near-line']],
    ['a failed payment', { grants: [{ state: 'failed' }] }, false, ['grant-failed']],
    ['a paid one', { grants: [{ state: 'paid' }] }, false, []],
  ])('%s', (_what, over, nearLine, flags) => expect(flagsOf(kase('submitted', over), today, nearLine)).toEqual(flags))

  test('the days that are left, less than none once they have passed', () => {
    const left = (dueOn?: string) =>
      daysLeft(dueOn === undefined ? undefined : day(dueOn), { today: day('2026-03-05'), calendar })
    expect([left(), left('2026-03-05'), left('2026-03-10'), left('2026-03-03')]).toEqual([undefined, 0, 2, -2])
  })
})
