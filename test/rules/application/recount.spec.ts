import type { Entry } from '@domain/application/entry'
import { recountOf, runsDays } from '@domain/application/recount'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { dayNumber } from '@domain/kernel/days'
import { type PlainDate, plainDate } from '@domain/kernel/plain-date'
import type { WorkCalendar } from '@domain/kernel/working-days'
import { aPolicy } from '@test/support/policy'

const day = (text: string): PlainDate => plainDate(text)
/** The year 2026 with Friday the 6th of March taken off, and nothing else; not known beyond the 30th of June. */
const calendar: WorkCalendar = {
  firstDay: day('2026-01-01'),
  lastDay: day('2026-06-30'),
  off: new Set([dayNumber(day('2026-03-06'))]),
  makeUp: new Set(),
}
const policy = aPolicy()
const rules = { calendar, policyOn: () => policy, today: day('2026-03-20') }
const entry = (kind: string, on: string, to: string, more: object = {}): Entry =>
  ({ kind, on: day(on), to, facts: {}, ...more }) as unknown as Entry
const kase = (over: object): CaseSnapshot => ({ objections: [], ...over }) as unknown as CaseSnapshot

describe('which cases have days to count again', () => {
  test.each([
    ['submitted', true],
    ['on-notice', true],
    ['re-examining', true],
    ['on-file', false],
    ['refused', false],
    ['withdrawn', false],
    ['exited', false],
  ] as const)('%s: %s', (stage, runs) => expect(runsDays(kase({ stage }))).toBe(runs))
})

describe('the due day of a case', () => {
  const submitted = entry('submit', '2026-03-04', 'submitted', { dueOn: day('2026-03-09') })

  test('is counted again from the day its clock began', () =>
    // three working days after Wednesday the 4th, without the 6th
    expect(recountOf(kase({ stage: 'submitted', dueOn: day('2026-03-09') }), [submitted], rules)).toStrictEqual({
      facts: {},
      dueOn: '2026-03-10',
    }))

  test('is left alone when it stays the same, so that counting twice changes nothing', () =>
    expect(recountOf(kase({ stage: 'submitted', dueOn: day('2026-03-10') }), [submitted], rules)).toBeUndefined())

  test('counts by the clock of the stage that the case is at', () => {
    const accepted = entry('accept', '2026-03-04', 'surveying', { dueOn: day('2026-03-11') })
    const again = recountOf(kase({ stage: 'surveying', dueOn: day('2026-03-11') }), [submitted, accepted], rules)
    expect(again).toStrictEqual({ facts: {}, dueOn: '2026-03-12' })
  })

  test('is not begun again by an earlier recount', () => {
    const counted = entry('recount', '2026-03-18', 'submitted', { dueOn: day('2026-03-25') })
    const again = recountOf(kase({ stage: 'submitted', dueOn: day('2026-03-25') }), [submitted, counted], rules)
    expect(again?.dueOn).toBe('2026-03-10')
  })

  test('goes on running over a step that stays at the stage and has no day of its own', () => {
    const looked = entry('answerHit', '2026-03-12', 'submitted')
    expect(recountOf(kase({ stage: 'submitted' }), [submitted, looked], rules)?.dueOn).toBe('2026-03-10')
  })

  test('is stopped by a step that leads on without a day', () => {
    const gone = entry('startCrosscheck', '2026-03-12', 'crosschecking')
    expect(recountOf(kase({ stage: 'crosschecking' }), [submitted, gone], rules)).toBeUndefined()
  })

  test('is none where no policy was in force on the day', () => {
    const without = { ...rules, policyOn: () => undefined }
    expect(recountOf(kase({ stage: 'submitted', dueOn: day('2026-03-09') }), [submitted], without)).toBeUndefined()
  })

  test('is none without a log', () => expect(recountOf(kase({ stage: 'submitted' }), [], rules)).toBeUndefined())

  test('moves with an open correction, by the clock of corrections', () => {
    const asked = entry('requestCorrection', '2026-03-04', 'submitted', { dueOn: day('2026-03-25') })
    const correction = { items: ['idCard'], note: '', dueOn: day('2026-03-25') }
    const s = kase({ stage: 'submitted', dueOn: day('2026-03-25'), correction })
    expect(recountOf(s, [submitted, asked], rules)).toStrictEqual({
      facts: { correctionDueOn: '2026-03-26' },
      dueOn: '2026-03-26',
    })
    const right = kase({
      stage: 'submitted',
      dueOn: day('2026-03-26'),
      correction: { ...correction, dueOn: day('2026-03-26') },
    })
    expect(recountOf(right, [submitted, asked], rules)).toBeUndefined()
  })
})

describe('a notice', () => {
  const posted = entry('postNotice', '2026-03-04', 'on-notice')
  const standing = {
    postedOn: day('2026-03-04'),
    enteredOn: day('2026-03-04'),
    countsFrom: day('2026-03-04'),
    workingDays: 7,
  }
  const up = (over: object = {}, stage = 'on-notice') => kase({ stage, notice: { ...standing, ...over } })

  test('that hangs gets its last day again, and its union a day more', () =>
    expect(recountOf(up({ lastDay: day('2026-03-13') }), [posted], rules)).toStrictEqual({
      facts: { notice: { lastDay: '2026-03-16', workingDays: 7 } },
      dueOn: '2026-03-17',
    }))

  test('that hangs with the right day stays as it is', () => {
    const s = kase({
      stage: 'on-notice',
      dueOn: day('2026-03-17'),
      notice: { ...standing, lastDay: day('2026-03-16') },
    })
    expect(recountOf(s, [posted], rules)).toBeUndefined()
  })

  test('that was entered later hangs online until its own last day', () => {
    const late = { enteredOn: day('2026-03-05'), lastDay: day('2026-03-16'), onlineUntil: day('2026-03-16') }
    expect(recountOf(up(late), [posted], rules)?.facts.notice).toStrictEqual({
      lastDay: '2026-03-16',
      onlineUntil: '2026-03-17',
      workingDays: 7,
    })
  })

  test('whose days nobody can count yet has no last day, and its union owes nothing', () => {
    const beyond = { postedOn: day('2026-06-29'), enteredOn: day('2026-06-29'), countsFrom: day('2026-06-29') }
    expect(recountOf(up(beyond), [posted], rules)).toBeUndefined()
    // one that had a day keeps it until the calendar reaches that far
    expect(recountOf(up({ ...beyond, lastDay: day('2026-07-08') }), [posted], rules)?.facts).toStrictEqual({})
  })

  test('that was taken down before its new last day is short of it, and stays down', () => {
    const down = up({ lastDay: day('2026-03-13'), takenDownOn: day('2026-03-16') }, 'county-review')
    expect(recountOf(down, [], rules)).toStrictEqual({
      facts: { notice: { workingDays: 7, lastDay: '2026-03-13', shortOf: '2026-03-16' } },
    })
  })

  test('that was taken down, and whose last day was never counted, is short without one', () => {
    const down = up({ takenDownOn: day('2026-03-16') }, 'county-review')
    expect(recountOf(down, [], rules)).toStrictEqual({
      facts: { notice: { workingDays: 7, shortOf: '2026-03-16' } },
    })
  })

  test('that was taken down after its new last day is not short', () => {
    const down = (over: object) =>
      up({ lastDay: day('2026-03-13'), takenDownOn: day('2026-03-17'), ...over }, 'county-review')
    expect(recountOf(down({}), [], rules)).toBeUndefined()
    expect(recountOf(down({ shortOf: day('2026-03-18'), onlineUntil: day('2026-03-14') }), [], rules)).toStrictEqual({
      facts: { notice: { workingDays: 7, lastDay: '2026-03-13', onlineUntil: '2026-03-14' } },
    })
  })

  test('of a case that has left the notice without taking it down is not counted', () =>
    expect(recountOf(up({ lastDay: day('2026-03-13') }, 'surveying'), [], rules)).toBeUndefined())
})

describe('objections and hits', () => {
  const objection = (id: string, more: object = {}) => ({
    id,
    filedOn: day('2026-03-04'),
    answerDueOn: day('2026-03-11'),
    ...more,
  })

  test('an open objection gets its day again, an answered or right one does not', () => {
    const objections = [
      objection('OB-open'),
      objection('OB-right', { answerDueOn: day('2026-03-12') }),
      objection('OB-over', { answered: { on: day('2026-03-05') } }),
    ]
    expect(recountOf(kase({ stage: 'on-notice', objections }), [], rules)).toStrictEqual({
      facts: { objections: [{ id: 'OB-open', answerDueOn: '2026-03-12' }] },
    })
  })

  test('are counted also where the case and its correction have no clock that could be counted', () => {
    const s = kase({
      ...{ stage: 'submitted', dueOn: day('2026-03-09') },
      correction: { items: ['idCard'], note: '', dueOn: day('2026-03-25') },
      objections: [objection('OB-open')],
    })
    expect(recountOf(s, [], rules)).toStrictEqual({
      facts: { objections: [{ id: 'OB-open', answerDueOn: '2026-03-12' }] },
    })
  })

  test('an open hit gets its day again from the last list that brought it; one answered, judged, without a day or right does not', () => {
    const brought = (on: string, counterpart: string) =>
      entry('returnCrosscheck', on, 'crosschecking', {
        facts: {
          results: [
            { member: 'm0', counterpart },
            { member: 'm1', counterpart },
          ],
        },
      })
    const hit = (counterpart: string, more: object = {}) => ({
      key: `${counterpart}:m0`,
      member: 'm0',
      counterpart,
      replyBy: day('2026-03-11'),
      ...more,
    })
    const hits = [
      hit('banks'),
      hit('vehicles', { reply: { text: '' } }),
      hit('pensions', { verdict: { verdict: 'explained' } }),
      hit('enrolment', { replyBy: undefined }),
      hit('real-estate'),
      hit('civil-affairs', { replyBy: day('2026-03-12') }),
    ]
    const log = [
      entry('concludeDeliberation', '2026-03-02', 'crosschecking'),
      brought('2026-03-02', 'banks'),
      ...['banks', 'vehicles', 'pensions', 'enrolment', 'civil-affairs'].map((each) => brought('2026-03-04', each)),
    ]
    expect(recountOf(kase({ stage: 'crosschecking', check: { hits } }), log, rules)).toStrictEqual({
      facts: { hits: [{ key: 'banks:m0', replyBy: '2026-03-12' }] },
    })
  })
})

describe('a closed case', () => {
  const posted = entry('postNotice', '2026-03-04', 'on-notice')

  test('whose paper still hangs owes its removal by the next working day', () =>
    expect(recountOf(kase({ stage: 'refused' }), [posted], rules)).toStrictEqual({ facts: {}, dueOn: '2026-03-23' }))

  test('owes it whatever step ended the case', () => {
    const log = [posted, entry('withdraw', '2026-03-05', 'withdrawn')]
    expect(recountOf(kase({ stage: 'withdrawn' }), log, rules)?.dueOn).toBe('2026-03-23')
  })

  test.each(['takeDownNotice', 'correctNotice', 'paperDown'])('owes nothing after %s', (kind) =>
    expect(
      recountOf(kase({ stage: 'withdrawn' }), [posted, entry(kind, '2026-03-05', 'withdrawn')], rules),
    ).toBeUndefined(),
  )

  test('owes nothing twice, and nothing where no paper was posted', () => {
    expect(recountOf(kase({ stage: 'refused', dueOn: day('2026-03-10') }), [posted], rules)).toBeUndefined()
    expect(recountOf(kase({ stage: 'refused' }), [entry('submit', '2026-03-04', 'submitted')], rules)).toBeUndefined()
    const again = [
      posted,
      entry('takeDownNotice', '2026-03-05', 'county-review'),
      entry('postNotice', '2026-03-06', 'on-notice'),
    ]
    expect(recountOf(kase({ stage: 'refused' }), again, rules)?.dueOn).toBe('2026-03-23')
  })

  test('on file has no days', () => expect(recountOf(kase({ stage: 'on-file' }), [posted], rules)).toBeUndefined())
})
