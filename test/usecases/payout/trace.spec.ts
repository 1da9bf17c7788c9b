import { remind } from '@cloud/usecases/clock/remind'
import { fileTraces } from '@cloud/usecases/payout/file-traces'
import { ONCE_OVER, TRACES } from '@cloud/usecases/stored/collections'
import { yuan } from '@domain/kernel/fen'
import type { GrantId } from '@domain/kernel/ids'
import { addDays, plainDate, shanghaiDate } from '@domain/kernel/plain-date'
import { aFundedTown, held, type OnFile, paid } from '@test/support/money'
import type { Town } from '@test/support/town'
import { nextDay, now } from '@test/support/walk'

let town: Town
let household: OnFile
let grant: GrantId
beforeEach(async () => {
  ;({ town, household } = await aFundedTown())
  grant = await paid(town, household)
})
afterEach(() => town.close())

const today = () => shanghaiDate(town.world.clock.now())
const says = async (arrived: boolean) =>
  town.ask(
    household.worker,
    'case.confirmReceipt',
    { grant, arrived, marks: arrived ? [5, 4, 5] : [], words: '' },
    await now(town, household.caseId),
  )
const answer = async (over: object = {}) => {
  const input = { grant, words: '银行查到已入账，请打一张明细', ...over }
  return town.ask('countyFund', 'payout.answerTrace', input as never, await now(town, household.caseId))
}
const open = async (who: 'countyFund' | 'cityFund' = 'countyFund') => (await town.tell(who, 'payout.traces', {})).items
const duties = async () => (await town.tell('countyFund', 'case.duties', {})).traces

describe('a trace (“the money has not arrived”)', () => {
  test('is a duty of finance with its own due day, at the county and the city', async () => {
    await says(false)
    expect(await open()).toMatchObject([{ row: { id: grant, amount: yuan(4000) }, since: today(), overdue: false }])
    expect(await open('cityFund')).toHaveLength(1)
    expect(await duties()).toEqual({ count: 1, overdue: 0 })
    const due = (await open())[0]?.dueOn ?? today()
    expect(due > addDays(today(), 4)).toBe(true)
    while (today() <= due) nextDay(town)
    expect(await duties()).toEqual({ count: 1, overdue: 1 })
  })

  test('appears in the reminder of the county’s fund officer only', async () => {
    await says(false)
    const due = (await open())[0]?.dueOn ?? today()
    const reminders = async (who: 'countyFund' | 'cityFund' | 'baseOfficer') =>
      (await town.tell(who, 'inbox.list', {})).items.filter(({ key }) => key === 'dutiesDue')
    town.world.clock.set(`${due}T09:00:00+08:00`)
    await remind(town.world.ports)
    expect(await reminders('countyFund')).toMatchObject([
      { duties: [{ caseId: household.caseId, verb: 'trace', dueOn: due, role: 'fund-officer' }] },
    ])
    expect(await reminders('cityFund')).toEqual([])
    expect(await reminders('baseOfficer')).toEqual([])
  })

  test('reported again while it is open keeps its due day', async () => {
    await says(false)
    const [first] = await open()
    nextDay(town)
    await says(false)
    expect(await open()).toEqual([first])
  })

  test('can be answered in words, which the worker reads and may contradict', async () => {
    await says(false)
    expect(await answer({ arrivedOn: today() })).toMatchObject({ ok: true })
    expect(await open()).toEqual([])
    const { items } = await town.tell(household.worker, 'inbox.list', {})
    expect(items[0]).toMatchObject({
      key: 'traceAnswered',
      facts: { words: '银行查到已入账，请打一张明细', arrivedOn: today() },
    })
    const own = (await town.tell(household.worker, 'case.mine', {})).cases[0]
    expect(own?.wants).toMatchObject([{ kind: 'receipt', grant }])
    expect(own?.log.at(-1)).toMatchObject({ kind: 'answerTrace', words: '银行查到已入账，请打一张明细' })
    nextDay(town)
    await says(false)
    expect(await open()).toMatchObject([{ since: today() }])
    await says(true)
    expect(await open()).toEqual([])
    expect((await town.tell('countyAuditor', 'report.year', { year: 2026 })).quality.satisfaction.answers).toBe(1)
  })

  test('is also answered by a return of the payment', async () => {
    await says(false)
    const input = { grant, returnedOn: today(), reason: '收款账户已销户', owner: 'payee' } as const
    await town.tell('countyFund', 'payout.return', input, await now(town, household.caseId))
    expect(await open()).toEqual([])
  })

  test('can be answered once, with a possible day and without private numbers', async () => {
    expect(await answer()).toMatchObject({ ok: false, refusal: { code: 'GRANT_WRONG_STATE' } })
    await says(false)
    expect(await answer({ arrivedOn: addDays(today(), 1) })).toMatchObject({ refusal: { code: 'DATE_IN_FUTURE' } })
    expect(await answer({ arrivedOn: addDays(today(), -1) })).toMatchObject({ refusal: { code: 'DATE_TOO_EARLY' } })
    expect(await answer({ words: '已转到 9990000123456789018' })).toMatchObject({
      refusal: { code: 'TEXT_HOLDS_PRIVATE_DATA' },
    })
    const on = await now(town, household.caseId)
    const said = { grant, words: '银行在查' }
    expect(await town.refusal('countyApprover', 'payout.answerTrace', said, on)).toBe('NOT_ALLOWED')
    const twice = await Promise.all([
      town.ask('countyFund', 'payout.answerTrace', said, on),
      town.ask('cityFund', 'payout.answerTrace', said, on),
    ])
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
    const other = await held(town, household, yuan(10), { programme: 'festival' })
    expect(await answer({ grant: other })).toMatchObject({ refusal: { code: 'GRANT_WRONG_STATE' } })
  })
})

describe('a trace that the previous release did not record as a duty', () => {
  const forget = () =>
    town.world.ports.store.transaction(async (tx) => {
      const trace = await tx.get(TRACES, grant)
      if (trace !== undefined) await tx.remove(TRACES, trace)
      const filing = await tx.get(ONCE_OVER, 'traces')
      if (filing !== undefined) await tx.remove(ONCE_OVER, filing)
    })
  const file = () => fileTraces(town.world.ports, town.world.clock.now() + 60_000)

  test('becomes a duty with its due day counted from the report', async () => {
    const day = today()
    await says(false)
    const [as] = await open()
    await forget()
    expect(await open()).toEqual([])
    for (let i = 0; i < 20; i += 1) nextDay(town)
    expect(await file()).toBeGreaterThan(0)
    expect(await open()).toMatchObject([{ since: plainDate(day), dueOn: as?.dueOn, overdue: true }])
    // the pass runs once only, so an answered trace stays answered
    expect(await file()).toBe(0)
    expect(await answer()).toMatchObject({ ok: true })
    expect(await open()).toEqual([])
  })

  test.each([
    ['that it arrived', true],
    ['nothing', undefined],
  ])('is not created for a worker who reported %s', async (_what, arrived) => {
    if (arrived !== undefined) await says(arrived)
    await forget()
    await file()
    expect(await open()).toEqual([])
  })
})
