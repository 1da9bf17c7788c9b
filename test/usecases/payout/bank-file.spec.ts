import { yuan } from '@domain/kernel/fen'
import type { GrantId } from '@domain/kernel/ids'
import { batchNoOf } from '@domain/payout/mark'
import { aBankSheet, type BankSheetRow, failedFor, PAID, takenOut } from '@test/support/bank'
import { allot, grantOf, held, type OnFile, onFile, sent } from '@test/support/money'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'

let town: Town
let [one, two, three]: OnFile[] = []
let grants: GrantId[]
beforeEach(async () => {
  town = await aTown(await aWorld())
  await allot(town, 60_000)
  one = await onFile(town)
  two = await onFile(town, { seed: 2 })
  three = await onFile(town, { seed: 3 })
  grants = []
  for (const at of [one, two, three]) grants.push(await held(town, at, yuan(4000)))
})
afterEach(() => town.close())

const stateOf = async (i: number) => (await grantOf(town, grants[i] as GrantId)).state
const states = () => Promise.all(grants.map((_, i) => stateOf(i)))

describe('a bank result with typical changes', () => {
  test('still pays and fails the right grants when its rows are sorted anew, renumbered and equal in amount', async () => {
    const { batch } = await sent(town, grants)
    const { payees } = await takenOut(town, batch)
    const [a, b, c] = payees
    const rows = [
      { ...c, ...PAID, 序号: 1 },
      { ...a, ...failedFor('账号与户名不符'), 序号: 2 },
      { ...b, ...PAID, 序号: 3 },
    ]
    expect(await town.tell('countyFund', 'payout.import', { batch, file: await aBankSheet(town, rows) })).toMatchObject(
      {
        paid: 2,
        failed: 1,
        problems: [],
      },
    )
    expect(await states()).toEqual(['failed', 'paid', 'paid'])
  })

  test('pays no grant whose row has another holder or an account in scientific notation', async () => {
    const { batch } = await sent(town, grants)
    const { payees } = await takenOut(town, batch)
    const rows = [
      { ...payees[0], ...PAID, 户名: '别人某', 账号: '9.99E+18' },
      { ...payees[1], ...PAID, 账号: payees[0]?.['账号'] ?? '' },
      { ...payees[2], ...PAID, 户名: payees[1]?.['户名'] ?? '' },
    ]
    expect(await town.tell('countyFund', 'payout.import', { batch, file: await aBankSheet(town, rows) })).toMatchObject(
      {
        paid: 0,
        problems: [{ row: 3 }, { row: 4 }, { row: 5 }],
      },
    )
    expect(await states()).toEqual(['batched', 'batched', 'batched'])
  })

  test('of another batch is refused, naming that batch, and the files of two batches have different names', async () => {
    const first = await sent(town, grants.slice(0, 1))
    const second = await sent(town, grants.slice(1, 2))
    const [a, b] = [await takenOut(town, first.batch), await takenOut(town, second.batch)]
    expect(a.name).not.toBe(b.name)
    const file = await aBankSheet(
      town,
      a.payees.map((row) => ({ ...row, ...PAID })),
    )
    expect(await town.ask('countyFund', 'payout.import', { batch: second.batch, file })).toMatchObject({
      ok: false,
      refusal: { code: 'FILE_OF_OTHER_BATCH', about: { batchNo: batchNoOf(first.batch), count: 1, total: yuan(4000) } },
    })
    // a file that names another batch cannot be confirmed as this batch's
    const yes = { batch: second.batch, file, confirmed: true }
    expect(await town.refusal('countyFund', 'payout.import', yes)).toBe('FILE_OF_OTHER_BATCH')
    expect(await states()).toEqual(['batched', 'batched', 'held'])
  })

  test.each([2, 3, 4])('with %i rows for one line applies none of them', async (times) => {
    const { batch } = await sent(town, grants)
    const { payees } = await takenOut(town, batch)
    const [a, b] = payees
    const rows = [
      ...Array.from({ length: times }, (_, i) => ({ ...a, ...(i % 2 === 0 ? failedFor('') : PAID) })),
      { ...b, ...PAID },
    ]
    const answer = await town.tell('countyFund', 'payout.import', { batch, file: await aBankSheet(town, rows) })
    expect(answer).toMatchObject({ paid: 1, failed: 0 })
    expect(answer.problems).toHaveLength(times)
    expect(await states()).toEqual(['batched', 'paid', 'batched'])
  })
})

/**
 * A result sheet as in the former release, or from a bank that drops our texts: without a mark, with a different order of
 * columns.
 */
const UNMARKED = ['序号', '户名', '账号', '开户银行', '开户网点', '金额', '结果', '失败原因', '日期']

describe('a bank result without any mark', () => {
  test('is accepted if every row fits this batch and no other', async () => {
    const { batch } = await sent(town, grants)
    const { payees } = await takenOut(town, batch)
    const rows = payees.map((row) => ({ ...row, ...PAID, 日期: '' }))
    const file = await aBankSheet(town, rows, {
      head: UNMARKED,
      foot: [
        ['合计笔数', 3],
        ['合计金额', '12000.00'],
      ],
    })
    expect(await town.tell('countyFund', 'payout.import', { batch, file })).toMatchObject({ read: 3, paid: 3, open: 0 })
  })

  test('that also fits another batch needs the officer’s confirmation, and changes nothing before', async () => {
    const half = yuan(500)
    const january = await sent(town, [await held(town, one as OnFile, half, { programme: 'festival' })])
    const { payees } = await takenOut(town, january.batch)
    const answer = payees.map((row) => ({ ...row, ...PAID }))
    const paidInJanuary = await aBankSheet(town, answer, { head: UNMARKED })
    await town.tell('countyFund', 'payout.import', { batch: january.batch, file: paidInJanuary })
    const again = await held(town, one as OnFile, half, { programme: 'employment' })
    const march = await sent(town, [again])
    const file = await aBankSheet(town, answer, { head: UNMARKED })
    const input = { batch: march.batch, file }
    expect(await town.refusal('countyFund', 'payout.import', input)).toBe('FILE_BATCH_UNCLEAR')
    expect((await grantOf(town, again)).state).toBe('batched')
    expect(await town.tell('countyFund', 'payout.import', { ...input, confirmed: true })).toMatchObject({ paid: 1 })
    expect((await grantOf(town, again)).state).toBe('paid')
  })

  test('with a row that fits no line needs confirmation, and then applies the others and reports that row', async () => {
    const { batch } = await sent(town, grants)
    const { payees } = await takenOut(town, batch)
    const rows = payees.map((row, i) => ({ ...row, ...PAID, ...(i === 1 ? { 金额: '1.00' } : {}) }))
    const input = { batch, file: await aBankSheet(town, rows, { head: UNMARKED }) }
    expect(await town.ask('countyFund', 'payout.import', input)).toMatchObject({
      refusal: { code: 'FILE_BATCH_UNCLEAR', about: { strangers: 1 } },
    })
    expect(await states()).toEqual(['batched', 'batched', 'batched'])
    expect(await town.tell('countyFund', 'payout.import', { ...input, confirmed: true })).toMatchObject({
      paid: 2,
      problems: [{ row: 4, problem: 'amount-changed' }],
    })
  })

  test('cannot be confirmed when none of its rows matches a line of the batch', async () => {
    const first = await sent(town, grants.slice(0, 1))
    const second = await sent(town, grants.slice(1))
    const { payees } = await takenOut(town, first.batch)
    const rows = payees.map((row) => ({ ...row, ...PAID }))
    const file = await aBankSheet(town, rows, { head: UNMARKED })
    for (const confirmed of [false, true])
      expect(await town.refusal('countyFund', 'payout.import', { batch: second.batch, file, confirmed })).toBe(
        'FILE_FITS_NOTHING',
      )
  })
})

describe('the sheet of a bank result', () => {
  test.each([
    ['账号', ['户名', '金额', '结果']],
    ['户名', ['账号', '金额', '结果']],
    ['结果', ['户名', '账号', '金额']],
    ['户名、账号', ['序号', '金额', '结果']],
  ])('without the column %s is refused with the name of the column, and no grant is paid', async (missing, head) => {
    const { batch } = await sent(town, grants)
    const { payees } = await takenOut(town, batch)
    const rows = payees.map((row) => ({ ...row, ...PAID }))
    const file = await aBankSheet(town, rows, { head })
    expect(await town.ask('countyFund', 'payout.import', { batch, file })).toMatchObject({
      refusal: { code: 'BANK_COLUMNS_MISSING', about: { missing } },
    })
    expect(await states()).toEqual(['batched', 'batched', 'batched'])
  })

  test('may have the bank’s own column names and result words, full-width digits, masked accounts and other date formats', async () => {
    const { batch } = await sent(town, grants)
    const { payees } = await takenOut(town, batch)
    const masked = (row: BankSheetRow) => String(row['账号']).replace(/^(.{6}).*(.{4})$/, '$1*****$2')
    const rows = payees.map((row, i) => ({
      '*收款人名称（必填）': `${String(row['户名']).slice(0, 1)}　${String(row['户名']).slice(1)}`,
      收款账号: i === 0 ? masked(row) : `\u202d${row['账号']}\u202c`,
      交易金额: '４，０００．００元',
      附言: row['用途'] ?? '',
      处理结果: ['交易成功', '已入账', '处理中'][i] ?? '',
      交易日期: '2026/4/3 10:20:30',
    }))
    expect(await town.tell('countyFund', 'payout.import', { batch, file: await aBankSheet(town, rows) })).toMatchObject(
      {
        paid: 2,
        notYet: 1,
        open: 1,
        inPart: [3],
        problems: [],
      },
    )
    expect(await states()).toEqual(['paid', 'paid', 'batched'])
  })

  test('may come in two parts: known results stay, and new results are applied', async () => {
    const { batch } = await sent(town, grants)
    const { payees } = await takenOut(town, batch)
    const answer = payees.map((row) => ({ ...row, ...PAID }))
    const part = await aBankSheet(town, answer.slice(0, 1))
    expect(await town.tell('countyFund', 'payout.import', { batch, file: part })).toMatchObject({ paid: 1, open: 2 })
    const whole = await aBankSheet(town, answer)
    expect(await town.tell('countyFund', 'payout.import', { batch, file: whole })).toMatchObject({
      paid: 2,
      unchanged: 1,
      open: 0,
    })
    // a line is imported again, twice in one file: it was paid once, and the file does not contradict this
    const twice = await aBankSheet(town, [...answer, ...answer.slice(0, 1)])
    expect(await town.tell('countyFund', 'payout.import', { batch, file: twice })).toMatchObject({
      paid: 0,
      unchanged: 2,
      problems: [
        { row: 3, problem: 'repeated' },
        { row: 6, problem: 'repeated' },
      ],
    })
  })

  test('with rows of two batches is applied to each batch separately, and the other rows are reported', async () => {
    const first = await sent(town, grants.slice(0, 1))
    const second = await sent(town, grants.slice(1))
    const rows = [...(await takenOut(town, first.batch)).payees, ...(await takenOut(town, second.batch)).payees]
    const file = await aBankSheet(
      town,
      rows.map((row) => ({ ...row, ...PAID })),
    )
    expect(await town.tell('countyFund', 'payout.import', { batch: second.batch, file })).toMatchObject({
      paid: 2,
      problems: [{ row: 3, problem: 'other-batch', cell: batchNoOf(first.batch) }],
    })
    expect(await states()).toEqual(['batched', 'paid', 'paid'])
  })
})
