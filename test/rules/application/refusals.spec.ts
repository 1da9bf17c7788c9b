import { decide } from '@domain/application/decide'
import { STEPS } from '@domain/application/steps'
import { CONSENT_TEXT_VERSION, missingConsents } from '@domain/consent/consent'
import { agesOf } from '@domain/household/sheet-input'
import { yuan } from '@domain/kernel/fen'
import { wantedProofs } from '@domain/proof/index'
import { aDeclaration } from '@test/support/household'
import { day, decided, kase, patched, refusalOf, today, world } from './deciding'

test('a hit that is not there, or judged already, is named with its stage', () => {
  const s = kase('crosschecking', { check: { hits: [{ key: 'banks:m0', verdict: {} }] } })
  const reply = { key: 'banks:m0', text: '已转让', files: [] }
  expect(refusalOf(s, 'answerHit', reply)).toEqual({ code: 'WRONG_STAGE', about: { stage: 'crosschecking' } })
  expect(STEPS.answerHit.wants?.(s, today)).toMatchObject({
    refusal: { code: 'WRONG_STAGE', about: { stage: 'crosschecking' } },
  })
  const none = kase('crosschecking')
  expect(refusalOf(none, 'answerHit', reply)).toMatchObject({ code: 'NOT_FOUND' })
  expect(refusalOf(none, 'settleHit', { key: 'banks:m0', verdict: 'explained', reasons: '' })).toMatchObject({
    code: 'NOT_FOUND',
  })
  const open = kase('crosschecking', { check: { hits: [{ key: 'banks:m0' }] } })
  expect(decided(open, 'answerHit', reply)).toMatchObject({ facts: reply })
})

test('a hit that waits for its explanation is named with its last day, where it has one', () => {
  const judged = (more: object) =>
    refusalOf(kase('crosschecking', { check: { hits: [{ key: 'k', ...more }] } }), 'settleHit', {
      key: 'k',
      verdict: 'explained',
      reasons: '',
    })
  expect(judged({ replyBy: today })).toEqual({ code: 'HIT_UNANSWERED', about: { replyBy: today } })
  expect(judged({})).toEqual({ code: 'HIT_UNANSWERED', about: {} })
})

test('results of another batch are told apart from those of a check that is over', () => {
  const from = { counterpart: 'banks', source: '', results: [] }
  expect(refusalOf(kase('crosschecking'), 'returnCrosscheck', from, { batch: 'CB-1' })).toMatchObject({
    code: 'BATCH_CLOSED',
  })
  expect(() => patched(kase('crosschecking'), 'returnCrosscheck', from)).toThrow('a started check')
})

test('an answered objection says when, a wrong outcome where', () => {
  const objections = [{ id: 'OB-1' }, { id: 'OB-2', answered: { on: day('2026-03-10') } }]
  const s = kase('on-notice', { objections })
  const said = { upheld: false, reasons: '已核实', outcome: 'continue' }
  const more = { objector: 'PE-9' }
  expect(refusalOf(s, 'answerObjection', { ...said, objection: 'OB-2' }, more)).toEqual({
    code: 'OBJECTION_ANSWERED',
    about: { on: '2026-03-10' },
  })
  expect(refusalOf(s, 'answerObjection', { ...said, objection: 'OB-1', upheld: true }, more)).toEqual({
    code: 'BAD_INPUT',
    about: { at: 'outcome' },
  })
  const answered = decide(s, 'answerObjection', { ...said, objection: 'OB-1' } as never, world(more))
  // the objector may not open the case
  expect(answered).toMatchObject({
    value: { facts: { id: 'OB-1', ...said }, messages: [{ withoutCase: true, to: ['PE-9'] }] },
  })
})

test('money that cannot have arrived or come back then says the first possible day', () => {
  const aid = { programme: 'living', amount: yuan(600) }
  const s = kase('on-file')
  const early = { code: 'DATE_TOO_EARLY', about: { earliest: '2026-03-02' } }
  const trace = { grant: 'GR-1', words: '已入账', arrivedOn: day('2026-03-01') }
  expect(refusalOf(s, 'answerTrace', trace, { asked: true, paidOn: day('2026-03-02'), ...aid })).toEqual(early)
  const grant = { state: 'paid', paidOn: day('2026-03-02'), ...aid }
  const back = { grant: 'GR-1', returnedOn: day('2026-03-01'), reason: '', owner: 'bank' }
  expect(refusalOf(s, 'returnGrant', back, { grant })).toEqual(early)
  expect(refusalOf(s, 'returnGrant', back, { grant: { ...grant, paidOn: undefined } })).toEqual({
    code: 'GRANT_WRONG_STATE',
    about: { state: 'paid' },
  })
  const failed = { grant: { state: 'failed', failedOwner: 'bank', ...aid } }
  expect(refusalOf(s, 'decideFailure', { grant: 'GR-1', owner: 'bank', words: '' }, failed)).toEqual({
    code: 'GRANT_WRONG_STATE',
    about: { state: 'failed' },
  })
})

test('a changed sheet says the new net income', () => {
  const sheet = { net: 1000, byIncome: 'severe' }
  expect(refusalOf(kase('determining'), 'determine', { class: 'severe', sheetNet: 1 }, { sheet, digits: '1' })).toEqual(
    { code: 'SHEET_CHANGED', about: { net: 1000 } },
  )
})

describe('a correction that is not answered', () => {
  const declared = aDeclaration({}, { today })
  const sealed = {
    applicant: { name: { shown: '王*' }, idNumber: { hash: 'm0' } },
    members: declared.members.map(({ key }) => ({ key, idNumber: { hash: key } })),
  }
  const proofs = wantedProofs(declared).map((type) => ({ type, files: ['FI-1'] }))
  const consents = missingConsents([], agesOf(declared, today)).map((one) => ({
    ...one,
    textVersion: CONSENT_TEXT_VERSION,
    how: 'own-phone',
    on: today,
  }))
  const open = (items: readonly string[], over: object = {}) =>
    kase('surveying', { submittedOn: today, correction: { items }, declaration: sealed, proofs, consents, ...over })
  const refused = (items: readonly string[], said: object = {}, more: object = {}, over: object = {}) =>
    refusalOf(open(items, over), 'answerCorrection', { proofs: [], note: '', ...said }, { declared, ...more })
  const missing = (...items: readonly string[]) => ({ code: 'PROOF_MISSING', about: { missing: items.join(',') } })

  test('names every item that is missing', () => {
    expect(refused(['income', 'idCard'])).toEqual(missing('income', 'idCard'))
    expect(refused(['income'], { proofs: [{ type: 'incomeStatement', files: [] }] })).toEqual(missing('income'))
    expect(refused(['idCard'], { proofs: [{ type: 'idCard', files: [] }] })).toEqual(missing('idCard'))
    expect(refused(['bankCard'], { proofs: [{ type: 'bankCard', files: [], cannotGet: '丢了' }] })).toEqual(
      missing('bankCard'),
    )
    expect(refused(['idCard'], { proofs: [{ type: 'idCard', files: [], cannotGet: '丢了' }] })).toBeUndefined()
    expect(refused(['medicalRecord'], { proofs: [{ type: 'medicalRecord', files: [] }] })).toEqual(
      missing('medicalRecord'),
    )
    expect(refused(['idCard'], { proofs: [{ type: 'idCard', files: ['FI-2'] }] })).toBeUndefined()
  })
  test('may not name other people after the cross-check', () => {
    const other = { ...sealed, members: sealed.members.slice(0, -1) }
    const check = { check: { batch: 'CB-1' } }
    const said = { note: '已改' }
    expect(refused(['members'], said, { sealed: other }, check)).toEqual({
      code: 'HOUSEHOLD_INCONSISTENT',
      about: { at: 'members', rule: 'checked-already' },
    })
    expect(refused(['members'], said, {}, check)).toBeUndefined()
    expect(
      refused(
        ['members'],
        said,
        { sealed: { ...sealed, members: [...sealed.members, { key: 'm9', idNumber: { hash: 'new' } }] } },
        check,
      ),
    ).toMatchObject({ code: 'HOUSEHOLD_INCONSISTENT' })
  })
  test('writes only what it changes', () => {
    const answer = decided(open(['other']), 'answerCorrection', { proofs: [], note: '已补' }, { declared })
    expect(answer).toMatchObject({ facts: { proofs: [], note: '已补' } })
    const { facts } = answer as { readonly facts: object }
    expect(Object.keys(facts)).toEqual(['proofs', 'note'])
  })
  test('says where it is missing that one is open', () =>
    expect(() => decided(kase('surveying'), 'answerCorrection', {}, { declared })).toThrow('where one is open'))
})
