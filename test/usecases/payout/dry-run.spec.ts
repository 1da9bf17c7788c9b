import { LEDGER, MAPPINGS } from '@cloud/usecases/stored/collections'
import { yuan } from '@domain/kernel/fen'
import type { GrantId } from '@domain/kernel/ids'
import { aBankSheet, failedFor, PAID, takenOut } from '@test/support/bank'
import { allot, grantOf, held, onFile, sent } from '@test/support/money'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'

let town: Town
let grants: GrantId[]
beforeEach(async () => {
  town = await aTown(await aWorld())
  await allot(town, 60_000)
  grants = [
    await held(town, await onFile(town), yuan(4000)),
    await held(town, await onFile(town, { seed: 2 }), yuan(3000)),
  ]
})
afterEach(() => town.close())

const states = () => Promise.all(grants.map(async (grant) => (await grantOf(town, grant)).state))
const ledger = async () => (await town.world.ports.store.walk(LEDGER, undefined, 100)).length

test('a dry run says what an import of the bank’s result would do; no money moves', async () => {
  const { batch } = await sent(town, grants)
  const { payees } = await takenOut(town, batch)
  const rows = [
    { ...payees[0], ...PAID },
    { ...payees[1], ...failedFor('账户已销户'), 金额: '9.00' },
  ]
  const input = { batch, file: await aBankSheet(town, rows) }
  const before = await ledger()
  const plan = await town.tell('countyFund', 'payout.import', { ...input, dry: true })
  expect(plan).toMatchObject({
    read: 2,
    paid: 1,
    failed: 0,
    open: 1,
    problems: [{ row: 4, problem: 'amount-changed' }],
  })
  expect([await states(), await ledger()]).toEqual([['batched', 'batched'], before])
  const { seen: _seen, ...figures } = plan
  expect(await town.tell('countyFund', 'payout.import', input)).toEqual(figures)
  expect(await states()).toEqual(['paid', 'batched'])
})

test('a bank’s own headings and words are said once, and count for its next file', async () => {
  const { batch } = await sent(town, grants)
  const { payees } = await takenOut(town, batch)
  const own = (rows: typeof payees) =>
    rows.map(({ 户名, 账号, 金额, 用途 }) => ({
      收方: 户名 ?? '',
      收方号: 账号 ?? '',
      数: 金额 ?? '',
      用途: 用途 ?? '',
      回执: '已办结',
    }))
  const file = await aBankSheet(town, own(payees.slice(0, 1)))
  const columns = { 户名: '收方', 账号: '收方号', 金额: '数', 结果: '回执' }
  const first = await town.tell('countyFund', 'payout.import', { batch, file, dry: true })
  expect(first.seen?.open).toEqual(expect.arrayContaining(['户名', '账号', '金额', '结果']))
  const second = await town.tell('countyFund', 'payout.import', { batch, file, columns, dry: true })
  expect(second).toMatchObject({ paid: 0, seen: { open: [], words: [{ word: '已办结', times: 1 }] } })
  const told = { columns, words: { 已办结: 'paid' as const } }
  await town.tell('countyFund', 'payout.import', { batch, file, ...told })
  const kept = await town.world.ports.store.walk(MAPPINGS, undefined, 10)
  expect(kept).toMatchObject([{ doc: { purpose: 'bank', ...told } }])
  expect(JSON.stringify(kept)).not.toContain(String(payees[0]?.['账号']))
  const rest = await aBankSheet(town, own(payees.slice(1)))
  expect(await town.tell('countyFund', 'payout.import', { batch, file: rest })).toMatchObject({ paid: 1, open: 0 })
  expect(await states()).toEqual(['paid', 'paid'])
})

test('who has to act on a bank’s own reason is said once, and counts for its next file', async () => {
  const { batch } = await sent(town, grants)
  const { payees } = await takenOut(town, batch)
  const answer = (no: number) => aBankSheet(town, [{ ...payees[no], ...failedFor('内部代码七') }])
  const owners = () => Promise.all(grants.map(async (grant) => (await grantOf(town, grant)).failedOwner))
  const file = await answer(0)
  const asked = await town.tell('countyFund', 'payout.import', { batch, file, dry: true })
  expect(asked).toMatchObject({ failed: 1, seen: { reasons: [{ word: '内部代码七', times: 1 }] } })
  const reasons = { 内部代码七: 'bank' as const }
  const told = await town.tell('countyFund', 'payout.import', { batch, file, reasons, dry: true })
  expect(told.seen?.reasons).toEqual([{ word: '内部代码七', times: 1, means: 'bank' }])
  await town.tell('countyFund', 'payout.import', { batch, file, reasons })
  await town.tell('countyFund', 'payout.import', { batch, file: await answer(1) })
  expect(await owners()).toEqual(['bank', 'bank'])
})

test('a table whose sender was remembered before reasons were asked for is read as before', async () => {
  const { batch } = await sent(town, grants)
  const { payees } = await takenOut(town, batch)
  const { store } = town.world.ports
  // a mapping of the former release has no reasons
  await store.transaction(async (tx) =>
    tx.insert(MAPPINGS, `${ORG.city.id}:bank:`, {
      org: ORG.city.id,
      purpose: 'bank',
      sender: '',
      columns: {},
      words: { 已办结: 'paid' },
    }),
  )
  const file = await aBankSheet(town, [
    { ...payees[0], 结果: '已办结' },
    { ...payees[1], ...failedFor('代码八') },
  ])
  const reasons = { 代码八: 'payer' as const }
  expect(await town.tell('countyFund', 'payout.import', { batch, file, reasons })).toMatchObject({ paid: 1, failed: 1 })
  const kept = await store.walk(MAPPINGS, undefined, 10)
  expect(kept).toMatchObject([{ doc: { words: { 已办结: 'paid' }, reasons } }])
})

test('of what is said about a table, no number of a person, an account or a telephone is remembered', async () => {
  const { batch } = await sent(town, grants)
  const { payees } = await takenOut(town, batch)
  const file = await aBankSheet(town, [{ ...payees[0], ...PAID }])
  const numbers = ['999001198501010019', '13800138000', '6222021234567890123']
  const said = <M>(means: M) => Object.fromEntries(['代码八', ...numbers].map((word) => [word, means]))
  const told = { words: said('failed' as const), reasons: said('bank' as const) }
  expect(await town.tell('countyFund', 'payout.import', { batch, file, ...told })).toMatchObject({ paid: 1 })
  const kept = await town.world.ports.store.walk(MAPPINGS, undefined, 10)
  expect(kept).toMatchObject([{ doc: { words: { 代码八: 'failed' }, reasons: { 代码八: 'bank' } } }])
  for (const number of numbers) expect(JSON.stringify(kept)).not.toContain(number)
})
