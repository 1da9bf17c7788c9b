import { CASES, ENTRIES, entryId, ID_KEYS, PEOPLE } from '@cloud/usecases/stored/collections'
import type { CallInput } from '@domain/contract/index'
import type { FileId, MemberKey } from '@domain/kernel/ids'
import { aDeclaration, aMember } from '@test/support/household'
import { anIdNumber } from '@test/support/people'
import { aPolicy } from '@test/support/policy'
import { aWorld } from '@test/support/ports'
import { accepted, aTown, ORG, submitted, type Town } from '@test/support/town'
import { walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

type Input = CallInput<'case.submit'>
const refusalOf = async (change: (input: Input) => Partial<Input>, about: Parameters<Town['submission']>[1] = {}) => {
  const input = await town.submission('worker-1', about)
  const answer = await town.ask('worker-1', 'case.submit', { ...input, ...change(input) })
  return answer.ok ? 'accepted' : answer.refusal
}
const nothingStored = async () => {
  const { items } = await town.world.ports.store.query(CASES, {
    index: 'byBase',
    eq: [ORG.base.id, 'submitted'],
    limit: 10,
  })
  expect(items).toEqual([])
}

test('a household applies, and its base union accepts the case', async () => {
  expect(await submitted(town)).toMatchObject({ stage: 'submitted', version: 1 })
  expect(await accepted(town, { seed: 2 })).toMatchObject({ stage: 'surveying', version: 2 })
})

test('a worker who sends the application again is told that the household has already applied, not that files are missing', async () => {
  const input = await town.submission('worker-1')
  await town.tell('worker-1', 'case.submit', input)
  expect(await town.refusal('worker-1', 'case.submit', input, { key: 'key-sent-again-0001' })).toBe('ALREADY_ON_FILE')
})

test('the survey’s due day follows the service clock of the policy, and the worker is notified that the application was received', async () => {
  const { caseId, worker } = await submitted(town)
  const { doc } = (await town.world.ports.store.get(CASES, caseId)) ?? {}
  expect(doc).toMatchObject({ year: 2026, dueOn: '2026-03-05', onBehalf: false, org: { base: ORG.base.id } })
  const { items } = await town.tell(worker, 'inbox.list', {})
  expect(items).toMatchObject([{ key: 'received', facts: { dueOn: '2026-03-05' }, caseId, read: false }])
})

test('the applicant’s identity number is stored as a hash, and they become a member of the union only when it accepts the case', async () => {
  const { worker, ...on } = await submitted(town)
  expect((await town.tell(worker, 'me.open', {})).memberOf).toBeUndefined()
  await town.tell('baseOfficer', 'case.accept', {}, on)
  expect((await town.tell(worker, 'me.open', {})).memberOf).toMatchObject({ id: ORG.base.id, name: ORG.base.name })
  const { items } = await town.world.ports.store.query(PEOPLE, { index: 'byOpenid', eq: ['worker-1'], limit: 1 })
  expect(items[0]?.doc.idHash).toBe(town.world.ports.sealer.hash(aDeclaration().applicant.idNumber, 'id-number'))
})

test('an applicant on the roster of the named union is a member at once', async () => {
  const { name, idNumber } = aDeclaration().applicant
  await town.tell('baseOfficer', 'roster.add', { org: ORG.base.id, name, idNumber })
  const { worker } = await submitted(town)
  expect((await town.tell(worker, 'me.open', {})).memberOf).toMatchObject({ id: ORG.base.id })
})

test('accepting a case does not rewrite the account of a worker who is already a member', async () => {
  const { name, idNumber } = aDeclaration().applicant
  await town.tell('baseOfficer', 'roster.add', { org: ORG.base.id, name, idNumber })
  const { worker, ...on } = await submitted(town)
  const account = async () =>
    (await town.world.ports.store.query(PEOPLE, { index: 'byOpenid', eq: [worker], limit: 1 })).items[0]
  const before = await account()
  await town.tell('baseOfficer', 'case.accept', {}, on)
  expect(await account()).toEqual(before)
})

test('a consent for an unknown member and a duplicate consent are dropped', async () => {
  const input = await town.submission('worker-1')
  const stray = input.consents.map((consent) => ({ ...consent, member: 'm9' as MemberKey }))
  const sent = { ...input, consents: [...stray, ...input.consents, ...input.consents.slice(0, 3)] }
  const { caseId } = await town.tell('worker-1', 'case.submit', sent)
  const { doc } = (await town.world.ports.store.get(CASES, caseId)) ?? {}
  const keys = (consents: Input['consents']) => consents.map(({ matter, member }) => `${matter} ${member}`)
  expect(keys([...(doc?.consents ?? [])])).toEqual(keys(input.consents))
})

describe('an application is refused, in the order of the rules,', () => {
  afterEach(nothingStored)

  test('when there is no policy', async () => {
    await town.close()
    town = await aTown(await aWorld(), { policy: 'none' })
    expect(await refusalOf(() => ({}))).toEqual({ code: 'POLICY_MISSING' })
  })

  test('when applications are closed, before anything else is checked', async () => {
    await town.close()
    town = await aTown(await aWorld(), { policy: aPolicy({ applicationsOpen: false }) })
    expect(await refusalOf(() => ({ base: ORG.county.id, proofs: [] }))).toEqual({ code: 'APPLICATIONS_CLOSED' })
  })

  test('when the union is no base union, before the household is checked', async () => {
    const broken = {
      ...aDeclaration(),
      incomes: [{ member: 'm9' as MemberKey, kind: 'wages' as const, amount: 1 as never }],
    }
    expect(await refusalOf(() => ({ base: ORG.county.id, declaration: broken }))).toMatchObject({
      code: 'ORG_WRONG_LEVEL',
    })
  })

  test('when the household is inconsistent, naming the field, before the proofs are checked', async () => {
    const twice = aDeclaration({ members: [aMember(1, 1), aMember(1, 2)] as never, expenditures: [] })
    expect(await refusalOf(() => ({ declaration: twice, proofs: [] }))).toEqual({
      code: 'HOUSEHOLD_INCONSISTENT',
      about: { at: 'members.1.relation', rule: 'spouse-repeated' },
    })
  })

  test('when its amounts cover the wrong twelve months', async () => {
    const old = aDeclaration({}, { today: '2026-01-15' })
    expect(await refusalOf(() => ({ declaration: old }))).toEqual({
      code: 'PERIOD_WRONG',
      about: { from: '2025-03', to: '2026-02' },
    })
  })

  test('when a proof is missing, before the consents are checked', async () => {
    const lost = await refusalOf(({ proofs }) => ({
      proofs: proofs.filter(({ type }) => type !== 'medicalRecord' && type !== 'bankCard'),
      consents: [],
    }))
    expect(lost).toEqual({ code: 'PROOF_MISSING', about: { missing: 'medicalRecord,bankCard' } })
  })

  test('when a proof has too many pictures', async () => {
    const crowded = await refusalOf(({ proofs }) => ({
      proofs: proofs.map((proof) =>
        proof.type === 'bankCard' ? { ...proof, files: ['FI-aaaa', 'FI-bbbb', 'FI-cccc'] as FileId[] } : proof,
      ),
    }))
    expect(crowded).toEqual({ code: 'FILE_COUNT', about: { type: 'bankCard', max: 2 } })
  })

  test('when a consent is missing, before the files are checked', async () => {
    const silent = await refusalOf(({ consents }) => ({
      consents: consents.filter(({ matter, member }) => matter !== 'crosscheck' || member !== 'm1'),
      signature: 'FI-unknown' as FileId,
    }))
    expect(silent).toEqual({ code: 'CONSENT_MISSING', about: { matter: 'crosscheck', member: 'm1', count: 1 } })
  })

  test('when a consent given at the office is sent from a phone', async () => {
    expect(await refusalOf(() => ({}), { how: 'on-glass' })).toMatchObject({ code: 'CONSENT_MISSING' })
  })

  test('when a file has never arrived', async () => {
    const { file } = await town.tell('worker-1', 'file.ticket', { purpose: 'signature', size: 9, mime: 'image/png' })
    expect(await refusalOf(() => ({ signature: file }))).toEqual({ code: 'FILE_NOT_RECEIVED', about: { count: 1 } })
  })

  test('when a file belongs to another person or has another purpose', async () => {
    const others = await town.upload('worker-2', 'signature')
    expect(await refusalOf(() => ({ signature: others }))).toMatchObject({ code: 'FILE_NOT_RECEIVED' })
    const photo = await town.upload('worker-1', 'proof')
    expect(await refusalOf(() => ({ signature: photo }))).toMatchObject({ code: 'FILE_NOT_RECEIVED' })
  })

  test.each([
    [
      'a wrong check digit',
      { idNumber: `${anIdNumber(10).slice(0, 17)}${anIdNumber(10).endsWith('1') ? '2' : '1'}` },
      'ID_NUMBER_WRONG',
    ],
    ['a mobile of ten digits', { mobile: '1380000000' }, 'BAD_INPUT'],
  ])('for %s, naming the field', async (_what, over, code) => {
    const input = await town.submission('worker-1')
    const declaration = { ...input.declaration, applicant: { ...input.declaration.applicant, ...over } }
    const answer = await town.ask('worker-1', 'case.submit', { ...input, declaration } as Input)
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
    if (!answer.ok) expect(answer.refusal.about?.['at']).toBe(`declaration.applicant.${Object.keys(over)[0] ?? ''}`)
  })

  test('for a bank card number without the right Luhn digit', async () => {
    const input = await town.submission('worker-1')
    const account = { ...input.declaration.account, number: '0000000000000000011' }
    expect(
      await town.refusal('worker-1', 'case.submit', {
        ...input,
        declaration: { ...input.declaration, account } as never,
      }),
    ).toBe('BANK_CARD_WRONG')
  })
})

describe('a household has only one open case:', () => {
  test('an application with a member of another open case is refused without personal data, and writes nothing', async () => {
    await submitted(town)
    const spouseOfFirst = aDeclaration().members[0]?.idNumber
    const input = await town.submission('worker-2', { seed: 2 })
    const members = input.declaration.members.map((member) =>
      member.key === 'm1' ? { ...member, idNumber: spouseOfFirst ?? member.idNumber } : member,
    )
    const answer = await town.ask('worker-2', 'case.submit', {
      ...input,
      declaration: { ...input.declaration, members },
    })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'ALREADY_ON_FILE' } })
    expect(JSON.stringify(answer)).not.toContain('about')
    const { hash } = town.world.ports.sealer
    expect(
      await town.world.ports.store.get(ID_KEYS, hash(input.declaration.applicant.idNumber, 'id-number')),
    ).toBeUndefined()
    // the files were not taken either: the corrected application may use them
    expect(await town.ask('worker-2', 'case.submit', input)).toMatchObject({ ok: true })
  })

  test('an application by a member of an active file is refused', async () => {
    await walkTo(town, 'on-file')
    const spouse = aDeclaration().members[0]
    const input = await town.submission('worker-2', { seed: 2 })
    const applicant = {
      ...input.declaration.applicant,
      idNumber: spouse?.idNumber ?? input.declaration.applicant.idNumber,
    }
    const declaration = { ...input.declaration, applicant }
    expect(await town.refusal('worker-2', 'case.submit', { ...input, declaration })).toBe('ALREADY_ON_FILE')
  })

  test('a second application while a case is open is refused', async () => {
    await submitted(town)
    expect(await town.refusal('worker-1', 'case.submit', await town.submission('worker-1'))).toBe('ALREADY_ON_FILE')
  })

  test('of two simultaneous applications of one household one succeeds', async () => {
    const inputs = [await town.submission('worker-1'), await town.submission('worker-2')]
    const answers = await Promise.all([
      town.ask('worker-1', 'case.submit', inputs[0] as Input),
      town.ask('worker-2', 'case.submit', inputs[1] as Input),
    ])
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code)).sort()).toEqual(['ALREADY_ON_FILE', 'ok'])
  })

  test('after a withdrawal the household may apply again', async () => {
    const { worker, ...on } = await submitted(town)
    await town.tell(worker, 'case.withdraw', { why: '' }, on)
    expect(await submitted(town)).toMatchObject({ stage: 'submitted', version: 1 })
  })

  test('after a refusal the household may apply again', async () => {
    const { worker: _worker, ...on } = await submitted(town)
    await town.tell('baseOfficer', 'case.refuse', { reasons: ['not-a-worker'], words: '不属于本会职工' }, on)
    expect(await submitted(town)).toMatchObject({ stage: 'submitted' })
  })
})

describe('on a phone with a bad connection', () => {
  const key = 'a-key-kept-on-the-phone'

  test('a double tap creates one case and gets one answer', async () => {
    const input = await town.submission('worker-1')
    const answers = await Promise.all([
      town.ask('worker-1', 'case.submit', input, { key }),
      town.ask('worker-1', 'case.submit', input, { key }),
    ])
    expect(answers[0]).toMatchObject({ ok: true })
    expect(answers[1]).toMatchObject({ ok: true })
    if (answers[0]?.ok && answers[1]?.ok) expect(answers[1].value).toEqual(answers[0].value)
  })

  test('a command replayed after a lost reply gets its original answer, whatever has happened since', async () => {
    const input = await town.submission('worker-1')
    const first = await town.tell('worker-1', 'case.submit', input, { key })
    await town.tell('baseOfficer', 'case.accept', {}, first)
    expect(await town.tell('worker-1', 'case.submit', input, { key })).toEqual(first)
    const { items } = await town.world.ports.store.query(ENTRIES, { index: 'byCase', eq: [first.caseId], limit: 9 })
    expect(items).toHaveLength(2)
  })

  test('the same key with another input is refused', async () => {
    const input = await town.submission('worker-1')
    await town.tell('worker-1', 'case.submit', input, { key })
    const other = { ...input, base: ORG.neighbour.id }
    expect(await town.refusal('worker-1', 'case.submit', other, { key })).toBe('KEY_REUSED')
  })

  test('the same key used by two people is no conflict, because keys belong to a person', async () => {
    const input = await town.submission('worker-1')
    await town.tell('worker-1', 'case.submit', input, { key })
    const { caseId } = await town.tell('worker-2', 'case.submit', await town.submission('worker-2', { seed: 2 }), {
      key,
    })
    expect((await town.world.ports.store.get(ENTRIES, entryId(caseId, 1)))?.doc.by.as).toBe('applicant')
  })

  test('a caller who is not signed in cannot submit', async () => {
    const input = await town.submission('worker-1')
    const body = { name: 'case.submit', commandId: 'k'.repeat(20), input }
    expect(await town.raw(undefined, body)).toMatchObject({ ok: false, refusal: { code: 'NOT_SIGNED_IN' } })
  })
})
