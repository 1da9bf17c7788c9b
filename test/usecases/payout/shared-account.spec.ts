import { noteFormerAccounts } from '@cloud/usecases/grant/note-accounts'
import { ACCOUNTS, ENTRIES } from '@cloud/usecases/stored/collections'
import { fold } from '@domain/application/fold'
import type { CaseId, GrantId } from '@domain/kernel/ids'
import { accountIn } from '@test/support/household'
import { allot, batched, held, type OnFile, onFile, YEAR } from '@test/support/money'
import { aCardNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'
import { caseOf, now } from '@test/support/walk'

let town: Town
let [one, two]: OnFile[] = []
let [first, second]: GrantId[] = []
const account = { bank: '虚构银行', branch: '虚构支行', number: aCardNumber(1) }
beforeEach(async () => {
  town = await aTown(await aWorld())
  await allot(town, 60_000)
  one = await onFile(town)
  two = await onFile(town, { seed: 2, declaration: { account } as never })
  first = await held(town, one)
  second = await held(town, two)
})
afterEach(() => town.close())

const logOf = async (id: CaseId) =>
  (await town.world.ports.store.query(ENTRIES, { index: 'byCase', eq: [id], limit: 100 })).items.map(({ doc }) => doc)
const makes = (grant: GrantId | undefined) =>
  town.refusal('countyFund', 'payout.createBatch', { org: ORG.county.id, year: YEAR, grants: [grant as GrantId] })
const state = (at: OnFile | undefined, by: 'countyApprover' | 'cityReviewer' = 'countyApprover') =>
  town.tell(by, 'payout.stateAccount', { caseId: (at as OnFile).caseId, reasons: '已向银行核实，是本人的账户' })
/** Removes the registered account, as in a store of the former release, which did not compare accounts. */
const forget = async () => {
  const { declaration } = await caseOf(town, (one as OnFile).caseId)
  const { sealer, store } = town.world.ports
  const number = sealer.open(accountIn(declaration).number.sealed, 'household:account')
  await store.transaction(async (tx) => {
    const seen = await tx.get(ACCOUNTS, sealer.hash(number, 'account'))
    if (seen !== undefined) await tx.remove(ACCOUNTS, seen)
  })
}
const correct = async (at: OnFile, number: string) => {
  const proof = await town.upload(at.worker, 'proof')
  const { name } = (await town.submission('nobody', { seed: 2 })).declaration.applicant
  const input = { bank: '另一银行', branch: '另一支行', number, holder: name, proof }
  await town.tell(at.worker, 'case.correctAccount', input as never, await now(town, at.caseId))
}

describe('one account given by two households', () => {
  test('is paid to neither, and those who decide see a warning that does not name the other household', async () => {
    for (const grant of [first, second]) expect(await makes(grant)).toBe('ACCOUNT_SHARED')
    for (const reader of ['countyFund', 'countyApprover', 'cityReviewer'] as const) {
      const view = await town.tell(reader, 'case.open', { caseId: (one as OnFile).caseId })
      expect([reader, view.sharedAccount]).toEqual([reader, { sameName: false, mayState: reader !== 'countyFund' }])
    }
    const base = await town.tell('baseOfficer', 'case.open', { caseId: (one as OnFile).caseId })
    expect(base.sharedAccount).toBeUndefined()
  })

  test('is paid for the household for which a person has stated a reason, with a mark, and not for the other', async () => {
    await state(one)
    const { batch } = await batched(town, [first as GrantId])
    expect(await makes(second)).toBe('ACCOUNT_SHARED')
    const opened = await town.tell('countyApprover', 'payout.open', { batch })
    expect(opened.shared).toEqual([1])
    const view = await town.tell('cityReviewer', 'case.open', { caseId: (one as OnFile).caseId })
    expect(view.sharedAccount?.stated).toMatchObject({ by: '区复核', reasons: '已向银行核实，是本人的账户' })
  })

  test('has its stated reason in that household’s log for checkers and auditors, and nothing in the other’s log', async () => {
    await state(one)
    const said = async (reader: string, at: OnFile | undefined) =>
      (await town.tell(reader, 'case.open', { caseId: (at as OnFile).caseId })).log
        .filter(({ kind }) => kind === 'stateAccount')
        .map(({ words }) => words)
    expect(await said('cityAuditor', one)).toEqual(['已向银行核实，是本人的账户'])
    expect(await said('baseOfficer', one)).toEqual([undefined])
    expect(await said('cityAuditor', two)).toEqual([])
    const log = await logOf((one as OnFile).caseId)
    expect(JSON.parse(JSON.stringify(fold(log)))).toEqual(await caseOf(town, (one as OnFile).caseId))
  })

  test('keeps one statement per person and set of households, and a further one for another person or household', async () => {
    const { sealer, store } = town.world.ports
    const said = async () => (await store.get(ACCOUNTS, sealer.hash(account.number, 'account')))?.doc.stated.length
    for (const _time of ['once', 'again']) await state(one)
    await Promise.all([state(one), state(one)])
    expect(await said()).toBe(1)
    await state(one, 'cityReviewer')
    expect(await said()).toBe(2)
    await onFile(town, { seed: 3, declaration: { account } as never })
    for (const _time of ['once', 'again']) await state(one)
    expect(await said()).toBe(3)
  })

  test('is paid for both grants once one household has corrected its account', async () => {
    await correct(two as OnFile, aCardNumber(88))
    await batched(town, [first as GrantId, second as GrantId])
  })

  test('needs a new statement when a third household gives the same account', async () => {
    await state(one, 'cityReviewer')
    await onFile(town, { seed: 3, declaration: { account } as never })
    expect(await makes(first)).toBe('ACCOUNT_SHARED')
  })

  test('is noticed at the approval if the account was given after the batch was made', async () => {
    await correct(two as OnFile, aCardNumber(88))
    const made = await batched(town, [first as GrantId])
    await correct(two as OnFile, aCardNumber(1))
    expect(await town.refusal('countyApprover', 'payout.approve', made)).toBe('ACCOUNT_SHARED')
    await state(one)
    await town.tell('countyApprover', 'payout.approve', made)
  })

  test('from before accounts were compared is noticed once both cases have been opened', async () => {
    await forget()
    await town.tell('countyFund', 'case.open', { caseId: (one as OnFile).caseId })
    expect(await makes(second)).toBe('ACCOUNT_SHARED')
    expect(await makes(first)).toBe('ACCOUNT_SHARED')
  })

  test('from before accounts were compared is detected by the clock once, even if the cases are never opened', async () => {
    await forget()
    expect(await noteFormerAccounts(town.world.ports, Number.POSITIVE_INFINITY)).toBeGreaterThan(0)
    expect(await makes(second)).toBe('ACCOUNT_SHARED')
    expect(await noteFormerAccounts(town.world.ports, Number.POSITIVE_INFINITY)).toBe(0)
  })

  test('can be given a statement only by those who check or decide, and only if it is shared', async () => {
    const input = { caseId: (one as OnFile).caseId, reasons: '理由' }
    for (const who of ['countyFund', 'countyReviewer', 'baseOfficer', 'cityAuditor'])
      expect([who, await town.refusal(who, 'payout.stateAccount', input)]).toEqual([who, 'NOT_ALLOWED'])
    const alone = await onFile(town, { seed: 5 })
    expect(await town.refusal('cityReviewer', 'payout.stateAccount', { ...input, caseId: alone.caseId })).toBe(
      'NOT_FOUND',
    )
  })
})
