import { rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { ENTRIES, LEDGER } from '@cloud/usecases/stored/collections'
import { fold } from '@domain/application/fold'
import type { CallInput } from '@domain/contract/index'
import { yuan } from '@domain/kernel/fen'
import type { GrantId, PayoutBatchId } from '@domain/kernel/ids'
import { addDays, shanghaiDate } from '@domain/kernel/plain-date'
import {
  aFundedTown,
  allot,
  answered,
  bankFile,
  grantOf,
  held,
  ledgerOf,
  lineId,
  lineOf,
  type OnFile,
  paid,
  sent,
  YEAR,
} from '@test/support/money'
import { aCardNumber } from '@test/support/people'
import { ORG, type Town } from '@test/support/town'
import { caseOf, nextDay, now } from '@test/support/walk'

let town: Town
let household: OnFile
beforeEach(async () => {
  ;({ town, household } = await aFundedTown())
})
afterEach(() => town.close())

const today = () => shanghaiDate(town.world.clock.now())
type Said = Omit<CallInput<'payout.return'>, 'grant' | 'returnedOn'> & { readonly returnedOn?: string }
const back = async (grant: GrantId, over: Partial<Said> = {}) => {
  const input = { grant, returnedOn: today(), reason: '收款账户已销户', owner: 'payee', ...over }
  return town.ask('countyFund', 'payout.return', input as never, await now(town, household.caseId))
}
const report = () => town.tell('countyAuditor', 'report.year', { year: YEAR })
const correct = async (card: number) => {
  const proof = await town.upload(household.worker, 'proof')
  const { name } = (await town.submission('nobody')).declaration.applicant
  const input = { bank: '另一银行', branch: '另一支行', number: aCardNumber(card), holder: name, proof }
  await town.tell(household.worker, 'case.correctAccount', input as never, await now(town, household.caseId))
}
const agrees = async () => {
  const { store, sealer } = town.world.ports
  expect(await rebuildCheck(store, sealer)).toMatchObject({ casesOff: [], chainOff: [], linesOff: [], ledgerOff: [] })
  const { items } = await store.query(ENTRIES, { index: 'byCase', eq: [household.caseId], limit: 100 })
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
  expect(plain(fold(items.map(({ doc }) => doc)))).toEqual(plain(await caseOf(town, household.caseId)))
}

describe('a returned payment', () => {
  test('adds a counter-entry on the day of the return, leaves the payment in the ledger, holds the money again and notifies the worker', async () => {
    const grant = await paid(town, household)
    const before = await ledgerOf(town, 'settled')
    nextDay(town)
    expect(await back(grant)).toMatchObject({ ok: true })
    expect(await ledgerOf(town, 'settled')).toEqual(before)
    expect(await ledgerOf(town, 'returned')).toMatchObject([
      { grant, amount: yuan(4000), on: today(), by: 'PE-countyFund', reason: '收款账户已销户' },
    ])
    expect(await lineOf(town)).toMatchObject({ held: yuan(4000), settled: 0, free: yuan(16_000) })
    expect(await grantOf(town, grant)).toMatchObject({ state: 'failed', returns: 1, failures: 1, confirmed: false })
    expect((await grantOf(town, grant)).paidOn).toBeUndefined()
    const { items } = await town.tell(household.worker, 'inbox.list', {})
    expect(items[0]).toMatchObject({ key: 'payReturned', facts: { reason: '收款账户已销户', owner: 'payee' } })
    const own = (await town.tell(household.worker, 'case.mine', {})).cases[0]
    expect(own?.wants).toMatchObject([{ kind: 'account', grant }])
    expect((await caseOf(town, household.caseId)).grants).toMatchObject([{ state: 'failed', confirmed: false }])
    await agrees()
  })

  test('can be paid once more to another account, and is counted once', async () => {
    const grant = await paid(town, household)
    await back(grant)
    const again = { org: ORG.county.id, year: YEAR, grants: [grant] }
    expect(await town.refusal('countyFund', 'payout.createBatch', again)).toBe('ACCOUNT_UNCHANGED')
    await correct(77)
    nextDay(town)
    const { batch } = await sent(town, [grant])
    expect(await answered(town, batch, [{ no: 1, amount: 400_000 }])).toMatchObject({ paid: 1, problems: [] })
    expect(await lineOf(town)).toMatchObject({ held: 0, settled: yuan(4000) })
    expect((await ledgerOf(town, 'settled')).map(({ amount }) => amount)).toEqual([yuan(4000), yuan(4000)])
    expect((await report()).total).toMatchObject({ personTimes: 1, money: yuan(4000) })
    // it may be returned a second time
    expect(await back(grant, { owner: 'bank' })).toMatchObject({ ok: true })
    expect((await report()).total).toMatchObject({ personTimes: 0, money: 0 })
    expect((await report()).quality.returned).toMatchObject({ within: { times: 2, money: yuan(8000) } })
    await agrees()
  })

  test('with a cause other than the account requires no action by the worker, who is only notified of the return', async () => {
    const grant = await paid(town, household)
    await back(grant, { owner: 'bank', reason: '收款行系统退回' })
    const { items } = await town.tell(household.worker, 'inbox.list', {})
    expect(items[0]).toMatchObject({ key: 'payReturned', facts: { owner: 'bank' } })
    expect(items[0]?.facts['reason']).toBeUndefined()
    expect((await town.tell(household.worker, 'case.mine', {})).cases[0]?.wants).toEqual([])
    await sent(town, [grant])
  })

  test('can be released, which frees its money', async () => {
    const grant = await paid(town, household)
    await back(grant)
    await town.tell('countyFund', 'grant.release', { grant, why: '本人放弃' }, await now(town, household.caseId))
    expect(await lineOf(town)).toMatchObject({ held: 0, settled: 0, free: yuan(20_000) })
    await agrees()
  })

  test('from several budget lines returns to each line its own share', async () => {
    await allot(town, 1000, 'county')
    const shares = [
      { line: lineId(), amount: yuan(3000) },
      { line: lineId('county'), amount: yuan(1000) },
    ]
    const grant = await paid(town, household, yuan(4000), { shares })
    await back(grant)
    expect(await lineOf(town, lineId('county'))).toMatchObject({ held: yuan(1000), settled: 0 })
    expect((await ledgerOf(town, 'returned')).map(({ amount }) => amount).sort()).toEqual(
      [yuan(1000), yuan(3000)].sort(),
    )
    await agrees()
  })

  test('is shown in its batch, and the same result read again changes nothing', async () => {
    const grant = await held(town, household)
    const { batch } = await sent(town, [grant])
    const file = await bankFile(town, batch, [{ no: 1, amount: 400_000 }])
    await town.tell('countyFund', 'payout.import', { batch, file })
    await back(grant)
    expect((await town.tell('countyFund', 'payout.open', { batch })).batch.lines[0]).toMatchObject({
      outcome: { paid: true },
      returned: { on: today(), reason: '收款账户已销户' },
    })
    expect(await town.tell('countyFund', 'payout.import', { batch, file })).toMatchObject({ paid: 0, unchanged: 1 })
    expect(await lineOf(town)).toMatchObject({ held: yuan(4000), settled: 0 })
  })

  test.each([
    ['before it was paid', -1, 'DATE_TOO_EARLY'],
    ['on a day that has not come', 1, 'DATE_IN_FUTURE'],
  ])('with a return dated %s is refused', async (_what, days, code) => {
    const grant = await paid(town, household)
    expect(await back(grant, { returnedOn: addDays(today(), days) })).toMatchObject({ ok: false, refusal: { code } })
    expect(await ledgerOf(town, 'returned')).toEqual([])
  })

  test('requires a paid grant and a fund officer, and can be entered once', async () => {
    const grant = await held(town, household)
    expect(await back(grant)).toMatchObject({ ok: false, refusal: { code: 'GRANT_WRONG_STATE' } })
    const { batch } = await sent(town, [grant])
    await answered(town, batch, [{ no: 1, amount: 400_000 }])
    const on = await now(town, household.caseId)
    const input = { grant, returnedOn: today(), reason: '退汇', owner: 'bank' } as const
    expect(await town.refusal('countyApprover', 'payout.return', input, on)).toBe('NOT_ALLOWED')
    const twice = await Promise.all([
      town.ask('countyFund', 'payout.return', input, on),
      town.ask('cityFund', 'payout.return', input, on),
    ])
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await ledgerOf(town, 'returned')).toHaveLength(1)
    expect(await lineOf(town)).toMatchObject({ held: yuan(4000), settled: 0 })
  })

  test('removes the worker’s satisfaction marks from the year report', async () => {
    const grant = await paid(town, household)
    const said = { grant, arrived: true, marks: [5, 5, 5], words: '' }
    await town.tell(household.worker, 'case.confirmReceipt', said, await now(town, household.caseId))
    expect((await report()).quality.satisfaction.answers).toBe(1)
    await back(grant)
    expect((await report()).quality.satisfaction.answers).toBe(0)
  })
})

describe('the ledger', () => {
  test('keeps the entries of a past day unchanged', async () => {
    const grant = await paid(town, household)
    const asOf = town.world.clock.now()
    const booked = async () => {
      const { items } = await town.world.ports.store.query(LEDGER, { index: 'byGrant', eq: [grant], limit: 100 })
      return items.map(({ doc }) => doc).filter(({ at }) => at <= asOf)
    }
    const before = await booked()
    nextDay(town)
    await back(grant)
    expect(await booked()).toEqual(before)
  })

  test('of the year is netted in the report, and the lines behind a figure add up to it', async () => {
    const one = await paid(town, household)
    await paid(town, household, yuan(500), { programme: 'festival' })
    await back(one)
    expect(await report()).toMatchObject({ total: { households: 1, personTimes: 1, money: yuan(500) } })
    const { lines } = await town.tell('countyAuditor', 'report.drill', { year: YEAR, cell: {}, what: 'paid' })
    expect(lines.map(({ money }) => money)).toEqual([yuan(500)])
  })

  test('of a closed year stays unchanged: a later return is shown separately, and a new payment is not counted twice', async () => {
    const grant = await paid(town, household)
    const closed = (await report()).total
    town.world.clock.set('2027-01-05T10:00:00+08:00')
    expect(await back(grant, { owner: 'bank' })).toMatchObject({ ok: true })
    expect((await report()).total).toEqual(closed)
    expect((await report()).quality.returned).toEqual({
      within: { times: 0, money: 0 },
      later: { times: 1, money: yuan(4000) },
    })
    // the money is held for this grant on the line it was paid from; nothing new can be held in that year
    expect(await lineOf(town)).toMatchObject({ held: yuan(4000), settled: 0 })
    const fresh = {
      programme: 'festival' as const,
      year: YEAR,
      amount: yuan(100),
      shares: [{ line: lineId(), amount: yuan(100) }],
    }
    expect(await town.refusal('countyFund', 'grant.hold', fresh, await now(town, household.caseId))).toBe('BAD_INPUT')
    const { batch } = await sent(town, [grant])
    expect(await answered(town, batch, [{ no: 1, amount: 400_000 }])).toMatchObject({ paid: 1 })
    expect((await report()).total).toEqual(closed)
    await agrees()
  })
})

describe('a return in the bank’s file', () => {
  const says = (town: Town, batch: PayoutBatchId, result: string, over: object = {}) =>
    answered(town, batch, [{ no: 1, amount: 400_000, result, reason: '收款账户已销户', ...over }])

  test('of a line that was paid is entered as by hand, on the day that the bank states, and once', async () => {
    const grant = await held(town, household)
    const { batch } = await sent(town, [grant])
    await answered(town, batch, [{ no: 1, amount: 400_000 }])
    const before = await ledgerOf(town, 'settled')
    nextDay(town, 3)
    const on = addDays(today(), -1)
    expect(await says(town, batch, '退汇', { on })).toMatchObject({ returned: 1, failed: 0, problems: [] })
    expect(await ledgerOf(town, 'settled')).toEqual(before)
    expect(await ledgerOf(town, 'returned')).toMatchObject([{ grant, amount: yuan(4000), on }])
    expect(await grantOf(town, grant)).toMatchObject({ state: 'failed', returns: 1, failedOwner: 'payee' })
    const { items } = await town.tell(household.worker, 'inbox.list', {})
    expect(items[0]).toMatchObject({ key: 'payReturned' })
    // the same file again, and the first one again
    expect(await says(town, batch, '退汇', { on })).toMatchObject({ returned: 0, unchanged: 1, problems: [] })
    expect(await answered(town, batch, [{ no: 1, amount: 400_000 }])).toMatchObject({ paid: 0, unchanged: 1 })
    expect(await says(town, batch, '退汇', { on: today() })).toMatchObject({ problems: [{ problem: 'already-in' }] })
    expect(await ledgerOf(town, 'returned')).toHaveLength(1)
    await agrees()
  })

  test('that comes in the next year is entered on its day, and the figures of the closed year stay', async () => {
    const grant = await held(town, household)
    const { batch } = await sent(town, [grant])
    await answered(town, batch, [{ no: 1, amount: 400_000 }])
    const closed = (await report()).total
    town.world.clock.set('2027-01-05T10:00:00+08:00')
    expect(await says(town, batch, '退汇', { on: '2027-01-04' })).toMatchObject({ returned: 1, problems: [] })
    expect(await ledgerOf(town, 'returned')).toMatchObject([
      { grant, amount: yuan(4000), on: '2027-01-04', year: YEAR },
    ])
    expect((await report()).total).toEqual(closed)
    expect((await report()).quality.returned).toMatchObject({
      within: { times: 0 },
      later: { times: 1, money: yuan(4000) },
    })
    await agrees()
  })

  test('of a line without an answer is a failure, and of a line that failed changes nothing', async () => {
    const grant = await held(town, household)
    const { batch } = await sent(town, [grant])
    expect(await says(town, batch, '退票')).toMatchObject({ failed: 1, returned: 0, problems: [] })
    expect(await says(town, batch, '退票')).toMatchObject({ failed: 0, returned: 0, unchanged: 1 })
    expect(await ledgerOf(town, 'returned')).toEqual([])
  })

  test('dated before the payment, or of money that is asked back already, is a problem of its row', async () => {
    const grant = await held(town, household)
    const { batch } = await sent(town, [grant])
    await answered(town, batch, [{ no: 1, amount: 400_000 }])
    const early = addDays(today(), -1)
    expect(await says(town, batch, '退汇', { on: early })).toMatchObject({ problems: [{ problem: 'date-wrong' }] })
    const asked = { grant, amount: yuan(4000), on: today(), from: 'household', words: '多发了' } as const
    await town.tell('countyFund', 'payout.demandBack', asked, await now(town, household.caseId))
    expect(await says(town, batch, '退汇')).toMatchObject({ returned: 0, problems: [{ problem: 'already-in' }] })
    expect(await lineOf(town)).toMatchObject({ settled: yuan(4000) })
    await agrees()
  })
})
