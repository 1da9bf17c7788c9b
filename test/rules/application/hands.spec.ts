// A case changes hands: a worker claims what was entered on their behalf, the claim code is issued again, the case follows its
// union. And steps that say nothing to anybody: they leave only their facts in the log.
import type { Action } from '@domain/application/action'
import { wantsOf } from '@domain/application/actions'
import { placeOf } from '@domain/application/snapshot'
import type { Stage } from '@domain/application/stage'
import { day, decided, kase, patched, refusalOf, today } from './deciding'

describe('a case that was entered on behalf of a worker', () => {
  const entered = kase('submitted', { onBehalf: true, claimHash: 'former code' })

  test('belongs to the worker who claims it, and its code opens nothing more', () => {
    expect(decided(entered, 'claim', { applicant: 'PE-3' })).toEqual({
      ...{ to: 'submitted', dueOn: undefined, told: [] },
      facts: { applicant: 'PE-3' },
    })
    expect(patched(entered, 'claim', { applicant: 'PE-3' })).toStrictEqual({ applicant: 'PE-3', claimHash: undefined })
  })

  test('gets a new code while nobody has claimed it', () => {
    expect(decided(entered, 'reissueClaim', {}, { claimHash: 'new code' })).toEqual({
      ...{ to: 'submitted', dueOn: undefined, told: [] },
      facts: { claimHash: 'new code' },
    })
    expect(patched(entered, 'reissueClaim', { claimHash: 'new code' })).toEqual({ claimHash: 'new code' })
  })

  test('gets none once it was claimed', () =>
    expect(refusalOf(kase('submitted'), 'reissueClaim', {}, { claimHash: 'new code' })).toEqual({
      code: 'NOT_ALLOWED',
    }))
})

describe('a case follows its union', () => {
  const org = { city: 'OR-city', county: 'OR-county', base: 'OR-base', jurisdiction: 'xinhui' }
  const s = kase('surveying', { org, dueOn: today })
  const follows = (to: object, because = 'move') =>
    decided(s, 'followUnion', { org: { ...org, ...to }, because, union: '虚构公司工会' })

  test('to another union: the worker is told its name, which the log need not keep', () => {
    const merged = { ...org, base: 'OR-other' }
    expect(follows({ base: 'OR-other' }, 'merge')).toEqual({
      ...{ to: 'surveying', dueOn: undefined },
      told: [['unionChanged', undefined, { union: '虚构公司工会' }]],
      facts: { org: merged, because: 'merge' },
    })
    expect(patched(s, 'followUnion', { org: merged, because: 'merge' })).toEqual({ org: merged })
  })

  test('and is placed under every union above it, from the city down', () => {
    const placed = (over: object) => placeOf({ org: { ...org, ...over } } as never)
    expect(placed({ via: ['OR-street', 'OR-group'] })).toEqual({
      path: ['OR-city', 'OR-county', 'OR-street', 'OR-group', 'OR-base'],
      jurisdiction: 'xinhui',
      direct: undefined,
    })
    expect(placed({ direct: true })).toEqual({
      path: ['OR-city', 'OR-county', 'OR-base'],
      jurisdiction: 'xinhui',
      direct: true,
    })
  })

  test('to another county, with the same union: for the worker nothing has changed', () =>
    expect(follows({ county: 'OR-elsewhere' })).toMatchObject({ told: [] }))
})

test.each<[Action, Stage, object]>([
  ['accept', 'submitted', { opened: ['idCard'] }],
  ['accept', 'submitted', {}],
  ['handUp', 'deliberating', { why: '凑不够人数' }],
  ['takeUp', 'deliberating', {}],
  ['paperDown', 'surveying', { photo: 'FI-1' }],
  ['requestReexamination', 'refused', { why: '已补办', files: ['FI-1'] }],
  ['releaseGrant', 'on-file', { grant: 'GR-1', why: '重复' }],
  ['stateAccount', 'on-file', { reasons: '夫妻共用' }],
])('%s at %s leaves in the log just what was said', (action, stage, said) => {
  const { facts } = decided(kase(stage), action, said) as { readonly facts: object }
  expect(facts).toStrictEqual(said)
})

describe('a correction that nobody answered in time', () => {
  const correction = { items: ['idCard'], note: '补', dueOn: day('2026-03-10'), at: 'submitted' }

  test.each<[Action, Stage, object]>([
    ['accept', 'submitted', {}],
    ['recordSurvey', 'surveying', { record: {} }],
    ['handUp', 'deliberating', { why: '凑不够人数' }],
    ['takeUp', 'deliberating', {}],
    ['concludeDeliberation', 'deliberating', { record: { authentic: true }, conclusion: 'endorsed' }],
    ['countyApprove', 'county-review', { opinion: '同意' }],
    ['determine', 'determining', { determination: {}, dossierNo: '2026-04-1' }],
    ['refuse', 'submitted', { reasons: ['other'], words: '不符' }],
    ['answerCorrection', 'submitted', { proofs: [], note: '已补' }],
  ])('ends with the step %s', (action, stage, facts) => {
    const s = kase(stage, { correction, proofs: [] })
    const after = patched(s, action, facts)
    expect(after).toHaveProperty('correction', undefined)
  })

  test.each<[Action, Stage]>([
    ['accept', 'submitted'],
    ['requestCorrection', 'submitted'],
    ['recordSurvey', 'surveying'],
    ['handUp', 'deliberating'],
    ['concludeDeliberation', 'deliberating'],
    ['postNotice', 'to-post'],
    ['countyApprove', 'county-review'],
  ])('no longer holds up the step %s; one with days left does, and says until when', (action, stage) => {
    expect(wantsOf(kase(stage, { correction }), action, today)).toEqual({ ok: true, value: true })
    expect(wantsOf(kase(stage, { correction: { ...correction, dueOn: today } }), action, today)).toEqual({
      ok: false,
      refusal: { code: 'CORRECTION_OPEN', about: { dueOn: '2026-03-11' } },
    })
  })
})

test('a step without a condition of its own is always possible', () =>
  expect(wantsOf(kase('submitted'), 'withdraw', today)).toEqual({ ok: true, value: true }))

describe('the paper of a notice', () => {
  test.each<[Stage, boolean]>([
    ['surveying', true],
    ['deliberating', true],
    ['deliberating-above', true],
    ['crosschecking', true],
    ['re-examining', true],
    // there it is taken down with the notice, or the notice is posted anew
    ['to-post', false],
    ['on-notice', false],
    ['county-review', false],
  ])('that ended early is still to be removed at %s: %s', (stage, owed) =>
    expect(wantsOf(kase(stage, { notice: {} }), 'paperDown', today)).toEqual(
      owed ? { ok: true, value: true } : { ok: false, refusal: { code: 'NOTICE_NOT_OPEN' } },
    ),
  )

  test('is not there where no notice was posted', () => {
    expect(wantsOf(kase('surveying'), 'paperDown', today)).toEqual({ ok: false, refusal: { code: 'NOTICE_NOT_OPEN' } })
    expect(patched(kase('on-notice'), 'takeDownNotice', { photo: 'FI-1' })).toStrictEqual({ noticePhotos: ['FI-1'] })
  })

  test('nobody objects to a notice that does not exist', () =>
    expect(
      refusalOf(
        kase('on-notice'),
        'fileObjection',
        { id: 'OB-1', anonymous: true, text: '他家有车', notice: 'NO-1' },
        { officers: [] },
      ),
    ).toEqual({ code: 'NOTICE_NOT_OPEN' }))
})

test('a file is closed by county or city, once no money waits', () =>
  expect(wantsOf(kase('on-file', { grants: [{ state: 'held' }, { state: 'failed' }] }), 'exit', today)).toEqual({
    ok: false,
    refusal: { code: 'GRANT_WRONG_STATE', about: { open: 2 } },
  }))
