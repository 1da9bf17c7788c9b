import { ID_KEYS } from '@cloud/usecases/stored/collections'
import type { CallInput } from '@domain/contract/index'
import type { Declaration } from '@domain/household/declaration'
import type { FileId } from '@domain/kernel/ids'
import type { ProofType } from '@domain/proof/index'
import { PLACES } from '@domain/proof/places'
import { accountIn, aDeclaration, aMember } from '@test/support/household'
import { aCardNumber, anIdNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, consentsFor, submitted, type Town } from '@test/support/town'
import { caseOf, now, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

type Correction = CallInput<'case.answerCorrection'>
const idTaken = async (idNumber: string): Promise<string | undefined> =>
  (await town.world.ports.store.get(ID_KEYS, town.world.ports.sealer.hash(idNumber, 'id-number')))?.doc.caseId

describe('answering a correction', () => {
  const asked = async (items: CallInput<'case.requestCorrection'>['items'] = ['medicalRecord']) => {
    const { worker, ...on } = await submitted(town)
    return { worker, ...(await town.tell('baseOfficer', 'case.requestCorrection', { items, note: '请补拍' }, on)) }
  }
  const answer = async (worker: string, over: Partial<Correction> = {}): Promise<Correction> => ({
    proofs: [{ type: 'medicalRecord', files: [await town.upload(worker, 'proof')] }],
    note: '已补拍',
    ...over,
  })

  test('closes the correction, lets the case go on, and restarts the clock of the step', async () => {
    const { worker, ...on } = await asked()
    town.world.clock.set('2026-03-09T09:00:00+08:00')
    const next = await town.tell(worker, 'case.answerCorrection', await answer(worker), on)
    const after = await caseOf(town, on.caseId)
    expect(after.correction).toBeUndefined()
    expect(after.dueOn).toBe('2026-03-12')
    expect(await town.tell('baseOfficer', 'case.accept', {}, next)).toMatchObject({ stage: 'surveying' })
  })

  test('may include the existing pictures beside new ones', async () => {
    const { worker, ...on } = await asked()
    const before = (await caseOf(town, on.caseId)).proofs.find(({ type }) => type === 'medicalRecord')?.files ?? []
    const files = [...before, await town.upload(worker, 'proof')]
    await town.tell(
      worker,
      'case.answerCorrection',
      await answer(worker, { proofs: [{ type: 'medicalRecord', files }] }),
      on,
    )
    expect((await caseOf(town, on.caseId)).proofs.find(({ type }) => type === 'medicalRecord')?.files).toEqual(files)
  })

  test('is refused when no correction was requested', async () => {
    const { worker, ...on } = await submitted(town)
    expect(await town.refusal(worker, 'case.answerCorrection', await answer(worker), on)).toBe('NO_CORRECTION_OPEN')
  })

  test.each(['income', 'expenditure', 'members', 'account'] as const)(
    'about %s accepts a paper in the right place, and refuses an answer without paper and words',
    async (part) => {
      const { worker, ...on } = await asked([part])
      const nothing = await answer(worker, { proofs: [], note: ' ' })
      expect(await town.refusal(worker, 'case.answerCorrection', nothing, on)).toBe('PROOF_MISSING')
      const elsewhere = await answer(worker, {
        proofs: [{ type: 'lowIncomeCertificate', files: [await town.upload(worker, 'proof')] }],
        note: '',
      })
      expect(await town.refusal(worker, 'case.answerCorrection', elsewhere, on)).toBe('PROOF_MISSING')
      const [place] = PLACES[part]
      const files = [await town.upload(worker, 'proof')]
      const put = await answer(worker, { proofs: [{ type: place as ProofType, files }], note: '' })
      await town.tell(worker, 'case.answerCorrection', put, on)
      expect((await caseOf(town, on.caseId)).proofs.find(({ type }) => type === place)?.files).toEqual(files)
    },
  )

  test('is refused when a requested proof is missing', async () => {
    const { worker, ...on } = await asked(['medicalRecord', 'idCard'])
    const given = await town.ask(worker, 'case.answerCorrection', await answer(worker), on)
    expect(given).toMatchObject({ ok: false, refusal: { code: 'PROOF_MISSING', about: { missing: 'idCard' } } })
  })

  test('accepts “I cannot get this” with a reason where the proof may be missing', async () => {
    const excuse = (type: ProofType) => ({
      proofs: [{ type, files: [] as FileId[], cannotGet: '医院已停业' }],
      note: '',
    })
    const { worker, ...on } = await asked()
    expect(await town.ask(worker, 'case.answerCorrection', excuse('medicalRecord'), on)).toMatchObject({ ok: true })
    const second = await now(town, on.caseId)
    const again = await town.tell(
      'baseOfficer',
      'case.requestCorrection',
      { items: ['bankCard'], note: '看不清' },
      second,
    )
    expect(await town.refusal(worker, 'case.answerCorrection', excuse('bankCard'), again)).toBe('PROOF_MISSING')
  })

  test('is refused with a picture of another person or of another case', async () => {
    const { worker, ...on } = await asked()
    const others = await town.upload('worker-2', 'proof')
    const input = await answer(worker, { proofs: [{ type: 'medicalRecord', files: [others] }] })
    expect(await town.refusal(worker, 'case.answerCorrection', input, on)).toBe('FILE_NOT_RECEIVED')
    const second = await submitted(town, { seed: 2 })
    const taken = (await caseOf(town, second.caseId)).signature
    const stolen = await answer(worker, { proofs: [{ type: 'medicalRecord', files: [taken] }] })
    expect(await town.refusal(worker, 'case.answerCorrection', stolen, on)).toBe('FILE_NOT_RECEIVED')
  })

  test('can be done by the base union for a worker without a phone', async () => {
    const { worker: _worker, ...on } = await asked()
    expect(await town.ask('baseOfficer', 'case.answerCorrection', await answer('baseOfficer'), on)).toMatchObject({
      ok: true,
    })
  })

  test('by the base union with a changed account notifies the worker', async () => {
    const { worker, ...on } = await asked(['account'])
    const account = accountIn(aDeclaration())
    const declaration = aDeclaration({ account: { ...account, number: aCardNumber(502) as never } })
    await town.tell('baseOfficer', 'case.answerCorrection', { proofs: [], note: '已改', declaration }, on)
    const { items } = await town.tell(worker, 'inbox.list', {})
    expect(items[0]).toMatchObject({ key: 'accountChanged', facts: { lastFour: aCardNumber(502).slice(-4) } })
  })

  describe('with changed amounts or members', () => {
    const brother = aMember(1, 3, { relation: 'sibling', idNumber: anIdNumber(99, '1990-01-01') as never })

    test('requires identity number and consent of a new member, and frees the number of a member who leaves', async () => {
      const { worker, ...on } = await asked(['members'])
      const joined = aDeclaration({ members: [brother] as never, expenditures: [] })
      const input = await answer(worker, { declaration: joined })
      const silent = await town.ask(worker, 'case.answerCorrection', input, on)
      expect(silent).toMatchObject({
        refusal: { code: 'CONSENT_MISSING', about: { matter: 'crosscheck', member: 'm3' } },
      })
      const consents = consentsFor(joined, '2026-03-02').filter(({ member }) => member === 'm3')
      await town.tell(worker, 'case.answerCorrection', { ...input, consents }, on)
      expect(await idTaken(anIdNumber(99, '1990-01-01'))).toBe(on.caseId)
      expect(await idTaken(aDeclaration().members[0]?.idNumber ?? '')).toBeUndefined()
      expect(await idTaken(aDeclaration().applicant.idNumber)).toBe(on.caseId)
    })

    test('is refused for a new member who belongs to another open case', async () => {
      const { worker, ...on } = await asked(['members'])
      await submitted(town, { seed: 2 })
      const taken = aDeclaration({}, { seed: 2 }).members[0]?.idNumber
      const joined = aDeclaration({ members: [aMember(1, 1, { idNumber: taken as never })] as never, expenditures: [] })
      const input = await answer(worker, { declaration: joined, consents: consentsFor(joined, '2026-03-02') })
      expect(await town.refusal(worker, 'case.answerCorrection', input, on)).toBe('ALREADY_ON_FILE')
      expect((await caseOf(town, on.caseId)).seq).toBe(on.version)
      expect(await idTaken(aDeclaration().members[0]?.idNumber ?? '')).toBe(on.caseId)
    })

    test.each<readonly [string, string, (before: Declaration) => Partial<Declaration>]>([
      [
        'a member',
        'm1',
        () => ({ members: [aMember(1, 1, { idNumber: anIdNumber(99, '1990-01-01') as never })] as never }),
      ],
      ['the applicant', 'm0', ({ applicant }) => ({ applicant: { ...applicant, idNumber: anIdNumber(77) as never } })],
    ])('requires a new consent when the person in the place of %s is replaced', async (_who, member, over) => {
      const { worker, ...on } = await asked(['members'])
      const declaration = aDeclaration({ ...over(aDeclaration()), expenditures: [] })
      const input = await answer(worker, { declaration })
      const silent = await town.ask(worker, 'case.answerCorrection', input, on)
      expect(silent).toMatchObject({ refusal: { code: 'CONSENT_MISSING', about: { member } } })
      const own = consentsFor(declaration, '2026-03-02').filter((consent) => consent.member === member)
      await town.tell(worker, 'case.answerCorrection', { ...input, consents: own }, on)
      expect((await caseOf(town, on.caseId)).correction).toBeUndefined()
    })

    test('requires a new consent of a person who takes the place of a member who has left', async () => {
      const { worker, ...on } = await asked(['members'])
      const alone = await answer(worker, { declaration: aDeclaration({ members: [], expenditures: [] }) })
      const left = await town.tell(worker, 'case.answerCorrection', alone, on)
      const wish = { items: ['members' as const], note: '请核对' }
      const again = await town.tell('baseOfficer', 'case.requestCorrection', wish, left)
      const newcomer = aMember(1, 1, { idNumber: anIdNumber(99, '1990-01-01') as never })
      const joined = await answer(worker, {
        declaration: aDeclaration({ members: [newcomer] as never, expenditures: [] }),
      })
      expect(await town.refusal(worker, 'case.answerCorrection', joined, again)).toBe('CONSENT_MISSING')
    })

    test('must keep the twelve months of the application', async () => {
      const { worker, ...on } = await asked(['income'])
      town.world.clock.set('2026-04-01T09:00:00+08:00')
      const drifted = await answer(worker, { declaration: aDeclaration({}, { today: '2026-04-01' }) })
      expect(await town.refusal(worker, 'case.answerCorrection', drifted, on)).toBe('PERIOD_WRONG')
      const kept = await answer(worker, { declaration: aDeclaration({ incomes: [] }) })
      expect(await town.ask(worker, 'case.answerCorrection', kept, on)).toMatchObject({ ok: true })
    })

    test('may change amounts after the cross-check has begun, but not the members', async () => {
      const { worker, ...at } = await walkTo(town, 'county-review')
      const wish = { items: ['members' as const, 'income' as const], note: '请核对' }
      const on = await town.tell('countyReviewer', 'case.requestCorrection', wish, at)
      const { members } = aDeclaration()
      const other = { ...members[0], idNumber: anIdNumber(99, '1990-01-01') }
      for (const changed of [[...members, brother], members.slice(1), [other, ...members.slice(1)]]) {
        const declaration = aDeclaration({ members: changed as never, expenditures: [] })
        const input = { proofs: [], note: '已改', declaration, consents: consentsFor(declaration, '2026-03-02') }
        expect(await town.refusal(worker, 'case.answerCorrection', input, on)).toBe('HOUSEHOLD_INCONSISTENT')
      }
      const kept = { proofs: [], note: '已改', declaration: aDeclaration({ incomes: [] }) }
      expect(await town.ask(worker, 'case.answerCorrection', kept, on)).toMatchObject({ ok: true })
    })

    test('is refused with the field name if the household is inconsistent', async () => {
      const { worker, ...on } = await asked(['members'])
      const bad = aDeclaration({ members: [aMember(1, 1), aMember(1, 2)] as never, expenditures: [] })
      const input = await answer(worker, { declaration: bad })
      expect(await town.refusal(worker, 'case.answerCorrection', input, on)).toBe('HOUSEHOLD_INCONSISTENT')
    })
  })
})
