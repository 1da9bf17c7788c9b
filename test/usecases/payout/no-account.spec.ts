import { CASES } from '@cloud/usecases/stored/collections'
import type { CallInput } from '@domain/contract/index'
import { yuan } from '@domain/kernel/fen'
import { aDeclaration } from '@test/support/household'
import { allot, batched, held, onFile, YEAR } from '@test/support/money'
import { aCardNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, submitted, type Town } from '@test/support/town'
import { caseOf, now } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
  await allot(town, 60_000)
})
afterEach(() => town.close())

const WHY = '身份证丢了，补办好才能开户'
const declaration = { account: undefined, noAccountBecause: WHY }
const firstAccount = { kind: 'account', reason: '' }
const wantsOf = async (worker: string) => (await town.tell(worker, 'case.mine', {})).cases[0]?.wants
const firstGiven = async (worker: string): Promise<CallInput<'case.correctAccount'>> => ({
  ...{ bank: '虚构银行', branch: '', number: aCardNumber(501) as never },
  ...{ holder: aDeclaration().applicant.name, proof: await town.upload(worker, 'proof') },
})

test('who has no account yet applies with the reason, which the officers read and which is sealed in the store', async () => {
  const { worker, caseId } = await submitted(town, { declaration })
  const view = await town.tell('baseOfficer', 'case.open', { caseId })
  expect(view.declaration).toMatchObject({ noAccountBecause: WHY })
  expect(view.declaration.account).toBeUndefined()
  expect(JSON.stringify(await town.world.ports.store.get(CASES, caseId))).not.toContain(WHY)
  expect(await wantsOf(worker)).toEqual([])
})

test('an application with neither account nor reason is refused', async () => {
  const input = await town.submission('worker-1', { declaration: { account: undefined } })
  expect(await town.refusal('worker-1', 'case.submit', input)).toBe('HOUSEHOLD_INCONSISTENT')
})

test('a household without an account comes through survey and decision; it is then asked for one, and paid only on it', async () => {
  const at = await onFile(town, { declaration })
  expect(await wantsOf(at.worker)).toEqual([firstAccount])
  const grant = await held(town, at, yuan(4000))
  const batch = { org: ORG.county.id, year: YEAR, grants: [grant] }
  expect(await town.refusal('countyFund', 'payout.createBatch', batch)).toBe('ACCOUNT_MISSING')
  const rows = async () => (await town.tell('countyFund', 'grant.list', { year: YEAR, state: 'held' })).items
  expect(await rows()).toMatchObject([{ noAccount: true, deeds: ['releaseGrant'] }])
  await town.tell(at.worker, 'case.correctAccount', await firstGiven(at.worker), await now(town, at.caseId))
  expect(await wantsOf(at.worker)).toEqual([])
  expect((await caseOf(town, at.caseId)).declaration.account?.number.shown).toContain(aCardNumber(501).slice(-4))
  expect(await rows()).toMatchObject([{ deeds: ['take', 'releaseGrant'] }])
  await batched(town, [grant])
})

test('two households without an account have no account in common', async () => {
  const both = [await onFile(town, { declaration }), await onFile(town, { seed: 2, declaration })]
  for (const { caseId } of both)
    expect((await town.tell('countyFund', 'case.open', { caseId })).sharedAccount).toBeUndefined()
})

test('a lost identity card is explained and does not keep anybody from applying', async () => {
  const input = await town.submission('worker-1')
  const proofs = input.proofs.map((one) =>
    one.type === 'idCard' ? { type: one.type, files: [], cannotGet: WHY } : one,
  )
  await town.tell('worker-1', 'case.submit', { ...input, proofs })
})
