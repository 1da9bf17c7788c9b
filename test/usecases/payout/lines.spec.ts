import { batchLinesOf, lineId, setAllApart, setApart } from '@cloud/usecases/payout/lines'
import { PAYOUT_BATCHES, PAYOUT_LINES } from '@cloud/usecases/stored/collections'
import { yuan } from '@domain/kernel/fen'
import type { GrantId, PayoutBatchId } from '@domain/kernel/ids'
import { shanghaiDate } from '@domain/kernel/plain-date'
import { formerBatch } from '@test/support/former-batch'
import { aFundedTown, answered, bankFile, exported, held, type OnFile, sent } from '@test/support/money'
import { moneyHolds } from '@test/support/money-holds'
import type { Town } from '@test/support/town'
import { now } from '@test/support/walk'

let town: Town
let household: OnFile
beforeEach(async () => {
  ;({ town, household } = await aFundedTown())
})
afterEach(() => town.close())

const store = () => town.world.ports.store
const headOf = async (id: PayoutBatchId) => {
  const seen = await store().get(PAYOUT_BATCHES, id)
  if (seen === undefined) throw new Error('there is no such batch')
  return seen.doc
}
const three = async (): Promise<GrantId[]> => [
  await held(town, household, yuan(100)),
  await held(town, household, yuan(200), { programme: 'festival' }),
  await held(town, household, yuan(300), { programme: 'employment' }),
]
const shown = async (batch: PayoutBatchId) => (await town.tell('countyFund', 'payout.open', { batch })).batch.lines
const later = () => town.world.clock.now() + 60_000

describe('the lines of a batch', () => {
  test('are documents of their own: an answer changes its line and the counts of the batch', async () => {
    const { batch } = await sent(town, await three())
    const before = await batchLinesOf(store(), { id: batch })
    await answered(town, batch, [{ no: 2, amount: yuan(200) }])
    const after = await batchLinesOf(store(), { id: batch })
    expect(after.map(({ no, outcome }) => [no, outcome?.paid])).toEqual([
      [1, undefined],
      [2, true],
      [3, undefined],
    ])
    expect([after[0], after[2]]).toEqual([before[0], before[2]])
    const head = await headOf(batch)
    expect(head).toMatchObject({ count: 3, paid: 1, failed: 0, state: 'sent' })
    expect(JSON.stringify(head)).not.toContain(after[0]?.grant)
  })

  test('go with a batch that is not going to be', async () => {
    const [first, second] = await three()
    if (first === undefined || second === undefined) throw new Error('there are three')
    await exported(town, [second])
    expect(await town.refusal('countyFund', 'payout.createBatch', await asked([first, second]))).toBe(
      'GRANT_WRONG_STATE',
    )
    const { items } = await store().query(PAYOUT_LINES, { index: 'byTail', eq: await tailOf(), limit: 100 })
    expect(items.map(({ doc }) => doc.grant)).toEqual([second])
  })
})

const asked = async (grants: readonly GrantId[]) => {
  const { items } = await store().query(PAYOUT_LINES, { index: 'byTail', eq: await tailOf(), limit: 1 })
  const [line] = items
  if (line === undefined) throw new Error('there is a line')
  const { org, year } = await headOf(line.doc.batch)
  return { org, year, grants: [...grants] }
}
const tailOf = async () => {
  const { items } = await town.tell('countyFund', 'payout.list', {
    year: Number(shanghaiDate(town.world.clock.now()).slice(0, 4)),
  })
  const [row] = items
  if (row === undefined) throw new Error('there is a batch')
  const [line] = await batchLinesOf(store(), { id: row.id })
  if (line === undefined) throw new Error('there is a line')
  return [line.city, line.lastFour]
}

describe('a batch of a release that kept its lines inside', () => {
  let batch: PayoutBatchId
  let grants: GrantId[]
  beforeEach(async () => {
    grants = await three()
    ;({ batch } = await sent(town, grants))
    await answered(town, batch, [{ no: 1, amount: yuan(100) }])
    await formerBatch(town.world.ports, batch)
  })
  const inside = async () => (await headOf(batch)).inside?.length

  test('is counted and shown as it is', async () => {
    expect(await headOf(batch)).toMatchObject({ paid: 1, failed: 0 })
    expect((await shown(batch)).map(({ no, outcome }) => [no, outcome?.paid])).toEqual([
      [1, true],
      [2, undefined],
      [3, undefined],
    ])
    expect(await inside()).toBe(3)
  })

  test('takes the bank’s next answer in a document of the line', async () => {
    await answered(town, batch, [{ no: 3, amount: yuan(300), result: '失败', reason: '账户已销户' }])
    expect(await inside()).toBe(3)
    expect(await headOf(batch)).toMatchObject({ paid: 1, failed: 1, state: 'sent' })
    expect((await shown(batch)).map(({ outcome }) => outcome?.paid)).toEqual([true, undefined, false])
    await setAllApart(town.world.ports, later())
    expect((await shown(batch)).map(({ outcome }) => outcome?.paid)).toEqual([true, undefined, false])
    expect(await inside()).toBeUndefined()
    await moneyHolds({ town }, new Map())
  })

  test('takes a return that is entered by hand', async () => {
    const back = { grant: grants[0] as GrantId, returnedOn: shanghaiDate(town.world.clock.now()), reason: '账户已销户' }
    await town.tell(
      'countyFund',
      'payout.return',
      { ...back, owner: 'payee' } as never,
      await now(town, household.caseId),
    )
    expect((await shown(batch))[0]?.returned).toMatchObject({ reason: '账户已销户' })
    await setAllApart(town.world.ports, later())
    expect((await shown(batch))[0]?.returned).toMatchObject({ reason: '账户已销户' })
    await moneyHolds({ town }, new Map())
  })

  test('is set apart by the clock once; a run that broke off is continued', async () => {
    const head = await headOf(batch)
    // a run that broke off after the first line
    const [first] = head.inside ?? []
    if (first === undefined) throw new Error('there is a line')
    await store().transaction((tx) => tx.insert(PAYOUT_LINES, lineId(batch, first.grant), first))
    expect(await shown(batch)).toHaveLength(3)
    await setAllApart(town.world.ports, later())
    expect(await inside()).toBeUndefined()
    expect(await batchLinesOf(store(), { id: batch })).toEqual(head.inside)
    expect(await setAllApart(town.world.ports, later())).toBe(0)
  })

  test('that is set apart late takes nothing back that was entered since', async () => {
    const former = await headOf(batch)
    await answered(town, batch, [{ no: 2, amount: yuan(200) }])
    await setApart(store(), former)
    expect((await shown(batch)).map(({ outcome }) => outcome?.paid)).toEqual([true, true, undefined])
  })

  test('that is answered by the former release while it is set apart is copied once more', async () => {
    const former = await headOf(batch)
    const answers = former.inside?.map((line) =>
      line.no === 2 ? { ...line, outcome: { paid: true, reason: '', on: former.madeOn } } : line,
    )
    await store().transaction(async (tx) => {
      const seen = await tx.get(PAYOUT_BATCHES, batch)
      if (seen !== undefined) await tx.replace(PAYOUT_BATCHES, seen, { ...seen.doc, inside: answers, paid: 2 })
    })
    await setApart(store(), former)
    expect((await shown(batch)).map(({ outcome }) => outcome?.paid)).toEqual([true, true, undefined])
  })
})

test('a file without a mark is compared with the lines of other batches too', async () => {
  const [first] = await three()
  if (first === undefined) throw new Error('there are three')
  const one = await sent(town, [first])
  const file = await bankFile(town, one.batch, [{ no: 1, amount: yuan(100) }])
  expect(await town.tell('countyFund', 'payout.import', { batch: one.batch, file })).toMatchObject({ paid: 1 })
})
