import { rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { ENTRIES } from '@cloud/usecases/stored/collections'
import { fold } from '@domain/application/fold'
import type { CallInput, CallName } from '@domain/contract/index'
import { yuan } from '@domain/kernel/fen'
import type { GrantId } from '@domain/kernel/ids'
import {
  aFundedTown,
  aHold,
  allot,
  grantOf,
  ledgerOf,
  lineId,
  lineOf,
  type OnFile,
  paid,
  sent,
  YEAR,
} from '@test/support/money'
import type { OfficerKey, Town } from '@test/support/town'
import { caseOf, nextDay, now, today } from '@test/support/walk'

let town: Town
let household: OnFile
beforeEach(async () => {
  ;({ town, household } = await aFundedTown())
})
afterEach(() => town.close())

const asks = async <N extends CallName>(name: N, input: CallInput<N>, who: OfficerKey = 'countyFund') =>
  town.ask(who, name, input, await now(town, household.caseId))
const demand = (grant: GrantId, over: Partial<CallInput<'payout.demandBack'>> = {}) =>
  asks('payout.demandBack', {
    grant,
    amount: yuan(4000),
    on: today(town),
    from: 'household',
    words: '发放以后查明不符合条件',
    ...over,
  })
const receive = (grant: GrantId, amount: number, on = today(town)) =>
  asks('payout.receiveBack', { grant, amount: yuan(amount), on })
const end = (grant: GrantId, how: 'written-off' | 'dropped', who: OfficerKey = 'countyApprover') =>
  asks('payout.endRecovery', { grant, how, words: '会议研究决定' }, who)
const report = () => town.tell('countyAuditor', 'report.year', { year: YEAR })
const codeOf = (answer: { readonly ok: boolean; readonly refusal?: { readonly code: string } }) => answer.refusal?.code
const letters = async () => (await town.tell(household.worker, 'inbox.list', {})).items

const agrees = async () => {
  const { store, sealer } = town.world.ports
  expect(await rebuildCheck(store, sealer)).toMatchObject({ casesOff: [], chainOff: [], linesOff: [], ledgerOff: [] })
  const { items } = await store.query(ENTRIES, { index: 'byCase', eq: [household.caseId], limit: 100 })
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
  expect(plain(fold(items.map(({ doc }) => doc)))).toEqual(plain(await caseOf(town, household.caseId)))
}

describe('money that should not have been paid', () => {
  test('is demanded, comes in two parts, and each is a ledger line on its own day; the payment stays', async () => {
    const grant = await paid(town, household)
    const before = await ledgerOf(town, 'settled')
    expect(await demand(grant)).toMatchObject({ ok: true })
    expect(await lineOf(town)).toMatchObject({ held: 0, settled: yuan(4000) })
    nextDay(town)
    const first = today(town)
    expect(await receive(grant, 1500)).toMatchObject({ ok: true })
    expect(await grantOf(town, grant)).toMatchObject({ state: 'recovering', recovery: { received: yuan(1500) } })
    expect(await lineOf(town)).toMatchObject({ settled: yuan(2500), free: yuan(17_500) })
    nextDay(town)
    expect(await receive(grant, 2500)).toMatchObject({ ok: true })
    expect(await grantOf(town, grant)).toMatchObject({ state: 'recovered', recovery: { received: yuan(4000) } })
    expect(await lineOf(town)).toMatchObject({ held: 0, settled: 0, free: yuan(20_000) })
    expect(await ledgerOf(town, 'settled')).toEqual(before)
    expect((await ledgerOf(town, 'demanded')).map(({ amount }) => amount)).toEqual([yuan(4000)])
    expect((await ledgerOf(town, 'recovered')).map(({ amount }) => amount)).toEqual([yuan(1500), yuan(2500)])
    expect((await ledgerOf(town, 'recovered'))[1]?.on).toBe(today(town))
    expect(first).not.toBe(today(town))
    await agrees()
  })

  test('stays in the gross figures; net is less what came in', async () => {
    const grant = await paid(town, household)
    await demand(grant, { amount: yuan(3000) })
    await receive(grant, 1000)
    await end(grant, 'written-off')
    const { total, quality } = await report()
    expect(total).toMatchObject({ personTimes: 1, money: yuan(4000) })
    expect(quality.recovered).toEqual({
      demanded: yuan(3000),
      received: yuan(1000),
      writtenOff: yuan(2000),
      open: 0,
    })
    expect(await ledgerOf(town, 'writtenOff')).toMatchObject([
      { amount: yuan(2000), by: 'PE-countyApprover', reason: '会议研究决定' },
    ])
    expect(await lineOf(town)).toMatchObject({ settled: yuan(3000) })
    await agrees()
  })

  test('goes back to the lines it was paid from, in their order', async () => {
    await allot(town, 1000, 'county')
    const shares = [
      { line: lineId(), amount: yuan(3000) },
      { line: lineId('county'), amount: yuan(1000) },
    ]
    const grant = await paid(town, household, yuan(4000), { shares })
    await demand(grant)
    await receive(grant, 3400)
    expect(await lineOf(town)).toMatchObject({ settled: 0 })
    expect(await lineOf(town, lineId('county'))).toMatchObject({ settled: yuan(600) })
    await agrees()
  })

  test('that came in whole may be granted anew; in part, it counts as aid with what was kept', async () => {
    const grant = await paid(town, household)
    await demand(grant)
    await receive(grant, 1000)
    const again = await asks('grant.hold', aHold(yuan(4000)))
    expect(codeOf(again)).toBe('GRANT_REPEATED')
    expect(await asks('grant.propose', { caseId: household.caseId, programme: 'festival', year: YEAR })).toMatchObject({
      value: { givenThisYear: yuan(3000) },
    })
    await receive(grant, 3000)
    expect(await asks('grant.hold', aHold(yuan(4000)))).toMatchObject({ ok: true })
    await agrees()
  })

  test('after the end of the year changes nothing of the paid figures, and is free on the old line only', async () => {
    const grant = await paid(town, household)
    const closed = (await report()).total
    town.world.clock.set('2027-01-05T10:00:00+08:00')
    await demand(grant)
    await receive(grant, 4000)
    expect((await report()).total).toEqual(closed)
    expect((await report()).quality.recovered).toMatchObject({ received: yuan(4000) })
    const fresh = aHold(yuan(100), { programme: 'festival' })
    expect(codeOf(await asks('grant.hold', fresh))).toBe('BAD_INPUT')
    await agrees()
  })
})

describe('a demand', () => {
  test('that was wrong is dropped by the approver: the payment stands, and can be demanded or returned again', async () => {
    const grant = await paid(town, household)
    await demand(grant)
    expect(codeOf(await asks('payout.return', { grant, returnedOn: today(town), reason: '退', owner: 'bank' }))).toBe(
      'GRANT_WRONG_STATE',
    )
    expect(await end(grant, 'dropped')).toMatchObject({ ok: true })
    expect(await grantOf(town, grant)).toMatchObject({ state: 'paid', lastFour: expect.any(String) })
    expect(await demand(grant, { amount: yuan(10) })).toMatchObject({ ok: true })
    expect(await end(grant, 'dropped')).toMatchObject({ ok: true })
    expect((await ledgerOf(town, 'dropped')).map(({ amount }) => amount)).toEqual([yuan(4000), yuan(10)])
    expect((await report()).quality.recovered).toMatchObject({ demanded: 0, open: 0 })
    const back = { grant, returnedOn: today(town), reason: '账户已销户', owner: 'bank' } as const
    expect(await asks('payout.return', back)).toMatchObject({ ok: true })
    await sent(town, [grant])
    await agrees()
  })

  test('cannot be dropped once money has come in, nor ended by the officer who made it', async () => {
    const grant = await paid(town, household)
    await demand(grant)
    await receive(grant, 1)
    expect(codeOf(await end(grant, 'dropped'))).toBe('GRANT_WRONG_STATE')
    expect(codeOf(await end(grant, 'written-off', 'countyFund'))).toBe('NOT_ALLOWED')
  })

  test.each([
    ['more than was paid', { amount: yuan(4000.01) }, 'RECOVERY_TOO_MUCH'],
    ['nothing', { amount: yuan(0) }, 'RECOVERY_TOO_MUCH'],
    ['before the payment', { on: '2026-01-01' }, 'DATE_TOO_EARLY'],
    ['on a day to come', { on: '2026-12-31' }, 'DATE_IN_FUTURE'],
    ['with a telephone number in its reason', { words: '请打 13800138000' }, 'TEXT_HOLDS_PRIVATE_DATA'],
  ])('for %s is refused', async (_what, over, code) => {
    const grant = await paid(town, household)
    expect(codeOf(await demand(grant, over as never))).toBe(code)
    expect(await ledgerOf(town, 'demanded')).toEqual([])
  })

  test('takes no more than is still open, and not before it was made', async () => {
    const grant = await paid(town, household)
    nextDay(town)
    await demand(grant, { amount: yuan(100) })
    expect(codeOf(await receive(grant, 100.01))).toBe('RECOVERY_TOO_MUCH')
    expect(codeOf(await receive(grant, 1, '2026-01-01' as never))).toBe('DATE_TOO_EARLY')
    expect(await receive(grant, 100)).toMatchObject({ ok: true })
    // only part of the payment was wrong: the rest stays with the household
    expect(await lineOf(town)).toMatchObject({ settled: yuan(3900) })
    expect(codeOf(await receive(grant, 1))).toBe('GRANT_WRONG_STATE')
  })

  test('tells the worker, whose own page shows where it stands', async () => {
    const grant = await paid(town, household)
    await demand(grant)
    expect((await letters())[0]).toMatchObject({ key: 'recoveryDemanded', facts: { from: 'household' } })
    await receive(grant, 4000)
    expect((await letters())[0]).toMatchObject({ key: 'recoveryReceived', facts: { rest: '0' } })
    const own = (await town.tell(household.worker, 'case.mine', {})).cases[0]
    expect(own?.grants).toMatchObject([{ state: 'recovered' }])
    expect(own?.wants).toEqual([])
  })

  test('answers the worker who asked where the money is', async () => {
    const grant = await paid(town, household)
    const said = { grant, arrived: false, marks: [], words: '没有收到' }
    await town.tell(household.worker, 'case.confirmReceipt', said, await now(town, household.caseId))
    await demand(grant, { from: 'other' })
    expect((await town.tell('countyFund', 'payout.traces', {})).items).toEqual([])
    expect((await letters())[0]).toMatchObject({ key: 'recoveryDemanded', facts: { from: 'other' } })
  })
})
