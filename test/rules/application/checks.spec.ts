import { decide } from '@domain/application/decide'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { STEPS } from '@domain/application/steps'
import { day, decided, kase, patched, today, world } from './deciding'

describe('the cross-check', () => {
  const hit = (key: string, more: object = {}) => ({ key, member: 'm0', counterpart: key.split(':')[0], ...more })
  const check = (hits: readonly object[], more: object = {}) => ({
    batch: 'CB-1',
    counterparts: ['banks'],
    results: [],
    returned: [],
    hits,
    ...more,
  })
  const s = (hits: readonly object[], more: object = {}) =>
    kase('crosschecking', {
      check: check(hits, more),
      declaration: { members: [], property: { homes: [], vehicles: [] }, incomes: [] },
      proofs: [],
    })

  test('starts when every adult has consented', () => {
    const starts = (adults: readonly string[], consents: readonly object[]) =>
      decided(
        kase('crosschecking', { consents }),
        'startCrosscheck',
        { batch: 'CB-1', counterparts: ['banks'] },
        { adults },
      )
    const agreed = (member: string, matter = 'crosscheck') => ({ matter, member })
    expect(starts(['m0', 'm1'], [agreed('m0'), agreed('m1')])).toMatchObject({
      facts: {
        check: { batch: 'CB-1', startedOn: today, counterparts: ['banks'], results: [], hits: [], returned: [] },
      },
    })
    expect(starts(['m0', 'm1'], [agreed('m0'), agreed('m1', 'privacy')])).toBe('CONSENT_MISSING')
    expect(STEPS.startCrosscheck.wants?.(s([]), today)).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STAGE', about: { stage: 'crosschecking' } },
    })
    expect(STEPS.startCrosscheck.wants?.(kase('crosschecking'), today)).toMatchObject({ ok: true })
    expect(patched(s([]), 'startCrosscheck', { check: 'the check' })).toEqual({ check: 'the check' })
  })

  test('a list without a hit asks nobody, a hit asks the worker', () => {
    const returns = (outcome: string, s2 = s([]), batch = 'CB-1') =>
      decided(
        s2,
        'returnCrosscheck',
        { counterpart: 'banks', source: '', results: [{ member: 'm0', counterpart: 'banks', outcome, value: '' }] },
        { batch },
      )
    expect(returns('no-record')).toMatchObject({ told: [] })
    const asked = returns('record')
    expect(asked).toMatchObject({
      facts: { replyBy: '2026-03-18' },
      told: [['crosscheckAsked', undefined, { dueOn: '2026-03-18' }]],
    })
    expect(returns('record', s([]), 'CB-2')).toBe('BATCH_CLOSED')
    expect(returns('record', s([], { completedOn: today }))).toBe('BATCH_CLOSED')
    expect(returns('record', kase('crosschecking'))).toBe('BATCH_CLOSED')
  })

  test('a counterpart is passed over for the persons it has not answered for, while the check is open', () => {
    const passes = (s2: ReturnType<typeof s>) =>
      decided(s2, 'passOver', { counterpart: 'banks', reasons: '未答复', proposedBy: 'PE-one' })
    expect(passes(s([]))).toMatchObject({
      facts: { counterpart: 'banks', members: ['m0'], reasons: '未答复', proposedBy: 'PE-one' },
      told: [],
    })
    const answered = { results: [{ member: 'm0', counterpart: 'banks', outcome: 'no-record', value: '' }] }
    expect(passes(s([], answered))).toBe('NOT_FOUND')
    expect(passes(s([], { completedOn: today }))).toBe('BATCH_CLOSED')
    expect(passes(kase('crosschecking'))).toBe('BATCH_CLOSED')
    const facts = { counterpart: 'banks', members: ['m0'], reasons: '未答复', proposedBy: 'PE-one' }
    const once = { counterpart: 'banks', members: ['m0'], reasons: '未答复', on: today }
    expect(patched(s([]), 'passOver', facts)).toMatchObject({ check: { passed: [once] } })
    expect(patched(s([], { passed: [once] }), 'passOver', facts)).toMatchObject({ check: { passed: [once, once] } })
  })

  test('an explanation belongs to a hit that nobody has judged', () => {
    const replies = (key: string) =>
      decided(s([hit('banks:m0'), hit('vehicles:m0', { verdict: {} })]), 'answerHit', {
        key,
        text: '已转让',
        files: [],
      })
    expect([replies('banks:m9'), replies('vehicles:m0')]).toEqual(['NOT_FOUND', 'WRONG_STAGE'])
    expect(replies('banks:m0')).toMatchObject({ told: [] })
    expect(
      patched(s([hit('banks:m0'), hit('other')]), 'answerHit', { key: 'banks:m0', text: '已转让', files: ['FI-1'] }),
    ).toMatchObject({
      check: { batch: 'CB-1', hits: [{ reply: { text: '已转让', files: ['FI-1'], on: today } }, hit('other')] },
    })
    expect(STEPS.answerHit.wants?.(s([hit('banks:m0', { verdict: {} })]), today)).toMatchObject({ ok: false })
    expect(STEPS.answerHit.wants?.(s([hit('banks:m0')]), today)).toMatchObject({ ok: true })
  })

  test('a hit is judged after the explanation, or after its last day', () => {
    const settles = (more: object, key = 'banks:m0') =>
      decided(s([hit('banks:m0', more)]), 'settleHit', { key, verdict: 'explained', reasons: '已核对' })
    expect(settles({}, 'banks:m9')).toBe('NOT_FOUND')
    expect(settles({ replyBy: today })).toBe('HIT_UNANSWERED')
    expect(settles({})).toBe('HIT_UNANSWERED')
    expect(settles({ replyBy: day('2026-03-10') })).toMatchObject({ told: [] })
    expect(settles({ reply: {} })).toMatchObject({ facts: { verdict: 'explained' } })
    expect(
      patched(s([hit('banks:m0')]), 'settleHit', { key: 'banks:m0', verdict: 'confirmed', reasons: '属实' }),
    ).toMatchObject({
      check: { hits: [{ verdict: { verdict: 'confirmed', reasons: '属实', on: today } }] },
    })
    const may = (...hits: readonly object[]) => STEPS.settleHit.wants?.(s(hits), today)
    expect(may()).toMatchObject({ ok: false, refusal: { code: 'WRONG_STAGE', about: { stage: 'crosschecking' } } })
    expect(
      may(hit('a', { replyBy: day('2026-03-14') }), hit('b', { replyBy: day('2026-03-13') }), hit('c')),
    ).toMatchObject({
      refusal: { code: 'HIT_UNANSWERED', about: { replyBy: '2026-03-13' } },
    })
    expect(may(hit('a'))).toEqual({ ok: false, refusal: { code: 'HIT_UNANSWERED', about: {} } })
    expect(may(hit('a'), hit('b', { reply: {} }))).toMatchObject({ ok: true })
  })

  test('is complete on a day, and tells the worker', () => {
    expect(decided(s([]), 'completeCrosscheck', {})).toMatchObject({
      to: 'to-post',
      told: [['crosscheckPassed', undefined, {}]],
    })
    expect(patched(s([]), 'completeCrosscheck', {})).toMatchObject({ check: { completedOn: today, batch: 'CB-1' } })
    expect(patched(kase('crosschecking'), 'completeCrosscheck', {})).toEqual({})
    expect(STEPS.completeCrosscheck.wants?.(kase('crosschecking'), today)).toMatchObject({
      refusal: { code: 'CROSSCHECK_UNFINISHED' },
    })
    const corrected = kase('crosschecking', { check: check([]), correction: { dueOn: today } })
    expect(STEPS.completeCrosscheck.wants?.(corrected, today)).toMatchObject({ refusal: { code: 'CORRECTION_OPEN' } })
  })
})

describe('the notice and its objections', () => {
  const open = { id: 'OB-1', filedOn: today, answerDueOn: today }
  const up = kase('on-notice', {
    notice: { id: 'NO-1', lastDay: day('2026-03-10') },
    objections: [open, { ...open, id: 'OB-2', answered: { on: today } }],
  })

  test('an objection is filed on the posted notice, with a day for its answer', () => {
    const files = (s2: CaseSnapshot, notice = 'NO-1', text = '他家有车') =>
      decided(
        s2,
        'fileObjection',
        { id: 'OB-3', anonymous: true, text, notice },
        { officers: ['PE-1', 'PE-1', 'PE-2'] },
      )
    expect(files(up)).toMatchObject({
      to: 'on-notice',
      facts: {
        objection: { id: 'OB-3', filedOn: today, answerDueOn: '2026-03-18', anonymous: true, text: '他家有车' },
      },
      told: [['objectionFiled', ['PE-1', 'PE-2'], {}]],
    })
    expect(files(up, 'NO-2')).toBe('NOTICE_NOT_OPEN')
    expect(files(kase('county-review', { notice: { id: 'NO-1' } }))).toBe('NOTICE_NOT_OPEN')
    expect(files(up, 'NO-1', '电话13800001234')).toBe('TEXT_HOLDS_PRIVATE_DATA')
    expect(patched(up, 'fileObjection', { objection: 'one more' })).toEqual({
      objections: [...up.objections, 'one more'],
    })
  })

  describe('its answer', () => {
    const answers = (outcome: string, over: object = {}, objector: string | undefined = 'PE-9') =>
      decided(
        up,
        'answerObjection',
        { objection: 'OB-1', upheld: outcome !== 'continue', reasons: '已核实', outcome, ...over },
        { objector },
      )
    const reply = ['objectionAnswered', ['PE-9'], { reasons: '已核实' }]

    test('leads on, back to a visit, or to a refusal', () => {
      expect(answers('continue')).toMatchObject({ to: 'on-notice', told: [reply] })
      expect(answers('new-survey')).toMatchObject({ to: 'surveying', told: [reply, ['accepted', undefined, {}]] })
      // the paper is on the wall: its union takes it down by the next working day
      expect(answers('refusal')).toMatchObject({
        to: 'refused',
        dueOn: '2026-03-12',
        told: [reply, ['refused', undefined, {}]],
      })
    })
    test('to nobody, where the objector’s account is gone', () => {
      const gone = decide(
        up,
        'answerObjection',
        { objection: 'OB-1', upheld: false, reasons: '已核实', outcome: 'continue' },
        world({ objector: undefined }),
      )
      expect(gone.ok && gone.value.messages).toEqual([])
    })
    test('is refused for another objection, a second time, with a wrong outcome, with private words', () => {
      expect(answers('continue', { objection: 'OB-9' })).toBe('NOT_FOUND')
      expect(answers('continue', { objection: 'OB-2' })).toBe('OBJECTION_ANSWERED')
      expect(answers('continue', { upheld: true })).toBe('BAD_INPUT')
      expect(answers('continue', { reasons: '电话13800001234' })).toBe('TEXT_HOLDS_PRIVATE_DATA')
    })
    test('is written to its objection, and a refusal into the case', () => {
      const facts = { id: 'OB-1', upheld: true, reasons: '属实', outcome: 'refusal' }
      const answered = { on: today, upheld: true, reasons: '属实', outcome: 'refusal' }
      expect(patched(up, 'answerObjection', facts, { to: 'refused' })).toEqual({
        objections: [{ ...open, answered }, up.objections[1]],
        refusal: {
          from: 'on-notice',
          reasons: ['objection-upheld'],
          words: '属实',
          on: today,
          by: { as: 'city-reviewer', person: 'PE-1' },
        },
      })
      expect(patched(up, 'answerObjection', facts, { to: 'surveying' })).not.toHaveProperty('refusal')
      expect(STEPS.answerObjection.wants?.(kase('on-notice', { objections: [up.objections[1]] }), today)).toMatchObject(
        { refusal: { code: 'OBJECTION_ANSWERED' } },
      )
      expect(STEPS.answerObjection.wants?.(up, today)).toMatchObject({ ok: true })
    })
  })

  test('taking down, correcting, and the paper of a notice that ended early', () => {
    const quiet = kase('on-notice', { notice: { lastDay: day('2026-03-10') }, noticePhotos: ['FI-0'] })
    expect(decided(quiet, 'takeDownNotice', { photo: 'FI-1' })).toMatchObject({
      to: 'county-review',
      told: [['noticeTakenDown', undefined, {}]],
    })
    expect(patched(quiet, 'takeDownNotice', { photo: 'FI-1' })).toEqual({
      noticePhotos: ['FI-0', 'FI-1'],
      notice: { lastDay: '2026-03-10', takenDownOn: today },
    })
    const down = (s2: CaseSnapshot) => STEPS.takeDownNotice.wants?.(s2, today)
    expect(down(kase('on-notice'))).toMatchObject({ refusal: { code: 'NOTICE_NOT_OPEN' } })
    expect(down(quiet)).toMatchObject({ ok: true })
    expect(down(up)).toMatchObject({ refusal: { code: 'NOTICE_OBJECTED' } })
    expect(
      down(kase('on-notice', { notice: { lastDay: day('2026-03-10') }, correction: { dueOn: today } })),
    ).toMatchObject({ refusal: { code: 'CORRECTION_OPEN' } })
    expect(decided(quiet, 'correctNotice', { why: '写错单位', photo: 'FI-1' })).toMatchObject({
      to: 'to-post',
      told: [['noticeCorrected', undefined, {}]],
    })
    expect(decided(quiet, 'correctNotice', { why: '电话13800001234', photo: 'FI-1' })).toBe('TEXT_HOLDS_PRIVATE_DATA')
    expect(patched(quiet, 'correctNotice', { photo: 'FI-1' })).toEqual({ noticePhotos: ['FI-0', 'FI-1'] })
    expect(STEPS.correctNotice.wants?.(kase('on-notice'), today)).toMatchObject({
      refusal: { code: 'NOTICE_NOT_OPEN' },
    })
    expect(patched(quiet, 'paperDown', { photo: 'FI-1' })).toMatchObject({
      noticePhotos: ['FI-0', 'FI-1'],
      notice: { paperDownOn: today },
    })
    expect(patched(kase('refused'), 'paperDown', { photo: 'FI-1' })).toEqual({ noticePhotos: ['FI-1'] })
    const owes = (s2: CaseSnapshot) => STEPS.paperDown.wants?.(s2, today).ok
    expect([
      owes(kase('refused', { notice: {}, dueOn: today })),
      owes(kase('refused', { notice: {} })),
      owes(kase('surveying', { notice: {} })),
      owes(kase('to-post', { notice: {} })),
    ]).toEqual([true, false, true, false])
    expect([
      owes(kase('surveying')),
      owes(kase('surveying', { notice: { takenDownOn: today } })),
      owes(kase('surveying', { notice: { paperDownOn: today } })),
    ]).toEqual([false, false, false])
  })
})
