import type { CaseSnapshot } from '@domain/application/snapshot'
import { STEPS } from '@domain/application/steps'
import { day, decided, kase, patched, today } from './deciding'

describe('decisions on a case', () => {
  const sheet = { net: 1000, result: 'severe', byIncome: 'severe', lines: [] }
  const refusal = { from: 'on-notice', by: { as: 'county-reviewer', person: 'PE-1' } }

  test('a determination is on the sheet that was seen', () => {
    const s = kase('determining', { year: 2026, org: { jurisdiction: 'xinhui' } })
    const determines = (over: object = {}) =>
      decided(
        s,
        'determine',
        { class: 'severe', level: 'city', reasons: '属实', sheetNet: 1000, ...over },
        { sheet, county: 4, digits: '12345678901234' },
      )
    expect(determines()).toMatchObject({
      to: 'on-file',
      told: [['determined', undefined, { class: 'severe' }]],
      facts: {
        dossierNo: '2026-04-1234567890',
        determination: { on: today, class: 'severe', level: 'city', reasons: '属实', sheet },
      },
    })
    expect(determines({ sheetNet: 999 })).toBe('SHEET_CHANGED')
    expect(patched(s, 'determine', { determination: 'd', dossierNo: 'n' })).toEqual({
      determination: 'd',
      dossierNo: 'n',
    })
    const may = (over: object) => STEPS.determine.wants?.(kase('determining', over), today)
    expect(may({})).toMatchObject({ refusal: { code: 'CROSSCHECK_UNFINISHED' } })
    expect(may({ check: {} })).toMatchObject({ refusal: { code: 'CROSSCHECK_UNFINISHED' } })
    expect(may({ check: { completedOn: today } })).toMatchObject({ ok: true })
    expect(may({ check: { completedOn: today }, correction: { dueOn: today } })).toMatchObject({
      refusal: { code: 'CORRECTION_OPEN' },
    })
  })

  test('a second determination is dated by the visit, and keeps the first', () => {
    const s = kase('on-file', { survey: { visitedOn: day('2026-03-01') }, determination: 'first', resurveyedOn: today })
    const again = (over: object = {}) =>
      decided(s, 'redetermine', { class: 'severe', level: 'city', reasons: '属实', sheetNet: 1000, ...over }, { sheet })
    expect(again()).toMatchObject({
      to: 'on-file',
      told: [['redetermined', undefined, { class: 'severe' }]],
      facts: { determination: { on: today, figuresOn: '2026-03-01', sheet } },
    })
    expect(again({ sheetNet: 1 })).toBe('SHEET_CHANGED')
    expect(patched(s, 'redetermine', { determination: 'second' })).toEqual({
      determination: 'second',
      determinedBefore: ['first'],
      resurveyedOn: undefined,
    })
    expect(
      patched(kase('on-file', { determinedBefore: ['zero'] }), 'redetermine', { determination: 'first' }),
    ).toStrictEqual({ determination: 'first', determinedBefore: ['zero'], resurveyedOn: undefined })
    expect(STEPS.redetermine.wants?.(kase('on-file'), today)).toMatchObject({ refusal: { code: 'RESURVEY_MISSING' } })
    expect(STEPS.redetermine.wants?.(s, today)).toMatchObject({ ok: true })
    expect(() => decided(kase('on-file'), 'redetermine', {}, { sheet })).toThrow('has the record of the visit')
  })

  test('a re-examination upholds the refusal, or the case goes on where it was refused', () => {
    const s = kase('re-examining', { refusal, reexamination: { why: '已补办' } })
    const decides = (upheld: boolean) => decided(s, 'decideReexamination', { upheld, reasons: '已复核' })
    expect(decides(true)).toMatchObject({ to: 'refused', told: [['reexaminationDecided', undefined, {}]] })
    expect(decides(false)).toMatchObject({ to: 'to-post', told: [['reexaminationDecided', undefined, {}]] })
    const facts = (upheld: boolean) => ({ upheld, reasons: '已复核' })
    expect(patched(s, 'decideReexamination', facts(true))).toEqual({
      reexamination: { why: '已补办', decided: facts(true) },
    })
    expect(patched(s, 'decideReexamination', facts(false))).toStrictEqual({
      reexamination: { why: '已补办', decided: facts(false) },
      refusal: undefined,
    })
    expect(patched(kase('re-examining'), 'decideReexamination', facts(true))).toEqual({})
    expect(() => decided(kase('re-examining'), 'decideReexamination', facts(true))).toThrow('has been refused')
    expect(STEPS.requestReexamination.wants?.(s, today)).toMatchObject({ refusal: { code: 'REEXAMINATION_USED' } })
    expect(patched(kase('refused'), 'requestReexamination', { why: '已补办', files: ['FI-1'] })).toEqual({
      reexamination: { why: '已补办', files: ['FI-1'] },
    })
  })

  test('a refusal has its reasons, and ends an open correction', () => {
    const s = kase('county-review', { correction: { dueOn: day('2026-03-10') } })
    expect(decided(s, 'refuse', { reasons: ['other'], words: '不符' })).toMatchObject({
      to: 'refused',
      told: [['refused', undefined, {}]],
    })
    expect(patched(s, 'refuse', { reasons: ['other'], words: '不符' }, { to: 'refused' })).toEqual({
      refusal: {
        from: 'county-review',
        reasons: ['other'],
        words: '不符',
        on: today,
        by: { as: 'city-reviewer', person: 'PE-1' },
      },
      correction: undefined,
    })
    const may = (over: object) => STEPS.refuse.wants?.(kase('crosschecking', over), today)
    expect(may({ correction: { dueOn: today } })).toMatchObject({ refusal: { code: 'CORRECTION_OPEN' } })
    expect(may({ correction: { dueOn: day('2026-03-10') } })).toMatchObject({ ok: true })
    expect(may({ check: { hits: [{ replyBy: today }] } })).toMatchObject({
      refusal: { code: 'HIT_UNANSWERED', about: { open: 1 } },
    })
    expect(may({ check: { hits: [{ reply: {} }] } })).toMatchObject({
      refusal: { code: 'HIT_UNJUDGED', about: { open: 1 } },
    })
    expect(may({ check: { hits: [{ reply: {}, verdict: {} }] } })).toMatchObject({ ok: true })
  })

  test('the county’s opinion keeps who gave it', () => {
    expect(decided(kase('county-review'), 'countyApprove', { opinion: '同意' }, { person: 'PE-2' })).toMatchObject({
      to: 'determining',
      facts: { opinion: '同意', by: 'PE-2' },
      told: [['countyApproved', undefined, {}]],
    })
    expect(patched(kase('county-review'), 'countyApprove', { opinion: '同意', by: 'PE-2' })).toEqual({
      countyOpinion: '同意',
      countyBy: 'PE-2',
    })
    // an approval from before this was stored
    expect(patched(kase('county-review'), 'countyApprove', { opinion: '同意' })).toStrictEqual({
      correction: undefined,
      countyOpinion: '同意',
    })
  })

  test('an exit waits for money that is still open', () => {
    expect(decided(kase('on-file'), 'exit', { because: 'moved', words: '已迁出' })).toMatchObject({
      to: 'exited',
      told: [['exited', undefined, {}]],
    })
    expect(patched(kase('on-file'), 'exit', { because: 'moved' })).toEqual({
      exit: { because: 'moved' },
      resurveyedOn: undefined,
    })
    expect(
      STEPS.exit.wants?.(kase('on-file', { grants: [{ state: 'held' }, { state: 'paid' }] }), today),
    ).toMatchObject({ refusal: { about: { open: 1 } } })
    expect(STEPS.exit.wants?.(kase('on-file', { grants: [{ state: 'paid' }] }), today)).toMatchObject({ ok: true })
  })
})

describe('the application and its end', () => {
  const consents = [
    { matter: 'crosscheck', member: 'm0' },
    { matter: 'crosscheck', member: 'm1' },
    { matter: 'privacy', member: 'm0' },
  ]
  const s = kase('surveying', { consents })

  test('a consent that is taken back ends it, and says so to worker and union', () => {
    const revokes = (facts: object, as = 'applicant') => decided(s, 'revokeConsent', facts, { as, officers: ['PE-1'] })
    const stopped = ['caseStopped', ['PE-1'], {}]
    expect(revokes({ matter: 'crosscheck' })).toMatchObject({
      to: 'withdrawn',
      told: [['withdrawn', undefined, {}], stopped],
    })
    expect(revokes({ matter: 'crosscheck', member: 'm1' }, 'household')).toMatchObject({
      told: [['consentTakenBack', undefined, {}], stopped],
    })
    expect(revokes({ matter: 'crosscheck', member: 'm2' }, 'household')).toMatchObject({ to: 'withdrawn' })
    expect(revokes({ matter: 'crosscheck', member: 'm2' })).toBe('CONSENT_REVOKED')
    expect(revokes({ matter: 'privacy', member: 'm1' }, 'base-officer')).toBe('CONSENT_REVOKED')
    expect(revokes({ matter: 'crosscheck', member: 'm1' }, 'base-officer')).toMatchObject({ to: 'withdrawn' })
    expect(patched(s, 'revokeConsent', { matter: 'crosscheck' })).toEqual({ consents: [consents[2]] })
    expect(patched(s, 'revokeConsent', { matter: 'crosscheck', member: 'm1' })).toEqual({
      consents: [consents[0], consents[2]],
    })
  })

  test('a withdrawal from a notice owes the removal of its paper', () => {
    const withdraws = (s2: CaseSnapshot) => decided(s2, 'withdraw', { why: '好转' }, { officers: [] })
    expect(withdraws(s)).toMatchObject({ to: 'withdrawn', dueOn: undefined, told: [['withdrawn', undefined, {}]] })
    expect(withdraws(kase('on-notice'))).toMatchObject({ dueOn: '2026-03-12' })
    // the officers who lose the case from their work are told
    expect(decided(s, 'withdraw', { why: '好转' }, { officers: ['PE-1', 'PE-2'] })).toMatchObject({
      told: [
        ['withdrawn', undefined, {}],
        ['caseStopped', ['PE-1', 'PE-2'], {}],
      ],
    })
    expect(withdraws(kase('surveying', { notice: {} }))).toMatchObject({ dueOn: '2026-03-12' })
  })

  test('accepting, claiming, handing up, taking over, a correction', () => {
    expect(decided(kase('submitted'), 'accept', {})).toMatchObject({
      to: 'surveying',
      dueOn: '2026-03-18',
      told: [['accepted', undefined, {}]],
    })
    expect(patched(s, 'claim', { applicant: 'PE-3' })).toEqual({ applicant: 'PE-3', claimHash: undefined })
    expect(decided(kase('deliberating'), 'handUp', { why: '凑不够' })).toMatchObject({
      to: 'deliberating-above',
      dueOn: '2026-03-18',
      told: [],
    })
    expect(decided(kase('deliberating'), 'takeUp', {})).toMatchObject({ to: 'deliberating-above' })
    const may = (over: object) => STEPS.takeUp.wants?.(kase('deliberating', over), today)
    expect(may({ dueOn: day('2026-03-10') })).toMatchObject({ ok: true })
    expect(may({ dueOn: today })).toMatchObject({ refusal: { code: 'DELIBERATION_IN_TIME', about: { dueOn: today } } })
    expect(may({})).toEqual({ ok: false, refusal: { code: 'DELIBERATION_IN_TIME', about: {} } })
    expect(may({ dueOn: day('2026-03-10'), correction: { dueOn: today } })).toMatchObject({
      refusal: { code: 'CORRECTION_OPEN' },
    })
    expect(decided(s, 'requestCorrection', { items: ['idCard'], note: '补' })).toMatchObject({
      to: 'surveying',
      dueOn: '2026-04-01',
      facts: { dueOn: '2026-04-01', items: ['idCard'] },
      told: [['correctionWanted', undefined, { dueOn: '2026-04-01' }]],
    })
    expect(patched(s, 'requestCorrection', { items: ['idCard'] })).toEqual({
      correction: { items: ['idCard'], at: 'surveying' },
    })
  })
})
