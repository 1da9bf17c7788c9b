import { ENTRIES, GRANTS } from '@cloud/usecases/stored/collections'
import { fold } from '@domain/application/fold'
import { yuan } from '@domain/kernel/fen'
import type { GrantId } from '@domain/kernel/ids'
import { formerly } from '@test/support/formerly'
import { aFundedTown, answered, batched, grantOf, held, lineOf, type OnFile, sent, YEAR } from '@test/support/money'
import { aCardNumber } from '@test/support/people'
import { ORG, type Town } from '@test/support/town'
import { caseOf, now } from '@test/support/walk'

let town: Town
let household: OnFile
beforeEach(async () => {
  ;({ town, household } = await aFundedTown())
})
afterEach(() => town.close())

const failed = async (reason: string): Promise<GrantId> => {
  const grant = await held(town, household, yuan(4000))
  const { batch } = await sent(town, [grant])
  await answered(town, batch, [{ no: 1, amount: 400_000, result: '失败', reason }])
  return grant
}
const again = (grant: GrantId) => ({ org: ORG.county.id, year: YEAR, grants: [grant] })
const told = async () => (await town.tell(household.worker, 'inbox.list', {})).items.map(({ key }) => key)
const mine = async () => (await town.tell(household.worker, 'case.mine', {})).cases[0]
const decided = async (grant: GrantId, owner: 'payee' | 'payer' | 'bank', words = '已问过银行') =>
  town.ask('countyFund', 'payout.decideFailure', { grant, owner, words }, await now(town, household.caseId))
const foldsTo = async () => {
  const { items } = await town.world.ports.store.query(ENTRIES, {
    index: 'byCase',
    eq: [household.caseId],
    limit: 100,
  })
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
  expect(plain(fold(items.map(({ doc }) => doc)))).toEqual(plain(await caseOf(town, household.caseId)))
}
/** A failed grant as stored by the former release, without the responsible party. */
const ofBefore = (grant: GrantId) => formerly(town.world.ports, GRANTS, grant, ({ failedOwner: _none, ...doc }) => doc)

describe.each(['账户余额不足', '已过当日受理时间', '银行系统繁忙，请稍后重试'])(
  'a failure with the reason “%s”',
  (reason) => {
    test('asks nothing of the worker, does not blame them, and the same account can be paid again', async () => {
      const grant = await failed(reason)
      expect(await grantOf(town, grant)).toMatchObject({ state: 'failed', failedBecause: reason, failures: 1 })
      expect(await told()).not.toContain('payFailed')
      const own = await mine()
      expect(own?.wants).toEqual([])
      expect(JSON.stringify(own)).not.toContain(reason)
      expect(own?.log.map(({ kind }) => kind)).not.toContain('failGrant')
      // finance and the auditor see the full reason
      expect((await town.tell('countyAuditor', 'grant.list', { year: YEAR, state: 'failed' })).items[0]).toMatchObject({
        failedBecause: reason,
      })
      const { batch } = await sent(town, [grant])
      expect(await answered(town, batch, [{ no: 1, amount: 400_000 }])).toMatchObject({ paid: 1 })
      expect(await grantOf(town, grant)).toMatchObject({ state: 'paid', lastFour: aCardNumber(1).slice(-4) })
      expect(await lineOf(town)).toMatchObject({ held: 0, settled: yuan(4000) })
      await foldsTo()
    })
  },
)

test('a failure because of a wrong account asks the worker to correct the account', async () => {
  const grant = await failed('账号与户名不符')
  expect(await told()).toContain('payFailed')
  expect((await mine())?.wants).toMatchObject([{ kind: 'account', grant, reason: '账号与户名不符' }])
  expect(await town.refusal('countyFund', 'payout.createBatch', again(grant))).toBe('ACCOUNT_UNCHANGED')
})

describe('a failure with an unknown reason', () => {
  test('becomes a duty of finance, is not paid again, and asks nothing of the worker', async () => {
    const grant = await failed('退回')
    expect((await town.tell('countyFund', 'case.duties', {})).failuresToDecide).toBe(1)
    expect(await town.refusal('countyFund', 'payout.createBatch', again(grant))).toBe('FAILURE_UNDECIDED')
    expect(await told()).not.toContain('payFailed')
    expect((await mine())?.wants).toEqual([])
    await foldsTo()
  })

  test('that finance attributes to the account asks the worker to correct the account, which is not paid again unchanged', async () => {
    const grant = await failed('退回')
    expect(await decided(grant, 'payee')).toMatchObject({ ok: true })
    expect((await town.tell('countyFund', 'case.duties', {})).failuresToDecide).toBe(0)
    expect(await told()).toContain('payFailed')
    expect((await mine())?.wants).toMatchObject([{ kind: 'account', grant, reason: '退回' }])
    expect(JSON.stringify(await mine())).not.toContain('已问过银行')
    expect(await town.refusal('countyFund', 'payout.createBatch', again(grant))).toBe('ACCOUNT_UNCHANGED')
    await foldsTo()
  })

  test('that finance attributes to the bank is paid again, and the worker is not notified', async () => {
    const grant = await failed('退回')
    await decided(grant, 'bank')
    expect(await told()).not.toContain('payFailed')
    expect(await told()).not.toContain('payNotYours')
    await batched(town, [grant])
  })

  test('can be decided by only one of two people at once, by finance only, and only for a failed grant', async () => {
    const grant = await failed('退回')
    const on = await now(town, household.caseId)
    const answers = await Promise.all([
      town.ask('countyFund', 'payout.decideFailure', { grant, owner: 'payee', words: '' }, on),
      town.ask('cityFund', 'payout.decideFailure', { grant, owner: 'bank', words: '' }, on),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const next = await now(town, household.caseId)
    const said = { grant, owner: 'payer', words: '' } as const
    expect(await town.refusal('countyApprover', 'payout.decideFailure', said, next)).toBe('NOT_ALLOWED')
    const other = await held(town, household, yuan(10), { programme: 'festival' })
    expect(
      await town.refusal(
        'countyFund',
        'payout.decideFailure',
        { ...said, grant: other },
        await now(town, household.caseId),
      ),
    ).toBe('GRANT_WRONG_STATE')
  })
})

describe('a failure that the previous release attributed to the worker', () => {
  test('stays the worker’s task until finance decides otherwise', async () => {
    const grant = await failed('账号与户名不符')
    await ofBefore(grant)
    expect((await mine())?.wants).toMatchObject([{ kind: 'account', grant }])
    expect(await town.refusal('countyFund', 'payout.createBatch', again(grant))).toBe('ACCOUNT_UNCHANGED')
  })

  test('can be attributed to the payer: the worker is notified that no correction is needed, and the same account is paid', async () => {
    const grant = await failed('账号与户名不符')
    await ofBefore(grant)
    expect(await decided(grant, 'payer', '其实是余额不足')).toMatchObject({ ok: true })
    expect((await mine())?.wants).toEqual([])
    expect(await told()).toContain('payNotYours')
    await batched(town, [grant])
    await foldsTo()
  })
})
