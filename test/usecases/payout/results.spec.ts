import { excelTables } from '@cloud/adapters/tables/excel'
import { COMMANDS, ENTRIES, LEDGER, PAYOUT_BATCHES } from '@cloud/usecases/stored/collections'
import { fold } from '@domain/application/fold'
import { yuan } from '@domain/kernel/fen'
import type { GrantId, PayoutBatchId } from '@domain/kernel/ids'
import {
  aFundedTown,
  allot,
  answered,
  bankFile,
  batched,
  breakable,
  copies,
  grantOf,
  handOver,
  held,
  ledgerOf,
  lineOf,
  type OnFile,
  onFile,
  sent,
  sumOf,
  YEAR,
} from '@test/support/money'
import { aCardNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, PNG, type Town } from '@test/support/town'
import { caseOf, nextDay, now } from '@test/support/walk'

let town: Town
let household: OnFile
beforeEach(async () => {
  ;({ town, household } = await aFundedTown())
})
afterEach(() => town.close())

const stateOf = async (id: PayoutBatchId) => (await town.world.ports.store.get(PAYOUT_BATCHES, id))?.doc.state

/** The worker enters another account of their own. */
const correct = async (at: OnFile, card: number) => {
  const proof = await town.upload(at.worker, 'proof')
  const { name } = (await town.submission('nobody')).declaration.applicant
  const input = { bank: '另一银行', branch: '另一支行', number: aCardNumber(card), holder: name, proof }
  return town.tell(at.worker, 'case.correctAccount', input as never, await now(town, at.caseId))
}

describe('the result of the bank', () => {
  test('that a line was paid updates grant, budget line, ledger, log and message together', async () => {
    const grant = await held(town, household, yuan(4000))
    const { batch } = await sent(town, [grant])
    nextDay(town)
    expect(await answered(town, batch, [{ no: 1, amount: 400_000 }])).toEqual({
      read: 1,
      paid: 1,
      failed: 0,
      returned: 0,
      unchanged: 0,
      notYet: 0,
      open: 0,
      inPart: [],
      problems: [],
    })
    expect(await stateOf(batch)).toBe('done')
    expect(await grantOf(town, grant)).toMatchObject({ state: 'paid', lastFour: aCardNumber(1).slice(-4) })
    expect(await lineOf(town)).toMatchObject({ held: 0, settled: yuan(4000) })
    expect(await ledgerOf(town, 'settled')).toMatchObject([
      { grant, batch, amount: yuan(4000), by: 'PE-countyFund', approver: 'PE-countyApprover', class: 'severe' },
    ])
    const { items } = await town.tell(household.worker, 'inbox.list', {})
    expect(items[0]).toMatchObject({ key: 'paid', facts: { amount: '400000', lastFour: aCardNumber(1).slice(-4) } })
  })

  test('with an account number in its reason reaches worker and log without the number', async () => {
    const { batch } = await sent(town, [await held(town, household, yuan(4000))])
    const reason = `账号${aCardNumber(1)}与户名不符`
    await answered(town, batch, [{ no: 1, amount: 400_000, result: '失败', reason }])
    const { items } = await town.tell(household.worker, 'inbox.list', {})
    expect(items[0]).toMatchObject({ key: 'payFailed', facts: { reason: '账号***与户名不符' } })
    const stored = [
      await caseOf(town, household.caseId),
      await town.tell('countyFund', 'payout.open', { batch }),
      await town.tell(household.worker, 'case.mine', {}),
    ]
    expect(JSON.stringify(stored)).not.toContain(aCardNumber(1))
  })

  test('with two columns of amounts is refused as a whole', async () => {
    const { batch } = await sent(town, [await held(town, household, yuan(4000))])
    const rows = [
      ['序号', '户名', '账号', '金额', '结果', '金额'],
      [1, '某某', '0000', '1.00', '成功', '4000.00'],
    ]
    const file = await town.upload('countyFund', 'table', await excelTables.write({ sheet: '结果', rows }))
    expect(await town.refusal('countyFund', 'payout.import', { batch, file })).toBe('ROWS_REJECTED')
  })

  test('changes nothing when the same file or the same rows are read again', async () => {
    const { batch } = await sent(town, [await held(town, household, yuan(4000))])
    const file = await bankFile(town, batch, [{ no: 1, amount: 400_000 }])
    await town.tell('countyFund', 'payout.import', { batch, file })
    const before = [await lineOf(town), await ledgerOf(town, 'settled'), await caseOf(town, household.caseId)]
    const again = {
      read: 1,
      paid: 0,
      failed: 0,
      returned: 0,
      unchanged: 1,
      notYet: 0,
      open: 0,
      inPart: [],
      problems: [],
    }
    expect(await town.tell('countyFund', 'payout.import', { batch, file })).toEqual(again)
    nextDay(town)
    expect(await answered(town, batch, [{ no: 1, amount: 400_000 }])).toEqual(again)
    expect([await lineOf(town), await ledgerOf(town, 'settled'), await caseOf(town, household.caseId)]).toEqual(before)
  })

  test('with unknown lines, changed amounts, repeats or unreadable cells reports each such row and changes nothing', async () => {
    const [one, two, three] = [
      await held(town, household, yuan(100)),
      await held(town, household, yuan(200), { programme: 'festival' }),
      await held(town, household, yuan(300), { programme: 'employment' }),
    ]
    const { batch } = await sent(town, [one, two, three])
    const says = [
      { no: 9, amount: 10_000 },
      { no: 1, amount: 10_001 },
      { no: 2, amount: 20_000 },
      { no: 2, amount: 20_000, result: '失败', reason: '退回' },
      { no: 3, amount: 30_000, result: '？' },
    ]
    expect(await answered(town, batch, says)).toEqual({
      read: 5,
      paid: 0,
      failed: 0,
      returned: 0,
      unchanged: 0,
      notYet: 0,
      open: 3,
      inPart: [],
      problems: [
        { row: 3, problem: 'unknown-line' },
        { row: 4, problem: 'amount-changed' },
        { row: 5, problem: 'repeated' },
        { row: 6, problem: 'repeated' },
        { row: 7, problem: 'unreadable', cell: '结果' },
      ],
    })
    for (const [says, problem] of [
      [{ result: '失败' }, { problem: 'reason-missing', cell: '失败原因' }],
      [{ on: '昨天' }, { problem: 'unreadable', cell: '日期' }],
    ] as const)
      expect(await answered(town, batch, [{ no: 3, amount: 30_000, ...says }])).toMatchObject({
        paid: 0,
        failed: 0,
        returned: 0,
        problems: [{ row: 3, ...problem }],
      })
    expect(await ledgerOf(town, 'settled')).toEqual([])
    expect(await stateOf(batch)).toBe('sent')
    // the valid row of a mixed file is entered all the same
    expect(
      await answered(town, batch, [
        { no: 9, amount: 1 },
        { no: 3, amount: 30_000 },
      ]),
    ).toMatchObject({ paid: 1, problems: [{ row: 3 }] })
    expect(await grantOf(town, three as GrantId)).toMatchObject({ state: 'paid' })
    // a second, contradicting result for the same line is refused
    expect(await answered(town, batch, [{ no: 3, amount: 30_000, result: '失败', reason: '退回' }])).toMatchObject({
      failed: 0,
      returned: 0,
      problems: [{ row: 3, problem: 'already-in' }],
    })
  })

  test('is refused if it is too early, no table, empty, not received, or out of reach', async () => {
    const made = await batched(town, [await held(town, household)])
    const file = await bankFile(town, made.batch, [{ no: 1, amount: 400_000 }])
    expect(await town.refusal('countyFund', 'payout.import', { batch: made.batch, file })).toBe('BATCH_WRONG_STATE')
    await town.tell('countyApprover', 'payout.approve', made)
    expect(await town.refusal('countyFund', 'payout.import', { batch: made.batch, file })).toBe('BATCH_NOT_HANDED_OVER')
    await town.tell('countyFund', 'payout.export', { batch: made.batch })
    expect(await town.refusal('countyFund', 'payout.import', { batch: made.batch, file })).toBe('BATCH_NOT_HANDED_OVER')
    await handOver(town, made.batch)
    const stranger = await bankFile(town, made.batch, [{ no: 1, amount: 400_000 }], 'cityFund')
    expect(await town.refusal('countyFund', 'payout.import', { batch: made.batch, file: stranger })).toBe(
      'FILE_NOT_RECEIVED',
    )
    const empty = await town.upload(
      'countyFund',
      'table',
      await excelTables.write({ sheet: '空', rows: [['什么', '也', '没有']] }),
    )
    expect(await town.refusal('countyFund', 'payout.import', { batch: made.batch, file: empty })).toBe('ROWS_REJECTED')
    await expect(town.upload('countyFund', 'table', PNG)).rejects.toThrow('FILE_KIND_WRONG')
    expect(await town.refusal('cityReviewer', 'payout.import', { batch: made.batch, file })).toBe('NOT_ALLOWED')
    expect(await stateOf(made.batch)).toBe('sent')
  })
})

describe('a failed payment', () => {
  const failed = async () => {
    const grant = await held(town, household, yuan(4000))
    const { batch } = await sent(town, [grant])
    await answered(town, batch, [{ no: 1, amount: 400_000, result: '失败', reason: '账号与户名不符' }])
    return grant
  }

  test('keeps its money held, and the worker is notified of the reason', async () => {
    const grant = await failed()
    expect(await grantOf(town, grant)).toMatchObject({ state: 'failed', failedBecause: '账号与户名不符', failures: 1 })
    expect(await lineOf(town)).toMatchObject({ held: yuan(4000), settled: 0 })
    const { items } = await town.tell(household.worker, 'inbox.list', {})
    expect(items[0]).toMatchObject({ key: 'payFailed', facts: { reason: '账号与户名不符' } })
    expect((await caseOf(town, household.caseId)).grants).toMatchObject([{ state: 'failed' }])
  })

  test('is not retried to the same account, only after the account has changed', async () => {
    const grant = await failed()
    const input = { org: ORG.county.id, year: YEAR, grants: [grant] }
    const listed = async () => (await town.tell('countyFund', 'grant.list', { year: YEAR, state: 'failed' })).items[0]
    expect(await town.refusal('countyFund', 'payout.createBatch', input)).toBe('ACCOUNT_UNCHANGED')
    expect(await listed()).toMatchObject({ accountCorrected: false })
    await correct(household, 77)
    expect(await listed()).toMatchObject({ accountCorrected: true })
    const { batch } = await sent(town, [grant])
    expect(await answered(town, batch, [{ no: 1, amount: 400_000 }])).toMatchObject({ paid: 1 })
    expect(await grantOf(town, grant)).toMatchObject({
      state: 'paid',
      lastFour: aCardNumber(77).slice(-4),
      failures: 1,
    })
    expect(await lineOf(town)).toMatchObject({ held: 0, settled: yuan(4000) })
    expect(sumOf(await ledgerOf(town, 'settled'))).toBe(yuan(4000))
  })

  test('is not retried to the failed account, even after a rejected batch and a reverted correction', async () => {
    const grant = await failed()
    await correct(household, 77)
    const { batch } = await batched(town, [grant])
    await town.tell('countyApprover', 'payout.reject', { batch, why: '账户待核' })
    await correct(household, 1)
    const input = { org: ORG.county.id, year: YEAR, grants: [grant] }
    expect(await town.refusal('countyFund', 'payout.createBatch', input)).toBe('ACCOUNT_UNCHANGED')
  })

  test('can be released, which frees the money and the person', async () => {
    const grant = await failed()
    await town.tell('countyFund', 'grant.release', { grant, why: '本人放弃' }, await now(town, household.caseId))
    expect(await lineOf(town)).toMatchObject({ held: 0, settled: 0 })
    await held(town, household, yuan(100))
  })
})

test('the log of a paid case folds to its snapshot', async () => {
  const { batch } = await sent(town, [await held(town, household)])
  await answered(town, batch, [{ no: 1, amount: 400_000 }])
  const { items } = await town.world.ports.store.query(ENTRIES, { index: 'byCase', eq: [household.caseId], limit: 100 })
  expect(JSON.parse(JSON.stringify(fold(items.map(({ doc }) => doc))))).toEqual(
    JSON.parse(JSON.stringify(await caseOf(town, household.caseId))),
  )
})

describe.each(['before', 'after'] as const)('the import of a bank result, killed %s any write,', (when) => {
  test('is completed by repeating the command, and every line is entered exactly once', async () => {
    const world = await aWorld()
    const store = breakable(world.ports.store)
    const fragile = await aTown({ ...world, ports: { ...world.ports, store } })
    await allot(fragile, 20_000)
    const first = await onFile(fragile)
    const crowd = [first, ...(await copies(fragile, first.caseId, 4))]
    const grants: GrantId[] = []
    for (const one of crowd) grants.push(await held(fragile, one, yuan(100)))
    const { batch } = await sent(fragile, grants)
    const file = await bankFile(
      fragile,
      batch,
      grants.map((_, i) =>
        i === 2 ? { no: 3, amount: 10_000, result: '失败', reason: '退回' } : { no: i + 1, amount: 10_000 },
      ),
    )
    const key = 'import-the-banks-results'
    let kills = 0
    store.arm(1, when)
    let answer = await fragile.ask('countyFund', 'payout.import', { batch, file }, { key })
    while (!answer.ok && kills < 30) {
      kills += 1
      expect(answer.refusal.code).toBe('UNAVAILABLE')
      store.arm(1 + (kills % 3), when)
      answer = await fragile.ask('countyFund', 'payout.import', { batch, file }, { key })
    }
    store.disarm()
    expect(kills).toBeGreaterThan(2)
    expect(answer).toMatchObject({ ok: true, value: { read: 5, problems: [] } })
    expect((await store.get(PAYOUT_BATCHES, batch))?.doc.state).toBe('done')
    const { items } = await store.query(LEDGER, { index: 'byYear', eq: [YEAR, 'settled'], limit: 100 })
    expect(items.map(({ doc }) => doc.grant).sort()).toEqual(grants.filter((_, i) => i !== 2).sort())
    expect(await lineOf(fragile)).toMatchObject({ held: 10_000, settled: 40_000 })
    for (const { caseId } of crowd) expect((await caseOf(fragile, caseId)).grants).toHaveLength(1)
    expect((await store.query(COMMANDS, { index: 'byTime', eq: [], limit: 100 })).items.length).toBeGreaterThan(0)
    await fragile.close()
  })
})
