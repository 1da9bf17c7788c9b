import { consentsAreThere, proofsAreThere } from '@domain/application/apply/complete'
import { begin } from '@domain/application/apply/submit'
import { decideFirst } from '@domain/application/decide'
import { STEPS } from '@domain/application/steps'
import { CONSENT_TEXT_VERSION, missingConsents } from '@domain/consent/consent'
import type { Declaration } from '@domain/household/declaration'
import { agesOf } from '@domain/household/sheet-input'
import { wantedProofs } from '@domain/proof/index'
import { aDeclaration } from '@test/support/household'
import { day, decided, kase, patched, today, world } from './deciding'

/** The declaration as it is stored: sealed, with the keyed hash of each ID number. */
const sealedAs = (declaration: Declaration, over: object = {}) => ({
  applicant: { name: { shown: '王*' }, idNumber: { hash: 'hash-m0' } },
  members: declaration.members.map(({ key }) => ({ key, idNumber: { hash: `hash-${key}` } })),
  ...over,
})
const declared = aDeclaration({}, { today })
const sealed = sealedAs(declared)
const proofs = wantedProofs(declared).map((type) => ({ type, files: ['FI-1'] }))
const [first] = proofs
const consents = missingConsents([], agesOf(declared, today)).map(({ matter, member }) => ({
  matter,
  member,
  textVersion: CONSENT_TEXT_VERSION,
  ...(member === 'm0' ? { how: 'own-phone' } : { how: 'through-applicant', why: 'no-phone' }),
}))
const code = (answer: { readonly ok: boolean }) =>
  'refusal' in answer
    ? (answer as { readonly refusal: { readonly code: string; readonly about?: object } }).refusal
    : answer

describe('an application', () => {
  const place = { city: 'OR-city', county: 'OR-county', base: 'OR-base', jurisdiction: 'xinhui' }
  const begins = (said: object = {}, more: object = {}) => {
    const whole = { declaration: declared, proofs, signature: 'FI-9', ...said } as never
    return begin(whole, world({ place, whose: { applicant: 'PE-1' }, sealed, consents, ...more }))
  }

  test('is written as it was handed in', () =>
    expect(begins()).toStrictEqual({
      ok: true,
      value: {
        facts: {
          year: 2026,
          org: place,
          applicant: 'PE-1',
          onBehalf: false,
          declaration: sealed,
          proofs,
          consents,
          signature: 'FI-9',
          policyVersion: 'test-1',
          nameMasked: '王*',
        },
      },
    }))

  test('on paper keeps the paper by which the worker agreed to it', () =>
    expect(begins({ consentPaper: ['FI-5', 'FI-6'] })).toMatchObject({
      value: { facts: { consentPaper: ['FI-5', 'FI-6'] } },
    }))

  test('is decided by its step as by its first entry', () => {
    const whole = { declaration: declared, proofs, signature: 'FI-9' } as never
    const at = world({ place, whose: { applicant: 'PE-1' }, sealed, consents })
    expect(STEPS.submit.decide(kase('submitted'), whole, at)).toEqual(begin(whole, at))
  })

  test('on behalf of a worker has no applicant yet, but the code to claim it with', () =>
    expect(begins({}, { whose: { claimHash: 'hash' } })).toMatchObject({
      value: { facts: { onBehalf: true, claimHash: 'hash' } },
    }))

  test('keeps each consent once, the latest, and none of somebody who is not in the household', () => {
    const [one] = consents
    const twice = [{ ...one, how: 'on-glass' }, ...consents, { ...one, member: 'm9' }]
    expect(begins({}, { consents: twice })).toMatchObject({ value: { facts: { consents } } })
  })

  test('is refused without a proof, without a consent, with another year of income, with an impossible household', () => {
    const missing = begins({ proofs: proofs.slice(1) })
    expect(code(missing)).toEqual({ code: 'PROOF_MISSING', about: { missing: first?.type } })
    const [, second] = proofs
    expect(code(begins({ proofs: proofs.slice(2) }))).toEqual({
      code: 'PROOF_MISSING',
      about: { missing: `${first?.type},${second?.type}` },
    })
    const unsaid = begins({}, { consents: consents.slice(2) })
    expect(code(unsaid)).toEqual({
      code: 'CONSENT_MISSING',
      about: { matter: consents[0]?.matter, member: consents[0]?.member, count: 2 },
    })
    const crowded = begins({
      proofs: proofs.map((one) => ({ ...one, files: Array.from({ length: 99 }, () => 'FI-1') })),
    })
    expect(code(crowded)).toMatchObject({ code: 'FILE_COUNT' })
    expect(code(begins({ declaration: aDeclaration({}, { today: '2025-03-11' }) }))).toMatchObject({
      code: 'PERIOD_WRONG',
    })
    const nobody = { ...declared, incomes: [{ member: 'm7', kind: 'wages', amount: 1 }] }
    expect(code(begins({ declaration: nobody }))).toMatchObject({ code: 'HOUSEHOLD_INCONSISTENT' })
  })

  test('has all its papers, and nothing more is said', () => {
    const fine = { ok: true, value: true }
    expect(proofsAreThere(declared, proofs as never)).toEqual(fine)
    expect(consentsAreThere(declared, consents as never, today)).toEqual(fine)
  })

  test('is the first entry of its log: the union has three working days, and the worker is told', () => {
    const said = { declaration: declared, proofs, signature: 'FI-9' } as never
    const written = decideFirst(said, world({ place, whose: {}, sealed, consents }))
    expect(written).toMatchObject({
      value: {
        kind: 'submit',
        to: 'submitted',
        dueOn: '2026-03-16',
        messages: [{ key: 'received', facts: { dueOn: '2026-03-16' } }],
      },
    })
    expect(
      decideFirst(
        { declaration: declared, proofs: [], signature: 'FI-9' } as never,
        world({ place, whose: {}, sealed, consents }),
      ).ok,
    ).toBe(false)
  })
})

describe('the answer to a correction', () => {
  const open = (items: readonly string[], over: object = {}) =>
    kase('surveying', {
      submittedOn: today,
      correction: { items, note: '', dueOn: day('2026-03-20') },
      declaration: sealed,
      proofs,
      consents: consents.map((one) => ({ ...one, on: today })),
      ...over,
    })
  const answers = (items: readonly string[], said: object = {}, more: object = {}, over: object = {}) =>
    decided(open(items, over), 'answerCorrection', { proofs: [], note: '', ...said }, { declared, ...more })
  const paper = (type: string, files: readonly string[] = ['FI-2'], more: object = {}) => ({ type, files, ...more })

  test('is asked for only where a correction is open', () => {
    expect(STEPS.answerCorrection.wants?.(open(['idCard']), today)).toMatchObject({ ok: true })
    expect(STEPS.answerCorrection.wants?.(kase('surveying'), today)).toMatchObject({
      refusal: { code: 'NO_CORRECTION_OPEN' },
    })
    expect(() => decided(kase('surveying'), 'answerCorrection', { proofs: [], note: '' }, { declared })).toThrow()
  })

  test('starts the clock of the stage again', () =>
    expect(answers(['idCard'], { proofs: [paper('idCard')], note: '已补' })).toMatchObject({
      to: 'surveying',
      dueOn: '2026-03-18',
      told: [],
      facts: { proofs: [paper('idCard')], note: '已补' },
    }))

  test('brings every paper that was named', () => {
    expect(answers(['idCard'], { note: '已补' })).toBe('PROOF_MISSING')
    expect(answers(['idCard'], { proofs: [paper('householdRegister')] })).toBe('PROOF_MISSING')
    expect(answers(['idCard'], { proofs: [paper('idCard', [])] })).toBe('PROOF_MISSING')
    expect(answers(['bankCard'], { proofs: [paper('bankCard', [], { cannotGet: '丢了' })] })).toBe('PROOF_MISSING')
    const lost = [paper('idCard', [], { cannotGet: '丢了，正在补办' })]
    expect(answers(['idCard'], { proofs: lost })).toMatchObject({ to: 'surveying' })
    expect(
      answers(['incomeStatement'], { proofs: [paper('incomeStatement', [], { cannotGet: '单位停业' })] }),
    ).toMatchObject({ to: 'surveying' })
    expect(answers(['incomeStatement'], { proofs: [paper('incomeStatement', [])] })).toBe('PROOF_MISSING')
    // also a paper that this household would not need: it was asked for
    const unneeded = 'disabilityCertificate'
    expect(proofs.map(({ type }) => type)).not.toContain(unneeded)
    expect(answers([unneeded], { proofs: [paper(unneeded, [])] })).toBe('PROOF_MISSING')
    expect(answers([unneeded], { proofs: [paper(unneeded, [], { cannotGet: '没有办过' })] })).toMatchObject({
      to: 'surveying',
    })
    // no reason excuses the bank card, not even where the household has named no account
    const { account: _none, ...unpaid } = declared
    const card = [paper('bankCard', [], { cannotGet: '丢了' })]
    expect(answers(['bankCard'], { proofs: card }, { declared: unpaid })).toBe('PROOF_MISSING')
    expect(answers(['unheardOf'], { proofs: [paper('unheardOf')] })).toBe('PROOF_MISSING')
  })

  test('answers every other part by a paper that fits it, or in words', () => {
    expect(answers(['income'], { proofs: [paper('incomeStatement')] })).toMatchObject({ to: 'surveying' })
    expect(answers(['income'], { note: ' 已在单位开具 ' })).toMatchObject({ to: 'surveying' })
    expect(answers(['income'], { note: '   ' })).toBe('PROOF_MISSING')
    expect(answers(['income'], { proofs: [paper('bankCard')] })).toBe('PROOF_MISSING')
    expect(answers(['income'], { proofs: [paper('incomeStatement', [])] })).toBe('PROOF_MISSING')
    expect(answers(['income', 'account'], { proofs: [paper('incomeStatement')] })).toBe('PROOF_MISSING')
  })

  test('must leave a household that is complete', () => {
    const wrong = { ...declared, incomes: [{ member: 'm7', kind: 'wages', amount: 1 }] }
    expect(answers(['other'], { note: '已补' }, { declared: wrong })).toBe('HOUSEHOLD_INCONSISTENT')
    expect(answers(['other'], { note: '已补' }, {}, { submittedOn: day('2025-01-01') })).toBe('PERIOD_WRONG')
    expect(answers(['other'], { note: '已补' }, {}, { proofs: [] })).toBe('PROOF_MISSING')
    expect(answers(['other'], { note: '已补' }, {}, { consents: [] })).toBe('CONSENT_MISSING')
  })

  test('a member who is somebody else now consents anew', () => {
    const other = sealedAs(declared, {
      members: [{ key: 'm1', idNumber: { hash: 'somebody' } }, ...sealed.members.slice(1)],
    })
    expect(answers(['members'], { note: '已补' }, { sealed: other })).toBe('CONSENT_MISSING')
    const again = consents.filter(({ member }) => member === 'm1')
    expect(answers(['members'], { note: '已补', consents: again }, { sealed: other })).toMatchObject({
      facts: { declaration: other, consents: again },
    })
    // a consent of somebody who has left the household is no obstacle
    const left = sealedAs(declared, { members: sealed.members.slice(1) })
    expect(answers(['members'], { note: '已补' }, { sealed: left })).toBe('CONSENT_MISSING')
    // at the counter it is signed on screen
    expect(answers(['members'], { note: '已补', consents: again }, { sealed: other, as: 'base-officer' })).toBe(
      'CONSENT_MISSING',
    )
  })

  test('changes no person once the cross-check has begun', () => {
    const check = { check: { batch: 'CB-1' } }
    const renamed = sealedAs(declared, { applicant: { name: { shown: '李*' }, idNumber: { hash: 'hash-m0' } } })
    expect(answers(['members'], { note: '已补' }, { sealed: renamed }, check)).toBe('HOUSEHOLD_INCONSISTENT')
    expect(answers(['members'], { note: '已补' }, { sealed: renamed })).toMatchObject({ to: 'surveying' })
    const [one, ...others] = sealed.members
    const swapped = sealedAs(declared, { members: [{ ...one, idNumber: { hash: 'somebody' } }, ...others] })
    const again = consents.filter(({ member }) => member === one?.key)
    expect(answers(['members'], { note: '已补', consents: again }, { sealed: swapped }, check)).toBe(
      'HOUSEHOLD_INCONSISTENT',
    )
    expect(answers(['income'], { note: '已补' }, { sealed: { ...sealed, incomes: [] } }, check)).toMatchObject({
      to: 'surveying',
    })
    const turned = sealedAs(declared, { members: [...sealed.members].reverse() })
    expect(answers(['income'], { note: '已补' }, { sealed: turned }, check)).toMatchObject({ to: 'surveying' })
  })

  test('tells the worker when somebody else has changed the account', () => {
    const told = (as: string, account?: string) =>
      answers(['account'], { note: '已补', consents: [] }, { as, ...(account === undefined ? {} : { account }) })
    expect(told('base-officer', '0123')).toMatchObject({ told: [['accountChanged', undefined, { lastFour: '0123' }]] })
    expect(told('applicant', '0123')).toMatchObject({ told: [] })
    expect(told('base-officer')).toMatchObject({ told: [] })
  })

  test('is written over what was there', () => {
    const s = open(['idCard'], { nameMasked: '旧*' })
    const [one] = consents
    const fresh = {
      proofs: [paper('idCard', ['FI-7'])],
      note: '已补',
      declaration: { applicant: { name: { shown: '新*' } } },
      consents: [{ ...one, how: 'on-glass' }],
    }
    const after = patched(s, 'answerCorrection', fresh)
    expect(after).toMatchObject({ declaration: fresh.declaration, nameMasked: '新*', correction: undefined })
    expect(after?.proofs?.filter(({ type }) => type === 'idCard')).toEqual([paper('idCard', ['FI-7'])])
    expect(after?.proofs).toHaveLength(proofs.length + (proofs.some(({ type }) => type === 'idCard') ? 0 : 1))
    expect(after?.consents).toHaveLength(consents.length)
    expect(after?.consents?.[consents.length - 1]).toEqual({ ...one, how: 'on-glass', on: today })
    const words = patched(s, 'answerCorrection', { proofs: [], note: '已补' })
    expect(words).toMatchObject({ declaration: sealed, nameMasked: '旧*', proofs, correction: undefined })
    expect(words?.consents).toEqual(s.consents)
  })
})
