import { openText } from '@cloud/usecases/household/seal'
import type { CallInput } from '@domain/contract/index'
import { yuan } from '@domain/kernel/fen'
import type { FileId, GrantId } from '@domain/kernel/ids'
import { accountIn, aDeclaration } from '@test/support/household'
import { allot, answered, held, onFile, paid, sent } from '@test/support/money'
import { aCardNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import { caseOf, now, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

describe('the bank account of a worker', () => {
  const correction = async (worker: string, over: Partial<CallInput<'case.correctAccount'>> = {}) => ({
    bank: '虚构银行',
    branch: '另一支行',
    number: aCardNumber(501) as never,
    holder: aDeclaration().applicant.name,
    proof: await town.upload(worker, 'proof'),
    ...over,
  })

  test('can be corrected by the worker, and only the new account is kept', async () => {
    const { worker, ...on } = await onFile(town)
    await town.tell(worker, 'case.correctAccount', await correction(worker), on)
    const { declaration } = await caseOf(town, on.caseId)
    expect(openText(town.world.ports.sealer, 'account', accountIn(declaration).number)).toBe(aCardNumber(501))
    expect(declaration.account).toMatchObject({
      branch: '另一支行',
      number: { shown: `**** **** ${aCardNumber(501).slice(-4)}` },
    })
  })

  test('is changed by the base union with a message to the worker, and by the worker without a message', async () => {
    const told = async (worker: string) =>
      (await town.tell(worker, 'inbox.list', {})).items.filter(({ key }) => key === 'accountChanged')
    const { worker, ...on } = await onFile(town)
    const next = await town.tell(worker, 'case.correctAccount', await correction(worker), on)
    expect(await told(worker)).toEqual([])
    const other = aCardNumber(502) as never
    await town.tell('baseOfficer', 'case.correctAccount', await correction('baseOfficer', { number: other }), next)
    expect(await told(worker)).toMatchObject([{ facts: { lastFour: aCardNumber(502).slice(-4) } }])
  })

  test('must not belong to another person, not even to a member of the household', async () => {
    const { worker, ...on } = await onFile(town)
    const spouse = aDeclaration().members[0]?.name ?? ''
    expect(await town.refusal(worker, 'case.correctAccount', await correction(worker, { holder: spouse }), on)).toBe(
      'ACCOUNT_NOT_OWN',
    )
  })

  test('cannot be corrected in a withdrawn case, because no payment is due', async () => {
    const { worker, ...on } = await walkTo(town, 'surveying')
    await town.tell(worker, 'case.withdraw', { why: '' }, on)
    const gone = await now(town, on.caseId)
    const mine = (await town.tell(worker, 'case.mine', {})).cases.find(({ id }) => id === on.caseId)
    expect(mine?.actions).not.toContain('correctAccount')
    for (const who of [worker, 'baseOfficer'] as const)
      expect(await town.refusal(who, 'case.correctAccount', await correction(who), gone)).toBe('WRONG_STAGE')
  })

  test('cannot be replaced by the same account', async () => {
    const { worker, ...on } = await onFile(town)
    const same = await correction(worker, { number: aCardNumber(1) as never })
    expect(await town.refusal(worker, 'case.correctAccount', same, on)).toBe('ACCOUNT_UNCHANGED')
  })

  test('cannot be corrected without a picture of the bank card', async () => {
    const { worker, ...on } = await onFile(town)
    const blind = await correction(worker, { proof: 'FI-nothing' as FileId })
    expect(await town.refusal(worker, 'case.correctAccount', blind, on)).toBe('FILE_NOT_RECEIVED')
  })

  test('is listed as a task of the worker after a failed payment until it is corrected', async () => {
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

describe('confirming the receipt of a payment', () => {
  const arrived = (grant: GrantId) => ({ grant, arrived: true, marks: [5, 4, 5], words: '谢谢' })

  test('is a task after the payment, can be done once, and stores the three marks', async () => {
    await allot(town, 50_000)
    const at = await onFile(town)
    const grant = await paid(town, at)
    const mine = async () => (await town.tell(at.worker, 'case.mine', {})).cases[0]
    expect((await mine())?.wants).toMatchObject([{ kind: 'receipt', grant, amount: yuan(4000) }])
    const confirmed = await town.tell(at.worker, 'case.confirmReceipt', arrived(grant), await now(town, at.caseId))
    expect(await mine()).toMatchObject({ wants: [], grants: [{ id: grant, state: 'paid', confirmed: true }] })
    expect(await town.refusal(at.worker, 'case.confirmReceipt', arrived(grant), confirmed)).toBe('GRANT_WRONG_STATE')
  })

  test('with “it has not arrived” is stored, and the receipt can be confirmed later', async () => {
    await allot(town, 50_000)
    const at = await onFile(town)
    const grant = await paid(town, at)
    const late = { grant, arrived: false, marks: [], words: '还没有收到' }
    const told = await town.tell(at.worker, 'case.confirmReceipt', late, await now(town, at.caseId))
    expect((await town.tell(at.worker, 'case.mine', {})).cases[0]?.wants).toMatchObject([{ kind: 'receipt', grant }])
    expect(await town.ask(at.worker, 'case.confirmReceipt', arrived(grant), told)).toMatchObject({ ok: true })
  })

  test('is refused when nothing was paid', async () => {
    await allot(town, 50_000)
    const at = await onFile(town)
    const grant = await held(town, at)
    const on = await now(town, at.caseId)
    expect(await town.refusal(at.worker, 'case.confirmReceipt', arrived(grant), on)).toBe('GRANT_WRONG_STATE')
    expect(await town.refusal(at.worker, 'case.confirmReceipt', arrived('GR-nothing' as GrantId), on)).toBe(
      'GRANT_WRONG_STATE',
    )
  })
})
