import { GRANTS, PAYOUT_BATCHES, type PayoutBatchDoc, PEOPLE } from '@cloud/usecases/stored/collections'
import { yuan } from '@domain/kernel/fen'
import type { GrantId, PayoutBatchId } from '@domain/kernel/ids'
import { addDays, plainDate, shanghaiDate } from '@domain/kernel/plain-date'
import { formerBatch } from '@test/support/former-batch'
import {
  aFundedTown,
  allot,
  answered,
  bankFile,
  batched,
  breakable,
  copies,
  exported,
  grantOf,
  handOver,
  held,
  ledgerOf,
  lineOf,
  type OnFile,
  onFile,
  sent,
  YEAR,
} from '@test/support/money'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'
import { nextDay } from '@test/support/walk'

let town: Town
let household: OnFile
beforeEach(async () => {
  ;({ town, household } = await aFundedTown())
})
afterEach(() => town.close())

const today = (of = town) => shanghaiDate(of.world.clock.now())
const batchOf = async (id: PayoutBatchId, of = town): Promise<PayoutBatchDoc> => {
  const stored = await of.world.ports.store.get(PAYOUT_BATCHES, id)
  if (stored === undefined) throw new Error('there is no such batch')
  return stored.doc
}
/** A batch as stored by the former release after its export: at the bank, without a recorded hand-over. */
const sentLongAgo = async (grants: readonly GrantId[]): Promise<PayoutBatchId> => {
  const { batch } = await exported(town, grants)
  await formerBatch(town.world.ports, batch, ({ exports: _none, ...doc }) => ({ ...doc, state: 'sent' }))
  return batch
}

describe('handing a batch over to the bank', () => {
  test('does not happen by the export: the batch stays approved and counts its exports', async () => {
    const { batch } = await exported(town, [await held(town, household)])
    expect(await batchOf(batch)).toMatchObject({ state: 'approved', exports: 1 })
    await town.tell('countyFund', 'payout.export', { batch })
    expect(await batchOf(batch)).toMatchObject({ state: 'approved', exports: 2 })
  })

  test('is recorded by a fund officer with the day, the way and the person', async () => {
    const { batch } = await exported(town, [await held(town, household)])
    nextDay(town)
    await town.tell('countyFund', 'payout.handOver', { batch, on: today(), how: 'counter' })
    const opened = await town.tell('countyAuditor', 'payout.open', { batch })
    expect(opened.batch).toMatchObject({ state: 'sent', handedOver: { on: today(), how: 'counter', by: '区财务' } })
    expect(await town.refusal('countyFund', 'payout.handOver', { batch, on: today(), how: 'online' })).toBe(
      'BATCH_WRONG_STATE',
    )
  })

  test.each([
    ['a day before it was made', -1, 'DATE_TOO_EARLY'],
    ['a day that has not come', 1, 'DATE_IN_FUTURE'],
  ])('on %s is refused', async (_what, days, code) => {
    const { batch } = await exported(town, [await held(town, household)])
    const said = { batch, on: addDays(today(), days), how: 'online' } as const
    expect(await town.refusal('countyFund', 'payout.handOver', said)).toBe(code)
  })

  test('is refused for a batch that is not exported or not approved', async () => {
    const made = await batched(town, [await held(town, household)])
    const said = { batch: made.batch, on: today(), how: 'online' } as const
    expect(await town.refusal('countyFund', 'payout.handOver', said)).toBe('BATCH_WRONG_STATE')
    await town.tell('countyApprover', 'payout.approve', made)
    expect(await town.refusal('countyFund', 'payout.handOver', said)).toBe('BATCH_NOT_EXPORTED')
    expect(await town.refusal('countyApprover', 'payout.handOver', said)).toBe('NOT_ALLOWED')
  })

  test('counts as done for a batch that the previous release had sent: its result is accepted and its file can be exported', async () => {
    const batch = await sentLongAgo([await held(town, household)])
    await town.tell('countyFund', 'payout.export', { batch })
    expect(await batchOf(batch)).toMatchObject({ state: 'sent', exports: 2 })
    expect(await answered(town, batch, [{ no: 1, amount: 400_000 }])).toMatchObject({ paid: 1, problems: [] })
  })
})

describe('recalling a batch', () => {
  test.each([
    ['approved', false],
    ['and exported', true],
  ])('(%s) returns its grants for another batch, with their money still held', async (_what, out) => {
    const grant = await held(town, household)
    const made = await batched(town, [grant])
    await town.tell('countyApprover', 'payout.approve', made)
    if (out) await town.tell('countyFund', 'payout.export', { batch: made.batch })
    await town.tell('countyFund', 'payout.recall', { batch: made.batch, why: '有一户要改' })
    expect((await town.tell('countyFund', 'payout.open', { batch: made.batch })).batch).toMatchObject({
      state: 'recalled',
      ended: { on: today(), why: '有一户要改', by: '区财务' },
    })
    expect(await grantOf(town, grant)).toMatchObject({ state: 'held' })
    expect(await lineOf(town)).toMatchObject({ held: yuan(4000), settled: 0 })
    const again = await sent(town, [grant])
    expect(await answered(town, again.batch, [{ no: 1, amount: 400_000 }])).toMatchObject({ paid: 1 })
  })

  test('prevents its export, handing over and result from then on', async () => {
    const { batch } = await exported(town, [await held(town, household)])
    await town.tell('countyFund', 'payout.recall', { batch, why: '文件有误' })
    const file = await bankFile(town, batch, [{ no: 1, amount: 400_000 }])
    expect(await town.refusal('countyFund', 'payout.export', { batch })).toBe('BATCH_WRONG_STATE')
    expect(await town.refusal('countyFund', 'payout.handOver', { batch, on: today(), how: 'online' })).toBe(
      'BATCH_WRONG_STATE',
    )
    expect(await town.refusal('countyFund', 'payout.import', { batch, file })).toBe('BATCH_WRONG_STATE')
    expect(await town.refusal('countyApprover', 'payout.reject', { batch, why: '再退' })).toBe('BATCH_WRONG_STATE')
    expect(await ledgerOf(town, 'settled')).toEqual([])
  })

  test('is refused once the bank has the batch', async () => {
    const { batch } = await sent(town, [await held(town, household)])
    expect(await town.refusal('countyFund', 'payout.recall', { batch, why: '晚了' })).toBe('BATCH_WRONG_STATE')
    expect(await town.refusal('countyApprover', 'payout.reject', { batch, why: '晚了' })).toBe('BATCH_WRONG_STATE')
  })
})

describe('marking a batch as not accepted by the bank', () => {
  test('is possible only for a second person, and frees the grants for another batch', async () => {
    const grant = await held(town, household)
    const { batch } = await sent(town, [grant])
    const said = { batch, why: '付款账户余额不足，整批退回' }
    expect(await town.refusal('countyFund', 'payout.notAccepted', said)).toBe('NOT_ALLOWED')
    await town.tell('countyApprover', 'payout.notAccepted', said)
    expect(await batchOf(batch)).toMatchObject({ state: 'unaccepted', ended: { why: said.why, by: '区复核' } })
    expect(await grantOf(town, grant)).toMatchObject({ state: 'held' })
    const file = await bankFile(town, batch, [{ no: 1, amount: 400_000 }])
    expect(await town.refusal('countyFund', 'payout.import', { batch, file })).toBe('BATCH_WRONG_STATE')
    // the account was not the cause
    await sent(town, [grant])
    expect((await town.tell(household.worker, 'inbox.list', {})).items.map(({ key }) => key)).not.toContain('payFailed')
  })

  test('is possible for a batch that the previous release had sent', async () => {
    const grant = await held(town, household)
    const batch = await sentLongAgo([grant])
    await town.tell('countyApprover', 'payout.notAccepted', { batch, why: '文件没有送出' })
    expect(await grantOf(town, grant)).toMatchObject({ state: 'held' })
  })

  test('is refused to the maker, before the handing over, and after the bank has answered a line', async () => {
    const grants = [
      await held(town, household, yuan(100)),
      await held(town, household, yuan(50), { programme: 'festival' }),
    ]
    const { batch } = await exported(town, grants)
    const said = { batch, why: '没有受理' }
    expect(await town.refusal('countyApprover', 'payout.notAccepted', said)).toBe('BATCH_WRONG_STATE')
    await handOver(town, batch)
    await town.world.ports.store.transaction(async (tx) => {
      const me = await tx.get(PEOPLE, 'PE-countyFund')
      if (me === undefined) return
      const posts = [...me.doc.posts, { role: 'fund-approver' as const, org: ORG.county.id }]
      await tx.replace(PEOPLE, me, { ...me.doc, posts })
    })
    expect(await town.refusal('countyFund', 'payout.notAccepted', said)).toBe('INCOMPATIBLE_ROLE')
    await answered(town, batch, [{ no: 1, amount: 10_000 }])
    expect(await town.refusal('countyApprover', 'payout.notAccepted', said)).toBe('BATCH_WRONG_STATE')
    expect(await answered(town, batch, [{ no: 2, amount: 5000 }])).toMatchObject({ paid: 1 })
  })
})

describe('two acts on a batch at the same moment', () => {
  const won = (answers: readonly { readonly ok: boolean }[]) => answers.filter(({ ok }) => ok).length

  test('recall and handing over: only one of the two succeeds', async () => {
    for (const first of ['recall', 'handOver'] as const) {
      const grant = await held(town, household, yuan(first === 'recall' ? 10 : 20), {
        programme: first === 'recall' ? 'festival' : 'employment',
      })
      const { batch } = await exported(town, [grant])
      const deeds = [
        () => town.ask('countyFund', 'payout.recall', { batch, why: '有误' }),
        () => town.ask('cityFund', 'payout.handOver', { batch, on: today(), how: 'online' }),
      ]
      const answers = await Promise.all((first === 'recall' ? deeds : [...deeds].reverse()).map((deed) => deed()))
      expect(won(answers)).toBe(1)
      const { state } = await batchOf(batch)
      expect(['sent', 'recalled']).toContain(state)
      expect((await grantOf(town, grant)).state).toBe(state === 'sent' ? 'batched' : 'held')
    }
  })

  test('recall and rejection, or two recalls: only one of the two succeeds', async () => {
    const grant = await held(town, household)
    const one = await exported(town, [grant])
    const both = await Promise.all([
      town.ask('countyFund', 'payout.recall', { batch: one.batch, why: '有误' }),
      town.ask('countyApprover', 'payout.reject', { batch: one.batch, why: '有误' }),
    ])
    expect(won(both)).toBe(1)
    expect((await grantOf(town, grant)).state).toBe('held')
    const two = await exported(town, [grant])
    const twice = await Promise.all([
      town.ask('countyFund', 'payout.recall', { batch: two.batch, why: '有误' }),
      town.ask('cityFund', 'payout.recall', { batch: two.batch, why: '有误' }),
    ])
    expect(won(twice)).toBe(1)
    expect(await batchOf(two.batch)).toMatchObject({ state: 'recalled' })
  })

  test('result and “not accepted”: only one of the two succeeds, and no grant is both paid and free', async () => {
    for (const first of ['import', 'notAccepted'] as const) {
      const grant = await held(town, household, yuan(30), { programme: first === 'import' ? 'festival' : 'employment' })
      const { batch } = await sent(town, [grant])
      const file = await bankFile(town, batch, [{ no: 1, amount: 3000 }])
      const deeds = [
        () => town.ask('countyFund', 'payout.import', { batch, file }),
        () => town.ask('countyApprover', 'payout.notAccepted', { batch, why: '未受理' }),
      ]
      const answers = await Promise.all((first === 'import' ? deeds : [...deeds].reverse()).map((deed) => deed()))
      expect(won(answers)).toBe(1)
      const { state } = await batchOf(batch)
      expect((await grantOf(town, grant)).state).toBe(state === 'done' ? 'paid' : 'held')
      expect(['done', 'unaccepted']).toContain(state)
    }
  })
})

/** A batch that is partly recalled, or at the bank, cannot be handed over by anybody. */
const cannotBeHandedOver = async (at: Town, batch: PayoutBatchId): Promise<void> => {
  const { state, ready } = await batchOf(batch, at)
  if (ready && state === 'approved') return
  const said = { batch, on: plainDate(today(at)), how: 'online' } as const
  expect(await at.refusal('countyFund', 'payout.handOver', said)).toBe('BATCH_WRONG_STATE')
}

describe.each([
  ['recall', 'before'],
  ['recall', 'after'],
  ['notAccepted', 'before'],
  ['notAccepted', 'after'],
] as const)('the act %s, killed %s any write,', (deed, when) => {
  test('is completed by repeating the command, and every grant is freed exactly once', async () => {
    const world = await aWorld()
    const store = breakable(world.ports.store)
    const fragile = await aTown({ ...world, ports: { ...world.ports, store } })
    await allot(fragile, 20_000)
    const first = await onFile(fragile)
    // more grants than one transaction releases
    const crowd = [first, ...(await copies(fragile, first.caseId, 11))]
    const grants: GrantId[] = []
    for (const one of crowd) grants.push(await held(fragile, one, yuan(100)))
    const { batch } = await (deed === 'recall' ? exported : sent)(fragile, grants)
    const who = deed === 'recall' ? 'countyFund' : 'countyApprover'
    let kills = 0
    let key = 'take-the-batch-back-0'
    store.arm(1, when)
    let answer = await fragile.ask(who, `payout.${deed}`, { batch, why: '整批有误' }, { key })
    while (!answer.ok && kills < 30) {
      kills += 1
      expect(answer.refusal.code).toBe('UNAVAILABLE')
      store.disarm()
      await cannotBeHandedOver(fragile, batch)
      // repeated by the same command, or by another
      if (kills === 2 && when === 'before') key = 'take-the-batch-back-1'
      store.arm(kills + 1, when)
      answer = await fragile.ask(who, `payout.${deed}`, { batch, why: '整批有误' }, { key })
    }
    store.disarm()
    expect(kills).toBeGreaterThan(2)
    expect(answer.ok).toBe(true)
    expect((await store.getMany(GRANTS, grants)).map(({ doc }) => doc.state)).toEqual(Array(12).fill('held'))
    expect(await lineOf(fragile)).toMatchObject({ held: yuan(1200), settled: 0 })
    const again = { org: ORG.county.id, year: YEAR, grants }
    expect(await fragile.tell('countyFund', 'payout.createBatch', again)).toMatchObject({ count: 12 })
    await fragile.close()
  })
})
