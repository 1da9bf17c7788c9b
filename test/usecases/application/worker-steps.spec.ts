import { CASES, ID_KEYS, NOTICES, PEOPLE } from '@cloud/usecases/collections'
import { openText } from '@cloud/usecases/household/seal'
import type { CallInput } from '@domain/contract/index'
import { yuan } from '@domain/kernel/fen'
import type { FileId, GrantId } from '@domain/kernel/ids'
import type { ProofType } from '@domain/proof/index'
import { aDeclaration, aMember } from '@test/support/household'
import { allot, answered, held, onFile, paid, sent } from '@test/support/money'
import { aCardNumber, anIdNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, consentsFor, ORG, submitted, type Town } from '@test/support/town'
import { caseOf, importList, now, startCheck, walkTo } from '@test/support/walk'

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

  test('the worker answers, the case goes on, and the step’s clock starts anew', async () => {
    const { worker, ...on } = await asked()
    town.world.clock.set('2026-03-09T09:00:00+08:00')
    const next = await town.tell(worker, 'case.answerCorrection', await answer(worker), on)
    const after = await caseOf(town, on.caseId)
    expect(after.correction).toBeUndefined()
    expect(after.dueOn).toBe('2026-03-12')
    expect(await town.tell('baseOfficer', 'case.accept', {}, next)).toMatchObject({ stage: 'surveying' })
  })

  test('pictures that stay may be sent again beside the new ones', async () => {
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

  test('nothing was asked', async () => {
    const { worker, ...on } = await submitted(town)
    expect(await town.refusal(worker, 'case.answerCorrection', await answer(worker), on)).toBe('NO_CORRECTION_OPEN')
  })

  test('asked by name, a proof is not passed over', async () => {
    const { worker, ...on } = await asked(['medicalRecord', 'idCard'])
    const given = await town.ask(worker, 'case.answerCorrection', await answer(worker), on)
    expect(given).toMatchObject({ ok: false, refusal: { code: 'PROOF_MISSING', about: { missing: 'idCard' } } })
  })

  test('“I cannot get this” with a reason is an answer where it may be one', async () => {
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
      { items: ['idCard'], note: '看不清' },
      second,
    )
    expect(await town.refusal(worker, 'case.answerCorrection', excuse('idCard'), again)).toBe('PROOF_MISSING')
  })

  test('somebody else’s picture, or one of another case', async () => {
    const { worker, ...on } = await asked()
    const others = await town.upload('worker-2', 'proof')
    const input = await answer(worker, { proofs: [{ type: 'medicalRecord', files: [others] }] })
    expect(await town.refusal(worker, 'case.answerCorrection', input, on)).toBe('FILE_NOT_RECEIVED')
    const second = await submitted(town, { seed: 2 })
    const taken = (await caseOf(town, second.caseId)).signature
    const stolen = await answer(worker, { proofs: [{ type: 'medicalRecord', files: [taken] }] })
    expect(await town.refusal(worker, 'case.answerCorrection', stolen, on)).toBe('FILE_NOT_RECEIVED')
  })

  test('the base union answers for a worker without a phone', async () => {
    const { worker: _worker, ...on } = await asked()
    expect(await town.ask('baseOfficer', 'case.answerCorrection', await answer('baseOfficer'), on)).toMatchObject({
      ok: true,
    })
  })

  describe('with changed figures or members', () => {
    const brother = aMember(1, 3, { relation: 'sibling', idNumber: anIdNumber(99, '1990-01-01') as never })

    test('a member who joins brings an ID number and a consent, one who leaves sets theirs free', async () => {
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

    test('a member of another living case does not join', async () => {
      const { worker, ...on } = await asked(['members'])
      await submitted(town, { seed: 2 })
      const taken = aDeclaration({}, { seed: 2 }).members[0]?.idNumber
      const joined = aDeclaration({ members: [aMember(1, 1, { idNumber: taken as never })] as never, expenditures: [] })
      const input = await answer(worker, { declaration: joined })
      expect(await town.refusal(worker, 'case.answerCorrection', input, on)).toBe('ALREADY_ON_FILE')
      expect((await caseOf(town, on.caseId)).seq).toBe(on.version)
      expect(await idTaken(aDeclaration().members[0]?.idNumber ?? '')).toBe(on.caseId)
    })

    test('the twelve months stay those of the application', async () => {
      const { worker, ...on } = await asked(['income'])
      town.world.clock.set('2026-04-01T09:00:00+08:00')
      const drifted = await answer(worker, { declaration: aDeclaration({}, { today: '2026-04-01' }) })
      expect(await town.refusal(worker, 'case.answerCorrection', drifted, on)).toBe('PERIOD_WRONG')
      const kept = await answer(worker, { declaration: aDeclaration({ incomes: [] }) })
      expect(await town.ask(worker, 'case.answerCorrection', kept, on)).toMatchObject({ ok: true })
    })

    test('what does not hold together is refused with its field', async () => {
      const { worker, ...on } = await asked(['members'])
      const bad = aDeclaration({ members: [aMember(1, 1), aMember(1, 2)] as never, expenditures: [] })
      const input = await answer(worker, { declaration: bad })
      expect(await town.refusal(worker, 'case.answerCorrection', input, on)).toBe('HOUSEHOLD_INCONSISTENT')
    })
  })
})

describe('stopping', () => {
  test.each(['withdraw', 'revoke'] as const)(
    '%s: the case ends, its ID numbers are free, its notice goes offline',
    async (how) => {
      const { worker, ...on } = await walkTo(town, 'on-notice')
      const { notice } = await caseOf(town, on.caseId)
      const ended =
        how === 'withdraw'
          ? await town.tell(worker, 'case.withdraw', { why: '情况好转' }, on)
          : await town.tell(worker, 'case.revokeConsent', { matter: 'publication' }, on)
      expect(ended.stage).toBe('withdrawn')
      expect(await idTaken(aDeclaration().applicant.idNumber)).toBeUndefined()
      expect((await town.world.ports.store.get(NOTICES, notice?.id ?? ''))?.doc.state).toBe('ended')
      expect((await town.tell('worker-1', 'notice.list', {})).items).toEqual([])
      const told = await town.tell(worker, 'inbox.list', {})
      expect(told.items[0]).toMatchObject({ key: 'withdrawn' })
    },
  )

  test('nobody stops somebody else’s case', async () => {
    const { worker: _worker, ...on } = await submitted(town)
    expect(await town.refusal('worker-2', 'case.withdraw', { why: '' }, on)).toBe('NOT_ALLOWED')
    expect(await town.refusal('baseOfficer', 'case.withdraw', { why: '' }, on)).toBe('NOT_ALLOWED')
  })

  test('on file there is nothing to withdraw any more', async () => {
    const { worker, ...on } = await onFile(town)
    expect(await town.refusal(worker, 'case.withdraw', { why: '' }, on)).toBe('WRONG_STAGE')
  })

  test('a stale version: refused with what it is now', async () => {
    const { worker, ...on } = await submitted(town)
    await town.tell('baseOfficer', 'case.accept', {}, on)
    expect(await town.ask(worker, 'case.withdraw', { why: '' }, on)).toEqual({
      ok: false,
      refusal: { code: 'STALE_VERSION', about: { now: 2, stage: 'surveying' } },
      requestId: expect.any(String),
    })
  })
})

describe('asking for a re-examination', () => {
  const refused = async () => {
    const { worker, ...on } = await submitted(town)
    const input = { reasons: ['not-a-worker' as const], words: '不属于本会职工' }
    return { worker, ...(await town.tell('baseOfficer', 'case.refuse', input, on)) }
  }

  test('with papers, and the papers belong to the case from then on', async () => {
    const { worker, ...on } = await refused()
    const files = [await town.upload(worker, 'reply')]
    expect(
      await town.tell(worker, 'case.requestReexamination', { why: '劳动合同在另一单位', files }, on),
    ).toMatchObject({
      stage: 're-examining',
    })
    expect(await town.ask('countyReviewer', 'file.link', { file: files[0] as FileId })).toMatchObject({ ok: true })
    expect(await town.ask('neighbourOfficer', 'file.link', { file: files[0] as FileId })).toMatchObject({ ok: false })
  })

  test('once', async () => {
    const { worker, ...on } = await refused()
    const asked = await town.tell(worker, 'case.requestReexamination', { why: '请复核', files: [] }, on)
    const upheld = await town.tell(
      'countyReviewer',
      'reexamination.decide',
      { upheld: true, reasons: '维持原决定' },
      asked,
    )
    expect(await town.refusal(worker, 'case.requestReexamination', { why: '再请复核', files: [] }, upheld)).toBe(
      'REEXAMINATION_USED',
    )
  })

  test('not with files that never arrived', async () => {
    const { worker, ...on } = await refused()
    const files = ['FI-nothing' as FileId]
    expect(await town.refusal(worker, 'case.requestReexamination', { why: '请复核', files }, on)).toBe(
      'FILE_NOT_RECEIVED',
    )
  })
})

describe('replying to a hit', () => {
  const hit = async () => {
    const { worker, ...on } = await walkTo(town, 'crosschecking')
    const batch = await startCheck(town, [on.caseId], ['vehicles'])
    await importList(town, batch, 'vehicles', (_c, member) => (member === 'm1' ? 'record' : 'no-record'))
    return { worker, ...(await now(town, on.caseId)) }
  }
  const reply = { key: 'vehicles:m1', text: '该车已于去年过户', files: [] as FileId[] }

  test('is asked of the worker, with a day, and is a want no more once answered', async () => {
    const { worker, ...on } = await hit()
    const wants = async () => (await town.tell(worker, 'case.mine', {})).cases[0]?.wants
    expect(await wants()).toEqual([
      {
        kind: 'hit',
        key: 'vehicles:m1',
        counterpart: 'vehicles',
        member: expect.stringContaining('*'),
        dueOn: '2026-03-09',
      },
    ])
    await town.tell(worker, 'case.answerHit', { ...reply, files: [await town.upload(worker, 'reply')] }, on)
    expect(await wants()).toEqual([])
  })

  test('may be said better until it was judged, not after', async () => {
    const { worker, ...on } = await hit()
    const once = await town.tell(worker, 'case.answerHit', reply, on)
    const twice = await town.tell(worker, 'case.answerHit', { ...reply, text: '附过户日期' }, once)
    const verdict = { key: reply.key, verdict: 'explained' as const, reasons: '说明可信' }
    const judged = await town.tell('cityReviewer', 'crosscheck.settleHit', verdict, twice)
    expect(await town.refusal(worker, 'case.answerHit', reply, judged)).toBe('WRONG_STAGE')
  })

  test('nobody was asked that', async () => {
    const { worker, ...on } = await hit()
    expect(await town.refusal(worker, 'case.answerHit', { ...reply, key: 'banks:m0' }, on)).toBe('NOT_FOUND')
  })
})

describe('the account', () => {
  const correction = async (worker: string, over: Partial<CallInput<'case.correctAccount'>> = {}) => ({
    bank: '虚构银行',
    branch: '另一支行',
    number: aCardNumber(501) as never,
    holder: aDeclaration().applicant.name,
    proof: await town.upload(worker, 'proof'),
    ...over,
  })

  test('is corrected by the worker, and only the new one is known from then on', async () => {
    const { worker, ...on } = await onFile(town)
    await town.tell(worker, 'case.correctAccount', await correction(worker), on)
    const { declaration } = await caseOf(town, on.caseId)
    expect(openText(town.world.ports.sealer, 'account', declaration.account.number)).toBe(aCardNumber(501))
    expect(declaration.account).toMatchObject({
      branch: '另一支行',
      number: { shown: `**** **** ${aCardNumber(501).slice(-4)}` },
    })
  })

  test('of somebody else is refused, a member of the household included', async () => {
    const { worker, ...on } = await onFile(town)
    const spouse = aDeclaration().members[0]?.name ?? ''
    expect(await town.refusal(worker, 'case.correctAccount', await correction(worker, { holder: spouse }), on)).toBe(
      'ACCOUNT_NOT_OWN',
    )
  })

  test('unchanged is refused', async () => {
    const { worker, ...on } = await onFile(town)
    const same = await correction(worker, { number: aCardNumber(1) as never })
    expect(await town.refusal(worker, 'case.correctAccount', same, on)).toBe('ACCOUNT_UNCHANGED')
  })

  test('without a picture of the card it is refused', async () => {
    const { worker, ...on } = await onFile(town)
    const blind = await correction(worker, { proof: 'FI-nothing' as FileId })
    expect(await town.refusal(worker, 'case.correctAccount', blind, on)).toBe('FILE_NOT_RECEIVED')
  })

  test('that the bank sent back is a want until it is corrected', async () => {
    await allot(town, 50_000)
    const at = await onFile(town)
    const grant = await held(town, at)
    const { batch } = await sent(town, [grant])
    await answered(town, batch, [{ no: 1, amount: yuan(4000), result: '失败', reason: '户名不符' }])
    const wants = async () => (await town.tell(at.worker, 'case.mine', {})).cases[0]?.wants
    expect(await wants()).toMatchObject([{ kind: 'account', grant, programme: 'living' }])
    await town.tell(at.worker, 'case.correctAccount', await correction(at.worker), await now(town, at.caseId))
    expect(await wants()).toEqual([])
  })
})

describe('confirming receipt', () => {
  const arrived = (grant: GrantId) => ({ grant, arrived: true, marks: [5, 4, 5], words: '谢谢' })

  test('is wanted after payment, given once, and its three marks are kept', async () => {
    await allot(town, 50_000)
    const at = await onFile(town)
    const grant = await paid(town, at)
    const mine = async () => (await town.tell(at.worker, 'case.mine', {})).cases[0]
    expect((await mine())?.wants).toMatchObject([{ kind: 'receipt', grant, amount: yuan(4000) }])
    const confirmed = await town.tell(at.worker, 'case.confirmReceipt', arrived(grant), await now(town, at.caseId))
    expect(await mine()).toMatchObject({ wants: [], grants: [{ id: grant, state: 'paid', confirmed: true }] })
    expect(await town.refusal(at.worker, 'case.confirmReceipt', arrived(grant), confirmed)).toBe('GRANT_WRONG_STATE')
  })

  test('“it has not arrived” is kept, and can be made good', async () => {
    await allot(town, 50_000)
    const at = await onFile(town)
    const grant = await paid(town, at)
    const late = { grant, arrived: false, marks: [], words: '还没有收到' }
    const told = await town.tell(at.worker, 'case.confirmReceipt', late, await now(town, at.caseId))
    expect((await town.tell(at.worker, 'case.mine', {})).cases[0]?.wants).toMatchObject([{ kind: 'receipt', grant }])
    expect(await town.ask(at.worker, 'case.confirmReceipt', arrived(grant), told)).toMatchObject({ ok: true })
  })

  test('nothing was paid', async () => {
    await allot(town, 50_000)
    const at = await onFile(town)
    const grant = await held(town, at)
    const on = await now(town, at.caseId)
    expect(await town.refusal(at.worker, 'case.confirmReceipt', arrived(grant), on)).toBe('GRANT_WRONG_STATE')
    expect(await town.refusal(at.worker, 'case.confirmReceipt', arrived('GR-nothing' as GrantId), on)).toBe('NOT_FOUND')
  })
})

test('a person’s record survives what happens to their case', async () => {
  const { worker, ...on } = await submitted(town)
  await town.tell(worker, 'case.withdraw', { why: '' }, on)
  const { items } = await town.world.ports.store.query(PEOPLE, { index: 'byOpenid', eq: [worker], limit: 1 })
  expect(items[0]?.doc).toMatchObject({ memberOf: ORG.base.id })
  expect((await town.world.ports.store.get(CASES, on.caseId))?.doc.stage).toBe('withdrawn')
})
