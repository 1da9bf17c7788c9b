import { yuan } from '@domain/kernel/fen'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import type { TableRow } from '@domain/kernel/table'
import { batchNoOf, writeMark } from '@domain/payout/mark'
import { readBankSheet } from '@domain/payout/read-bank-table'

const today = plainDate('2023-06-08')
const ACCOUNT = '6222021234567890123'
const HEAD = ['序号', '户名', '账号', '金额', '结果', '失败原因', '日期']
const PAID_ROW = ['1', '王小明', ACCOUNT, '1000.50', '成功', '', '2023-06-07']
const rowOf = (over: Readonly<Record<number, TableRow[number]>>): TableRow =>
  PAID_ROW.map((cell, at) => (over[at] === undefined ? cell : over[at]))
const paidRow = {
  row: 2,
  no: 1,
  mark: undefined,
  name: '王小明',
  account: ACCOUNT,
  amount: yuan(1000.5),
  says: { result: 'paid', reason: '', on: '2023-06-07' },
}
const sheet = (...table: TableRow[]) => {
  const read = readBankSheet(table, today)
  if (read === undefined || 'missing' in read) throw new Error(JSON.stringify(read))
  return read
}
const first = (row: TableRow) => sheet(HEAD, row).rows[0]

const mark = { batchNo: batchNoOf('PB-batch' as PayoutBatchId), exported: 1, count: 3, total: yuan(3000) }

describe('the heading of a bank’s sheet', () => {
  test.each(
    [
      ['序号', '编号', '行号'],
      ['户名', '收款户名', '收款人户名', '收款人', '收款人名称', '收款人姓名', '账户名称', '姓名'],
      ['账号', '收款账号', '收款人账号', '银行账号', '账户', '卡号', '银行卡号', '帐号', '收款人帐号', '收款帐号'],
      ['金额', '交易金额', '付款金额', '代发金额', '发放金额'],
      ['结果', '处理结果', '交易结果', '处理状态', '交易状态', '状态'],
      ['失败原因', '原因', '返回信息', '处理信息'],
      ['日期', '交易日期', '入账日期', '处理日期', '到账日期'],
    ].flatMap((names, at) => names.map((name) => [name, at] as const)),
  )('may say %s', (name, at) => {
    const named = HEAD.map((own, i) => (i === at ? name : own))
    expect(sheet(named, PAID_ROW).rows).toEqual([paidRow])
    const failed = rowOf({ 4: '失败', 5: '账户已销户' })
    expect(sheet(named, failed)).toEqual(sheet(HEAD, failed))
  })

  test.each(['* 户 名', '户名（必填）', '户名(与身份证一致)', '　户名　', '户**名'])('may be written “%s”', (title) =>
    expect(sheet(['序号', title, ...HEAD.slice(2)], PAID_ROW).rows).toEqual([paidRow]),
  )

  test('may stand below titles, within the first ten rows', () => {
    const titles = (count: number): TableRow[] => Array.from({ length: count }, () => ['银行代发回单'])
    expect(sheet(...titles(9), HEAD, PAID_ROW).rows).toEqual([{ ...paidRow, row: 11 }])
    expect(readBankSheet([...titles(10), HEAD, PAID_ROW], today)).toBeUndefined()
  })

  test('is the row with most of the needed columns', () =>
    expect(sheet(['户名', '账号'], HEAD, PAID_ROW).rows).toEqual([{ ...paidRow, row: 3 }]))

  test('takes our own column before another that could be meant', () => {
    const both = [...HEAD, '交易金额', '卡号']
    expect(sheet(both, [...PAID_ROW, '9', '9']).rows).toEqual([paidRow])
  })

  test.each([
    ['two columns of one name', [...HEAD, '金额']],
    ['two columns that could both be meant', [...HEAD.filter((name) => name !== '金额'), '交易金额', '付款金额']],
    ['one needed column alone', ['户名', '序号', '日期']],
    ['no needed column', ['序号', '日期']],
    ['nothing', []],
    ['a title too long for a heading', ['户名', ` ${'('.repeat(101)}账号`]],
  ])('with %s is unclear', (_what, head) => expect(readBankSheet([head, PAID_ROW], today)).toBeUndefined())

  test('of an empty sheet is not there', () => expect(readBankSheet([], today)).toBeUndefined())

  test.each([
    [
      ['户名', '账号'],
      ['金额', '结果'],
    ],
    [['金额', '结果', '户名'], ['账号']],
    [['账号', '金额', '结果'], ['户名']],
  ])('with the columns %j alone misses %j', (head, missing) =>
    expect(readBankSheet([head, PAID_ROW], today)).toEqual({ missing }),
  )

  test('needs no column for number, reason and day', () =>
    expect(sheet(HEAD.slice(1, 5), PAID_ROW.slice(1, 5)).rows).toEqual([
      { ...paidRow, no: undefined, says: { result: 'paid', reason: '', on: undefined } },
    ]))
})

describe('the result in a row', () => {
  test.each(['成功', '交易成功', '处理成功', '代发成功', '入账成功', '已入账', '已到账', '到账', 'PAID', 'success'])(
    '“%s” is a payment',
    (word) =>
      expect(first(rowOf({ 4: word, 5: '不看' }))?.says).toEqual({ result: 'paid', reason: '', on: '2023-06-07' }),
  )

  test.each(['失败', '交易失败', '处理失败', '代发失败', '入账失败', 'FAILED', 'fail'])(
    '“%s” is a failure, which has a reason',
    (word) => {
      expect(first(rowOf({ 4: word, 5: '账户已销户' }))?.says).toEqual({
        result: 'failed',
        reason: '账户已销户',
        on: '2023-06-07',
      })
      expect(first(rowOf({ 4: word }))?.says).toEqual({ unread: 'reason-missing', cell: '失败原因' })
    },
  )

  test.each(['退回', '退票', '退汇', '已退回', '已退票', '已退汇', '冲正', '已冲正', 'returned'])(
    '“%s” is a failure after which the money is back, and has a reason',
    (word) => {
      expect(first(rowOf({ 4: word, 5: '账户已销户' }))?.says).toEqual({
        result: 'failed',
        reason: '账户已销户',
        on: '2023-06-07',
        back: true,
      })
      expect(first(rowOf({ 4: word }))?.says).toEqual({ unread: 'reason-missing', cell: '失败原因' })
    },
  )

  test.each([
    '',
    ' ',
    null,
    '处理中',
    '交易处理中',
    '银行处理中',
    '待处理',
    '已受理',
    '受理中',
    '待入账',
    '在途',
    'processing',
  ])('“%s” is no result yet, whatever the day says', (word) =>
    expect(first(PAID_ROW.map((cell, at) => (at === 4 ? word : at === 6 ? '不知' : cell)))?.says).toEqual({
      result: 'not-yet',
    }),
  )

  test.each(['成功失败', '不详', '1', '部分成功'])('“%s” is unreadable', (word) =>
    expect(first(rowOf({ 4: word }))?.says).toEqual({ unread: 'unreadable', cell: '结果' }),
  )

  test('on no known day is unreadable, and without a day has none', () => {
    expect(first(rowOf({ 6: '昨天' }))?.says).toEqual({ unread: 'unreadable', cell: '日期' })
    expect(first(rowOf({ 6: '' }))?.says).toEqual({ result: 'paid', reason: '', on: undefined })
  })

  test('gives a reason without account numbers, of a hundred characters at most', () => {
    const says = (reason: string) => JSON.stringify(first(rowOf({ 4: '失败', 5: reason }))?.says)
    expect(says(`账号${ACCOUNT}已销户`)).not.toContain(ACCOUNT)
    expect(says('长'.repeat(101))).toContain(`"${'长'.repeat(100)}"`)
  })
})

describe('a row of the bank’s sheet', () => {
  test('has its number in Excel', () =>
    expect(sheet(['回单'], HEAD, PAID_ROW, [''], PAID_ROW).rows.map(({ row }) => row)).toEqual([3, 5]))

  test.each([
    ['1', 1],
    ['12.0', 12],
    ['12.00', 12],
    [7, 7],
    ['1234', 1234],
    ['12345', undefined],
    ['1.5', undefined],
    ['第1', undefined],
    ['1笔', undefined],
    ['', undefined],
  ])('with the number “%s” has the number %s', (cell, no) => expect(first(rowOf({ 0: cell }))?.no).toBe(no))

  test.each([
    ['1,000.50', yuan(1000.5)],
    ['1000.5元', yuan(1000.5)],
    ['１０００．５０', yuan(1000.5)],
    [1000.5, yuan(1000.5)],
    ['壹仟', undefined],
    ['元1000', undefined],
  ])('with the amount “%s” pays %s fen', (cell, amount) => expect(first(rowOf({ 3: cell }))?.amount).toBe(amount))

  test('carries the mark of its batch, in whichever column the bank put it', () => {
    const marked = sheet([...HEAD, '备注'], [...PAID_ROW, writeMark({ ...mark, line: 1 })])
    expect(marked).toEqual({ rows: [{ ...paidRow, mark: { ...mark, line: 1 } }], marks: [] })
  })

  test.each([
    ['holder', 1],
    ['account', 2],
    ['amount', 3],
  ])('with the %s alone is still a row', (_what, at) =>
    expect(
      sheet(
        HEAD,
        PAID_ROW.map((cell, i) => (i === at ? cell : '')),
      ).rows,
    ).toHaveLength(1),
  )

  test.each(['合计', '总计', '小计：', '合计笔数:', '合计金额', '总笔数', '总金额'])(
    'that begins with “%s” is a sum and no payment',
    (word) => {
      expect(sheet(HEAD, PAID_ROW, [word, ...PAID_ROW.slice(1)], [null, '', word, '3000']).rows).toEqual([paidRow])
    },
  )

  test.each(['合计人', '本合计'])('of the holder “%s” is a payment', (name) =>
    expect(sheet(HEAD, [null, name, ...PAID_ROW.slice(2)]).rows).toHaveLength(1),
  )

  test('without holder, account and amount is text, whose mark counts for the sheet', () => {
    const read = sheet(
      ['回单', writeMark(mark)],
      ['银行代发'],
      HEAD,
      PAID_ROW,
      [''],
      ['已打印'],
      [null, null, null, null, writeMark(mark)],
    )
    expect(read.rows).toEqual([{ ...paidRow, row: 4 }])
    expect(read.marks).toEqual([
      { ...mark, line: undefined },
      { ...mark, line: undefined },
    ])
  })
})
