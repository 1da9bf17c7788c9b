import { CASES, ENTRIES, entryId, ID_KEYS, PEOPLE } from '@cloud/usecases/collections'
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

test('a household applies and its base union takes the case', async () => {
  expect(await submitted(town)).toMatchObject({ stage: 'submitted', version: 1 })
  expect(await accepted(town, { seed: 2 })).toMatchObject({ stage: 'surveying', version: 2 })
})

test('the survey of an application is owed by the service clock, and the worker is told it was received', async () => {
  const { caseId, worker } = await submitted(town)
  const { doc } = (await town.world.ports.store.get(CASES, caseId)) ?? {}
  expect(doc).toMatchObject({ year: 2026, dueOn: '2026-03-05', onBehalf: false, org: { base: ORG.base.id } })
  const { items } = await town.tell(worker, 'inbox.list', {})
  expect(items).toMatchObject([{ key: 'received', facts: { dueOn: '2026-03-05' }, caseId, read: false }])
})

test('whoever applies is known by the hash of their own number; naming a union opens nothing until it accepts', async () => {
  const { worker, ...on } = await submitted(town)
  expect((await town.tell(worker, 'me.open', {})).memberOf).toBeUndefined()
  await town.tell('baseOfficer', 'case.accept', {}, on)
  expect((await town.tell(worker, 'me.open', {})).memberOf).toMatchObject({ id: ORG.base.id, name: ORG.base.name })
  const { items } = await town.world.ports.store.query(PEOPLE, { index: 'byOpenid', eq: ['worker-1'], limit: 1 })
  expect(items[0]?.doc.idHash).toBe(town.world.ports.sealer.hash(aDeclaration().applicant.idNumber, 'id-number'))
})

test('whoever stands on the roster of the union they name is known to it at once', async () => {
  const { name, idNumber } = aDeclaration().applicant
  await town.tell('baseOfficer', 'roster.add', { org: ORG.base.id, name, idNumber })
  const { worker } = await submitted(town)
  expect((await town.tell(worker, 'me.open', {})).memberOf).toMatchObject({ id: ORG.base.id })
})

test('the account of a worker whom the union knows already is not written again when it accepts', async () => {
  const { name, idNumber } = aDeclaration().applicant
  await town.tell('baseOfficer', 'roster.add', { org: ORG.base.id, name, idNumber })
  const { worker, ...on } = await submitted(town)
  const account = async () =>
    (await town.world.ports.store.query(PEOPLE, { index: 'byOpenid', eq: [worker], limit: 1 })).items[0]
  const before = await account()
  await town.tell('baseOfficer', 'case.accept', {}, on)
  expect(await account()).toEqual(before)
})

test('a consent in the name of nobody, or given twice, is not kept', async () => {
  const input = await town.submission('worker-1')
  const stray = input.consents.map((consent) => ({ ...consent, member: 'm9' as MemberKey }))
  const sent = { ...input, consents: [...stray, ...input.consents, ...input.consents.slice(0, 3)] }
  const { caseId } = await town.tell('worker-1', 'case.submit', sent)
  const { doc } = (await town.world.ports.store.get(CASES, caseId)) ?? {}
  const keys = (consents: Input['consents']) => consents.map(({ matter, member }) => `${matter} ${member}`)
  expect(keys([...(doc?.consents ?? [])])).toEqual(keys(input.consents))
})

describe('refused, in the order of the rules', () => {
  afterEach(nothingStored)

  test('no policy', async () => {
    await town.close()
    town = await aTown(await aWorld(), { policy: 'none' })
    expect(await refusalOf(() => ({}))).toEqual({ code: 'POLICY_MISSING' })
  })

  test('applications are closed, before anything else is looked at', async () => {
    await town.close()
    town = await aTown(await aWorld(), { policy: aPolicy({ applicationsOpen: false }) })
    expect(await refusalOf(() => ({ base: ORG.county.id, proofs: [] }))).toEqual({ code: 'APPLICATIONS_CLOSED' })
  })

  test('not a base union, before the household is looked at', async () => {
    const broken = {
      ...aDeclaration(),
      incomes: [{ member: 'm9' as MemberKey, kind: 'wages' as const, amount: 1 as never }],
    }
    expect(await refusalOf(() => ({ base: ORG.county.id, declaration: broken }))).toMatchObject({
      code: 'ORG_WRONG_LEVEL',
    })
  })

  test('a household that does not hold together, before its proofs: the field is named', async () => {
    const twice = aDeclaration({ members: [aMember(1, 1), aMember(1, 2)] as never, expenditures: [] })
    expect(await refusalOf(() => ({ declaration: twice, proofs: [] }))).toEqual({
      code: 'HOUSEHOLD_INCONSISTENT',
      about: { at: 'members.1.relation', rule: 'spouse-repeated' },
    })
  })

  test('figures of other twelve months', async () => {
    const old = aDeclaration({}, { today: '2026-01-15' })
    expect(await refusalOf(() => ({ declaration: old }))).toEqual({
      code: 'PERIOD_WRONG',
      about: { from: '2025-03', to: '2026-02' },
    })
  })

  test('a proof is missing, before the consents', async () => {
    const lost = await refusalOf(({ proofs }) => ({
      proofs: proofs.filter(({ type }) => type !== 'medicalRecord' && type !== 'bankCard'),
      consents: [],
    }))
    expect(lost).toEqual({ code: 'PROOF_MISSING', about: { missing: 'medicalRecord,bankCard' } })
  })

  test('too many pictures of one proof', async () => {
    const crowded = await refusalOf(({ proofs }) => ({
      proofs: proofs.map((proof) =>
        proof.type === 'bankCard' ? { ...proof, files: ['FI-aaaa', 'FI-bbbb', 'FI-cccc'] as FileId[] } : proof,
      ),
    }))
    expect(crowded).toEqual({ code: 'FILE_COUNT', about: { type: 'bankCard', max: 2 } })
  })

  test('a consent is missing, before the files', async () => {
    const silent = await refusalOf(({ consents }) => ({
      consents: consents.filter(({ matter, member }) => matter !== 'crosscheck' || member !== 'm1'),
      signature: 'FI-unknown' as FileId,
    }))
    expect(silent).toEqual({ code: 'CONSENT_MISSING', about: { matter: 'crosscheck', member: 'm1', count: 1 } })
  })

  test('a consent on the glass is none from a phone', async () => {
    expect(await refusalOf(() => ({}), { how: 'on-glass' })).toMatchObject({ code: 'CONSENT_MISSING' })
  })

  test('a file that never arrived', async () => {
    const { file } = await town.tell('worker-1', 'file.ticket', { purpose: 'signature', size: 9, mime: 'image/png' })
    expect(await refusalOf(() => ({ signature: file }))).toEqual({ code: 'FILE_NOT_RECEIVED', about: { count: 1 } })
  })

  test('a file of somebody else, or of another purpose', async () => {
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
  ])('%s: the field is named', async (_what, over, code) => {
    const input = await town.submission('worker-1')
    const declaration = { ...input.declaration, applicant: { ...input.declaration.applicant, ...over } }
    const answer = await town.ask('worker-1', 'case.submit', { ...input, declaration } as Input)
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
    if (!answer.ok) expect(answer.refusal.about?.['at']).toBe(`declaration.applicant.${Object.keys(over)[0] ?? ''}`)
  })

  test('a bank card without its Luhn digit', async () => {
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

describe('one household, one living case', () => {
  test('a member of another living case: refused, naming nothing personal, and nothing is left behind', async () => {
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

  test('a member of an active file, also as an applicant of their own', async () => {
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

  test('applying again while a case is alive', async () => {
    await submitted(town)
    expect(await town.refusal('worker-1', 'case.submit', await town.submission('worker-1'))).toBe('ALREADY_ON_FILE')
  })

  test('two phones of one household at the same instant: one case', async () => {
    const inputs = [await town.submission('worker-1'), await town.submission('worker-2')]
    const answers = await Promise.all([
      town.ask('worker-1', 'case.submit', inputs[0] as Input),
      town.ask('worker-2', 'case.submit', inputs[1] as Input),
    ])
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code)).sort()).toEqual(['ALREADY_ON_FILE', 'ok'])
  })

  test('withdrawn, the household may apply anew', async () => {
    const { worker, ...on } = await submitted(town)
    await town.tell(worker, 'case.withdraw', { why: '' }, on)
    expect(await submitted(town)).toMatchObject({ stage: 'submitted', version: 1 })
  })

  test('refused, the household may apply anew', async () => {
    const { worker: _worker, ...on } = await submitted(town)
    await town.tell('baseOfficer', 'case.refuse', { reasons: ['not-a-worker'], words: '不属于本会职工' }, on)
    expect(await submitted(town)).toMatchObject({ stage: 'submitted' })
  })
})

describe('bad days of a phone', () => {
  const key = 'a-key-kept-on-the-phone'

  test('a double tap makes one case and one answer', async () => {
    const input = await town.submission('worker-1')
    const answers = await Promise.all([
      town.ask('worker-1', 'case.submit', input, { key }),
      town.ask('worker-1', 'case.submit', input, { key }),
    ])
    expect(answers[0]).toMatchObject({ ok: true })
    expect(answers[1]).toMatchObject({ ok: true })
    if (answers[0]?.ok && answers[1]?.ok) expect(answers[1].value).toEqual(answers[0].value)
  })

  test('a command replayed after its answer was lost gives the answer of that day, whatever happened since', async () => {
    const input = await town.submission('worker-1')
    const first = await town.tell('worker-1', 'case.submit', input, { key })
    await town.tell('baseOfficer', 'case.accept', {}, first)
    expect(await town.tell('worker-1', 'case.submit', input, { key })).toEqual(first)
    const { items } = await town.world.ports.store.query(ENTRIES, { index: 'byCase', eq: [first.caseId], limit: 9 })
    expect(items).toHaveLength(2)
  })

  test('the same key with another body is refused', async () => {
    const input = await town.submission('worker-1')
    await town.tell('worker-1', 'case.submit', input, { key })
    const other = { ...input, base: ORG.neighbour.id }
    expect(await town.refusal('worker-1', 'case.submit', other, { key })).toBe('KEY_REUSED')
  })

  test('somebody else’s key means nothing: keys are per person', async () => {
    const input = await town.submission('worker-1')
    await town.tell('worker-1', 'case.submit', input, { key })
    const { caseId } = await town.tell('worker-2', 'case.submit', await town.submission('worker-2', { seed: 2 }), {
      key,
    })
    expect((await town.world.ports.store.get(ENTRIES, entryId(caseId, 1)))?.doc.by.as).toBe('applicant')
  })

  test('without a name on the phone nobody submits', async () => {
    const input = await town.submission('worker-1')
    const body = { name: 'case.submit', commandId: 'k'.repeat(20), input }
    expect(await town.raw(undefined, body)).toMatchObject({ ok: false, refusal: { code: 'NOT_SIGNED_IN' } })
  })
})
