import { draftNotice } from '@domain/application/notice/draft-notice'
import { STEPS } from '@domain/application/steps'
import { WORK_CALENDAR } from '@domain/policy/work-calendar'
import { aPolicy } from '@test/support/policy'
import { day, decided, kase, patched, today } from './deciding'

describe('a deliberation', () => {
  const names = ['甲', '乙', '丙', '丁', '戊']
  const record = (over: object = {}) => ({
    heldOn: today,
    place: '会议室',
    chair: '甲',
    entitled: names.map((name) => ({ name, present: true })),
    votes: { for: 5, against: 0, abstain: 0 },
    authentic: true,
    compliant: true,
    reasons: '情况属实',
    minutes: '',
    kinAsked: true,
    ...over,
  })
  const frame = {
    today,
    surveyedOn: day('2026-03-05'),
    surveyors: [],
    surveyorNames: [],
    household: [],
    householdIds: [],
    householdNames: [],
    seats: names.map((name) => ({ name })),
    officers: [],
  }
  const concludes = (stage: 'deliberating' | 'deliberating-above', over: object = {}) =>
    decided(kase(stage), 'concludeDeliberation', record(over), { frame, as: 'base-officer' })
  const against = { votes: { for: 0, against: 5, abstain: 0 } }

  test('that endorses leads on, one that declines refuses', () => {
    expect(concludes('deliberating')).toMatchObject({
      to: 'crosschecking',
      told: [['deliberated', undefined, {}]],
      facts: { conclusion: 'endorsed' },
    })
    expect(concludes('deliberating', against)).toMatchObject({
      to: 'refused',
      told: [['refused', undefined, {}]],
      facts: { conclusion: 'declined' },
    })
    expect(concludes('deliberating', { heldOn: day('2026-03-12') })).toBe('DATE_IN_FUTURE')
  })
  test('at the union above keeps who sat there', () => {
    expect(concludes('deliberating')).not.toMatchObject({ facts: { sat: expect.anything() } })
    const above = concludes('deliberating-above')
    expect(above).toMatchObject({ facts: { sat: names.map((name) => ({ name })) } })
  })
  test('is written into the case, with the refusal it led to', () => {
    const facts = (over: object = {}) => ({ record: record(over), conclusion: 'declined' })
    expect(patched(kase('deliberating'), 'concludeDeliberation', facts())).toEqual({
      deliberation: { record: record(), conclusion: 'declined' },
    })
    const sat = [{ name: '己' }]
    expect(
      patched(kase('deliberating-above', { satAbove: [{ name: '庚' }] }), 'concludeDeliberation', { ...facts(), sat }),
    ).toEqual({
      deliberation: { record: record(), conclusion: 'declined', above: true },
      satAbove: [{ name: '庚' }, { name: '己' }],
    })
    expect(patched(kase('deliberating-above'), 'concludeDeliberation', { ...facts(), sat })).toMatchObject({
      satAbove: sat,
    })
    const reasons = (over: object) =>
      patched(kase('deliberating'), 'concludeDeliberation', facts(over), { to: 'refused' })?.refusal
    expect(reasons({})).toMatchObject({ from: 'deliberating', reasons: ['not-compliant'], words: '情况属实' })
    expect(reasons({ authentic: false })).toMatchObject({ reasons: ['not-authentic'] })
  })
  test('waits for an open correction', () =>
    expect(
      STEPS.concludeDeliberation.wants?.(kase('deliberating', { correction: { dueOn: today } }), today),
    ).toMatchObject({ ok: false }))
})

describe('a notice', () => {
  const base = { name: '灯饰厂工会', staff: 90 }
  const upper = { name: '新会区总工会', phone: '0750-6600000' }
  const illness = { kind: 'illness', counted: true }
  const sheet = (lines: readonly object[] = [], result = 'severe') => ({ result, lines })
  const ready = (over: object = {}) =>
    kase('to-post', { nameMasked: '王*明', stageSince: day('2026-03-09'), declaration: { members: [] }, ...over })
  const drawn = (over: object = {}) =>
    ({ today, calendar: WORK_CALENDAR, policy: aPolicy(), sheet: sheet(), base, upper, ...over }) as never
  const drafts = (s = ready(), said: object = {}, more: object = {}) => {
    const draft = draftNotice(s, { postedOn: today, remark: '', ...said } as never, drawn(more))
    return draft.ok ? draft.value : draft.refusal.code
  }

  test('names the aid that this household can get', () => {
    const aid = (more: object, s = ready()) =>
      (drafts(s, {}, more) as { readonly content: { readonly intendedAid: unknown } }).content.intendedAid
    const student = (over: object) =>
      ready({ declaration: { members: [{ counted: true, schoolStage: 'senior', ...over }, { counted: true }] } })
    expect(aid({})).toEqual(['living'])
    expect(aid({ sheet: sheet([illness, { kind: 'wages', counted: true }]) })).toEqual(['living', 'medical'])
    expect(
      aid({
        sheet: sheet([
          { ...illness, counted: false },
          { kind: 'schooling', counted: true },
        ]),
      }),
    ).toEqual(['living'])
    expect(aid({}, student({}))).toEqual(['living', 'tuition'])
    expect(aid({}, student({ counted: false }))).toEqual(['living'])
    expect(aid({}, student({ schoolStage: undefined }))).toEqual(['living'])
  })
  test('names the union, or the one above where everybody would know who is meant', () => {
    expect(drafts()).toMatchObject({
      content: { unit: '灯饰厂工会', nameOnPaper: '王*明', intendedClass: 'severe', remark: '' },
      postedOn: today,
      enteredOn: today,
      countsFrom: today,
      workingDays: 7,
      lastDay: '2026-03-20',
      repeat: false,
    })
    expect(drafts(ready(), {}, { base: { ...base, staff: 9 } })).toMatchObject({ content: { unit: '新会区总工会' } })
  })
  test('is posted from the day the case was ready until today, without private words', () => {
    expect(drafts(ready(), { postedOn: day('2026-03-08') })).toBe('NOTICE_POSTED_TOO_EARLY')
    expect(drafts(ready(), { postedOn: day('2026-03-12') })).toBe('DATE_IN_FUTURE')
    expect(drafts(ready(), { remark: '电话13800001234' })).toBe('TEXT_HOLDS_PRIVATE_DATA')
  })
  test('is shorter once a whole one was posted', () => {
    const former = { repeat: false, postedOn: day('2026-02-01'), takenDownOn: day('2026-02-20') }
    expect(drafts(ready({ notice: former }))).toMatchObject({ repeat: true, workingDays: 3 })
    expect(drafts(ready({ noticesBefore: [former] }))).toMatchObject({ repeat: true })
    expect(drafts(ready({ notice: { ...former, takenDownOn: undefined } }))).toMatchObject({ repeat: false })
  })

  const posts = (said: object = {}, more: object = {}) =>
    decided(
      ready(),
      'postNotice',
      { postedOn: today, remark: '', photo: 'FI-1', ...said },
      { sheet: sheet(), base, upper, notice: 'NO-1', ...more },
    )

  test('gives its union a day after its last, and tells the worker that last day', () => {
    expect(posts()).toMatchObject({
      to: 'on-notice',
      dueOn: '2026-03-23',
      told: [['noticePosted', undefined, { lastDay: '2026-03-20' }]],
      facts: { photo: 'FI-1', notice: { id: 'NO-1', lastDay: '2026-03-20' } },
    })
    expect(posts({ postedOn: day('2026-03-12') })).toBe('DATE_IN_FUTURE')
    // nobody can count its days yet
    const known = { calendar: { ...WORK_CALENDAR, lastDay: day('2026-03-13') } }
    expect(posts({}, known)).toMatchObject({
      dueOn: undefined,
      told: [['noticePosted', undefined, { lastDay: '2026-03-20' }]],
    })
  })
  test('takes the place of the one before', () => {
    const facts = { notice: 'new', photo: 'FI-1' }
    expect(patched(ready({ noticePhotos: ['FI-0'] }), 'postNotice', facts)).toStrictEqual({
      notice: 'new',
      noticesBefore: [],
      noticePhotos: ['FI-0', 'FI-1'],
    })
    expect(patched(ready({ notice: 'old', noticesBefore: ['older'] }), 'postNotice', facts)).toMatchObject({
      noticesBefore: ['older', 'old'],
    })
    expect(STEPS.postNotice.wants?.(ready({ correction: { dueOn: today } }), today)).toMatchObject({ ok: false })
  })
})

describe('a visit', () => {
  const record = {
    visitedOn: day('2026-03-10'),
    visitedAt: '10:30',
    place: 'home',
    surveyors: ['PE-1', 'PE-2'],
    incomes: [],
    expenditures: [],
    notImputed: {},
    living: '简朴',
    causeConfirmed: true,
    remark: '',
    photos: ['FI-1'],
    surveyorSignatures: ['FI-2', 'FI-3'],
    applicantSignature: 'FI-4',
  }
  const surveyors = { fit: ['PE-1', 'PE-2'], unsaid: 0, persons: 2 }
  const visits = (kind: 'recordSurvey' | 'resurvey', over: object) =>
    decided(
      kase(kind === 'resurvey' ? 'on-file' : 'surveying', { declaration: { members: [] }, ...over }),
      kind,
      record,
      { surveyors, sealed: 'sealed' },
    )

  test('lies after the application, or after what made it necessary again', () => {
    const first = { submittedOn: day('2026-03-10'), stageSince: day('2026-03-11') }
    expect(visits('recordSurvey', first)).toMatchObject({
      to: 'deliberating',
      told: [['surveyed', undefined, {}]],
      facts: { record: 'sealed' },
    })
    expect(visits('recordSurvey', { ...first, submittedOn: day('2026-03-11') })).toBe('DATE_TOO_EARLY')
    expect(visits('recordSurvey', { ...first, survey: {} })).toBe('DATE_TOO_EARLY')
    expect(visits('recordSurvey', { ...first, survey: {}, stageSince: day('2026-03-10') })).toMatchObject({
      to: 'deliberating',
    })
    expect(patched(kase('surveying'), 'recordSurvey', { record: 'sealed' })).toEqual({ survey: 'sealed' })
  })
  test('to a household on file starts the city’s clock', () => {
    const determination = { on: day('2026-03-01'), figuresOn: day('2026-03-01') }
    expect(visits('resurvey', { stageSince: day('2026-03-11'), determination })).toMatchObject({
      to: 'on-file',
      dueOn: '2026-03-25',
      told: [['resurveyed', undefined, {}]],
      facts: { record: 'sealed' },
    })
    expect(visits('resurvey', { stageSince: day('2026-03-11') })).toBe('DATE_TOO_EARLY')
    expect(visits('resurvey', { stageSince: day('2026-03-10') })).toMatchObject({ to: 'on-file' })
    expect(patched(kase('on-file'), 'resurvey', { record: 'sealed' })).toEqual({
      survey: 'sealed',
      resurveyedOn: today,
    })
  })
})
