import { excelTables } from '@cloud/adapters/tables/excel'
import { yuan } from '@domain/kernel/fen'
import type { FileId, GrantId, OrgId, PayoutBatchId } from '@domain/kernel/ids'
import { SHIPPED } from '@domain/payout/layouts'
import { allot, grantOf, held, type OnFile, onFile, sent } from '@test/support/money'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'

let town: Town
let [one, two]: OnFile[] = []
let grants: GrantId[]
let batch: PayoutBatchId
beforeEach(async () => {
  town = await aTown(await aWorld())
  await allot(town, 60_000)
  one = await onFile(town)
  two = await onFile(town, { seed: 2 })
  grants = [await held(town, one, yuan(4000)), await held(town, two, yuan(4000))]
  batch = (await sent(town, grants)).batch
})
afterEach(() => town.close())

/** The file that goes out in a layout, as its bytes and as text. */
const exported = async (layout: string) => {
  const { name, url } = await town.tell('countyFund', 'payout.export', { batch, layout })
  const id = /FI-[0-9A-Za-z]+/.exec(url)?.[0] as FileId
  const bytes = (await town.world.ports.files.read(id)) ?? new Uint8Array()
  return { name, bytes }
}

test('a batch goes out in the layout of the bank, and its answer is read in the same', async () => {
  const { name, bytes } = await exported('commas')
  expect(name).toMatch(/^银行代发-批次\d{10}-第2次导出-2笔-8000\.00元\.csv$/)
  const lines = new TextDecoder('gb18030', { fatal: true }).decode(bytes).trimEnd().split('\r\n')
  expect(lines).toHaveLength(2)
  const [first = '', second = ''] = lines
  expect(first.split(',').slice(3)).toEqual(['400000', expect.stringMatching(/^帮扶批次\d{10}第1$/)])
  const answer = [`${second},0000,,`, `${first},9001,51 超出协议,`].join('\r\n')
  const file = await town.upload('countyFund', 'table', await excelTables.writeText(answer, 'gb18030'))
  expect(await town.tell('countyFund', 'payout.import', { batch, file, dry: true })).toMatchObject({
    paid: 1,
    failed: 1,
    problems: [],
    seen: { header: 0, encoding: 'GB18030' },
  })
  expect(await town.tell('countyFund', 'payout.import', { batch, file })).toMatchObject({ paid: 1, failed: 1, open: 0 })
  // 51 is a code of this bank for the payer's own fault; the words alone would say the same of 协议, and nothing of 51
  expect(await Promise.all(grants.map((grant) => grantOf(town, grant)))).toMatchObject([
    { state: 'failed', failedOwner: 'payer' },
    { state: 'paid' },
  ])
})

test('a layout that is not there is not found', async () =>
  expect(await town.refusal('countyFund', 'payout.export', { batch, layout: 'toString' })).toBe('NOT_FOUND'))

describe('a layout that a union has made', () => {
  const made = { ...SHIPPED.commas, name: '虚构银行' }
  const org = 'OR-pengjiang' as OrgId
  const save = (over: object = {}) => {
    town.world.clock.set(town.world.clock.now() + 1000) // a person saves one at a time
    return town.tell('countyFund', 'bankLayout.save', { org, layout: made, ...over })
  }
  const listed = async () =>
    (await town.tell('countyFund', 'bankLayout.list', { org })).items.map(({ layout }) => layout)

  test('is offered to it, the newest of each name, until it is put away; batches keep the one they went out in', async () => {
    const { key } = await save()
    expect((await exported(key)).name).toMatch(/\.csv$/)
    const { out } = made
    await save({ layout: { ...made, out: { ...out, delimiter: '|' } } })
    expect((await listed()).map((layout) => layout.out.delimiter)).toEqual(['|'])
    await save({ off: true })
    expect(await listed()).toEqual([])
    const { bytes } = await exported(key)
    expect(new TextDecoder('gb18030').decode(bytes)).toContain(',400000,')
  })

  test('that has no place for what a payment needs is refused', async () => {
    const columns = made.out.columns.map((one) => (one.field === 'purpose' ? { ...one, most: 8 } : one))
    const layout = { ...made, out: { ...made.out, columns } }
    expect(await town.refusal('countyFund', 'bankLayout.save', { org, layout })).toBe('BANK_COLUMNS_MISSING')
  })

  test('is none of another county', async () => {
    const { key } = await save()
    expect((await town.tell('cityFund', 'bankLayout.list', { org: 'OR-city' as OrgId })).items).toEqual([])
    expect(await town.refusal('countyFund', 'payout.export', { batch, layout: `${key}0` })).toBe('NOT_FOUND')
  })
})

test('the sample of a bank is shown without whole numbers, and says how it is written', async () => {
  const text = '序号|户名|账号|金额\r\n1|王小明|6222021234567890123|1000.00\r\n'
  const file = await town.upload('countyFund', 'table', await excelTables.writeText(text, 'gb18030'))
  expect(await town.tell('countyFund', 'bankSample.import', { file })).toEqual({
    file: 'text',
    encoding: 'gb18030',
    delimiter: '|',
    rows: [
      ['序号', '户名', '账号', '金额'],
      ['1', '王小明', '***0123', '1000.00'],
    ],
  })
})
