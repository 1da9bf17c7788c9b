import { runTool } from '@cloud/maintenance/run'
import { accountHash } from '@cloud/usecases/grant/account'
import { ACCOUNTS, CASES } from '@cloud/usecases/stored/collections'
import { openingOf } from '@local/maintenance/from-folder'
import { sayWho } from '@local/walk/register'
import { bankFile } from '@local/walk/tables'
import { type OpenedFormer, openFormer } from './former'

const YEAR = 2023
let former: OpenedFormer
beforeEach(() => {
  former = openFormer('short-year')
})

const says = async (who: string): Promise<void> =>
  sayWho(former.hand, who, (await former.hand.tell(who, 'me.open', {})).name ?? '')
const batchesOf = async (who: string) => (await former.hand.tell(who, 'payout.list', { year: YEAR })).items
const sound = async (): Promise<void> => {
  await former.desk.close()
  expect(await runTool(['rebuild'], openingOf(former.data), () => undefined)).toBe(0)
  former.forget()
}

it('batches that the previous release left exported, half answered or only approved can be completed', async () => {
  const { hand } = former
  await says('taishan-fund')
  const unfinished = (await batchesOf('taishan-fund')).filter(({ state }) => state === 'sent' || state === 'approved')
  expect(unfinished.map(({ state }) => state).sort()).toEqual(['approved', 'sent', 'sent'])
  for (const { id: batch, state } of unfinished) {
    const file = await bankFile(hand, 'taishan-fund', batch)
    if (state === 'approved') {
      await hand.expectRefusal('BATCH_NOT_HANDED_OVER', 'taishan-fund', 'payout.import', { batch, file })
      await hand.tell('taishan-fund', 'payout.handOver', { batch, on: former.desk.clock.today(), how: 'online' })
    }
    await hand.tell('taishan-fund', 'payout.import', { batch, file })
  }
  const after = (await batchesOf('taishan-fund')).filter(({ id }) => unfinished.some((batch) => batch.id === id))
  expect(after.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  await sound()
})

it('a worker’s report “it has not arrived” from the previous release becomes a duty of finance and can be answered', async () => {
  const { hand, desk } = former
  await says('jianghai-fund')
  await desk.runTimers()
  const { items } = await hand.tell('jianghai-fund', 'payout.traces', {})
  expect(items).toHaveLength(1)
  const { id: grant, caseId } = items[0]?.row ?? {}
  if (grant === undefined || caseId === undefined) throw new Error('nothing to answer')
  await hand.tell('jianghai-fund', 'payout.answerTrace', { grant, words: '已请银行查询，当日已入账。' }, caseId)
  expect((await hand.tell('jianghai-fund', 'payout.traces', {})).items).toEqual([])
  await sound()
})

it('the clock registers the account of every household of the previous release, even if the case is never opened', async () => {
  const { desk } = former
  for (let i = 0; i < 3; i += 1) await desk.runTimers()
  const { store, sealer } = desk.ports
  const { items } = await store.query(CASES, { index: 'byStage', eq: ['on-file'], limit: 50 })
  expect(items.length).toBeGreaterThan(0)
  for (const { doc } of items) {
    const noted = await store.get(ACCOUNTS, accountHash({ sealer }, doc) ?? 'none')
    expect(noted?.doc.uses.map(({ caseId }) => caseId)).toContain(doc.id)
  }
  await sound()
})
