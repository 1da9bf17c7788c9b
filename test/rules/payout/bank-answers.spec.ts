import { yuan } from '@domain/kernel/fen'
import { plainDate } from '@domain/kernel/plain-date'
import type { TableRow } from '@domain/kernel/table'
import type { BankWords } from '@domain/payout/bank-words'
import type { BankLayout } from '@domain/payout/layout'
import { SHIPPED } from '@domain/payout/layouts'
import { type BankAnswers, isBankSheet, readBankSheet, seenBankSheet } from '@domain/payout/read-bank-table'

const today = plainDate('2023-06-08')
const ACCOUNT = '6222021234567890123'
const HEAD = ['序号', '户名', '账号', '金额', '结果', '失败原因', '日期']
const PAID = { result: 'paid', reason: '', on: '2023-06-07' }
const FAILED = { result: 'failed', reason: '已销户', on: '2023-06-07' }
const answers = (key: keyof typeof SHIPPED, over: Omit<BankAnswers, 'back'> = {}): BankAnswers => ({
  back: SHIPPED[key].back,
  ...over,
})
const rowsIn = (table: readonly TableRow[], how: BankAnswers) => {
  const read = readBankSheet(table, today, how)
  if (read === undefined || 'missing' in read) throw new Error(JSON.stringify(read))
  return read.rows
}
const saysIn = (table: readonly TableRow[], how: BankAnswers) => rowsIn(table, how).map(({ says }) => says)

describe('a bank that answers without headings', () => {
  const commas = (result: string, amount: TableRow[number] = '100050', reason = '已销户') => [
    ...['1', ACCOUNT, '王小明', amount, '帮扶', result, reason, '20230607'],
  ]
  const bars = (result: string) => [
    ...['1', '王小明', ACCOUNT, '虚构支行', '1000.50', '帮扶', result, '已销户', '2023-06-07'],
  ]

  test('is read by the places that the layout names, from the first row on', () => {
    const row = { no: 1, mark: undefined, name: '王小明', account: ACCOUNT, amount: yuan(1000.5), says: PAID }
    expect(rowsIn([commas('0000'), commas('0000')], answers('commas'))).toEqual([
      { ...row, row: 1 },
      { ...row, row: 2 },
    ])
    expect(rowsIn([bars('Y')], answers('bars'))).toEqual([{ ...row, row: 1 }])
  })

  test('is read by these places even where a person once chose headings', () =>
    expect(saysIn([bars('Y')], answers('bars', { named: { 户名: '账号', 结果: '-' } }))).toEqual([PAID]))

  test.each([
    [
      'commas',
      commas,
      { '0000': PAID, '9001': FAILED, '9002': { ...FAILED, back: true }, '1000': { result: 'not-yet' } },
    ],
    ['bars', bars, { Y: PAID, n: FAILED, R: { ...FAILED, back: true }, p: { result: 'not-yet' } }],
  ] as const)('in the layout %s says by its own codes what became of a payment', (key, rowOf, meaning) => {
    for (const [code, says] of Object.entries(meaning)) expect(saysIn([rowOf(code)], answers(key))).toEqual([says])
    expect(saysIn([rowOf('X')], answers(key))).toEqual([{ unread: 'unreadable', cell: '结果' }])
    expect(saysIn([rowOf('成功')], answers(key))).toEqual([PAID])
  })

  test.each<[TableRow[number], number | undefined]>([
    ['100050', 100_050],
    [100_050, 100_050],
    ['100050.0', 100_050],
    ['100050.00', 100_050],
    ['1000.50', undefined],
    ['9999999999999', 9_999_999_999_999],
    ['10000000000000', undefined],
    ['约100050', undefined],
    ['100050笔', undefined],
    ['1000.50元', undefined],
    ['1000元', undefined],
    ['', undefined],
  ])('in fen pays with %j the sum of %s fen', (cell, amount) =>
    expect(rowsIn([commas('0000', cell)], answers('commas')).map((row) => row.amount)).toEqual([amount]),
  )
})

test('the answer of a bank without headings is shown by our own names, without the columns that are not read', () => {
  const row = ['1', '王小明', ACCOUNT, '虚构支行', '1000.50', '帮扶', 'Y', '', '2023-06-07']
  expect(seenBankSheet([row], answers('bars')).headings).toEqual([
    { heading: '序号', samples: ['1'] },
    { heading: '户名', samples: ['王小明'] },
    { heading: '账号', samples: ['***0123'] },
    { heading: '金额', samples: ['1000.50'] },
    { heading: '结果', samples: ['Y'] },
    { heading: '失败原因', samples: [] },
    { heading: '日期', samples: ['2023-06-07'] },
  ])
})

describe('a bank with headings of its own', () => {
  const head = ['收款人账号', '收款人户名', '付款金额', '附言', '处理结果', '返回信息', '处理日期']
  const row = (result: string) => [ACCOUNT, '王小明', '1000.50', '帮扶', result, '已销户', '2023-06-07']

  test('is read by them, and by its own words', () => {
    expect(saysIn([head, row('已出账'), row('出账失败'), row('已冲回'), row('排 队 中')], answers('workbook'))).toEqual(
      [PAID, FAILED, { ...FAILED, back: true }, { result: 'not-yet' }],
    )
  })

  test('that no other bank uses is read by them, and by no others', () => {
    const back: BankLayout['back'] = {
      ...SHIPPED.workbook.back,
      columns: SHIPPED.workbook.back.columns.map((column) => ({ ...column, title: `行内${column.title}` })),
    }
    const own = head.map((title) => `行内${title}`)
    expect(saysIn([own, row('已出账')], { back })).toEqual([PAID])
    expect(readBankSheet([own, row('已出账')], today)).toBeUndefined()
  })

  test('is read by the heading that a person has chosen in its place', () => {
    const twice = [...head, '核对结果']
    const rows = [twice, [...row('已出账'), '出账失败']]
    expect(saysIn(rows, answers('workbook', { named: { 结果: '核对结果' } }))).toEqual([FAILED])
    expect(saysIn(rows, answers('workbook'))).toEqual([PAID])
  })

  test('means by a word what a person has said of this file, before what the layout and other banks mean', () => {
    const words: BankWords = { 已出账: 'not-yet', 成功: 'failed', 甲: 'paid' }
    expect(
      saysIn([head, row('已出账'), row('成功'), row('甲'), row('排队中')], answers('workbook', { words })),
    ).toEqual([{ result: 'not-yet' }, FAILED, PAID, { result: 'not-yet' }])
  })
})

describe('a sheet is a bank’s answer', () => {
  test.each<[string, readonly TableRow[], boolean]>([
    ['with our headings', [HEAD], true],
    ['with the four headings that are needed', [['户名', '账号', '金额', '结果']], true],
    ['below a title', [['回单'], HEAD], true],
    ['without the holder', [['账号', '金额', '结果']], false],
    ['without the account', [['户名', '金额', '结果']], false],
    ['without the amount', [['户名', '账号', '结果']], false],
    ['without the result', [['户名', '账号', '金额']], false],
    ['without headings', [['1', '王小明']], false],
    ['without rows', [], false],
  ])('%s: %s', (_what, rows, is) => expect(isBankSheet()(rows)).toBe(is))

  test('whatever stands in it, where the bank sends no headings', () =>
    expect(isBankSheet(answers('bars'))([['任何', '内容']])).toBe(true))
})

describe('a cell whose formula has failed', () => {
  test.each([
    ['户名', 1],
    ['账号', 2],
    ['金额', 3],
    ['结果', 4],
  ])('in the column %s makes the row unread', (cell, at) => {
    const row = ['1', '王小明', ACCOUNT, '1000.50', '成功', '', '2023-06-07']
    expect(saysIn([HEAD, row.map((text, i) => (i === at ? '#N/A' : text))], answers('generic'))).toEqual([
      { unread: 'cell-error', cell },
    ])
  })

  test.each([
    ['失败', { unread: 'cell-error', cell: '失败原因' }],
    ['退汇', { unread: 'cell-error', cell: '失败原因' }],
    ['成功', PAID],
    ['处理中', { result: 'not-yet' }],
  ])('is no reason, where one is needed: beside the result %s', (result, says) =>
    expect(
      saysIn([HEAD, ['1', '王小明', ACCOUNT, '1000.50', result, '#REF!', '2023-06-07']], answers('generic')),
    ).toEqual([says]),
  )
})

describe('what a person sees of a bank’s answer whose words are not all known', () => {
  const row = (result: string, name = '王小明', account = ACCOUNT) => ['1', name, account, '1000.50', result, '', '']
  const seen = (rows: readonly TableRow[], words: BankWords = {}) =>
    seenBankSheet([HEAD, ...rows], answers('generic', { words }))

  test('are its words and how often each stands there, the unknown first, with what the others mean', () =>
    expect(
      seen([row('成功'), row('挂账'), row(' 挂 账 '), row('成功'), row('入了'), row('失败')], { 入了: 'paid' }).words,
    ).toEqual([
      { word: '挂账', times: 2 },
      { word: '成功', times: 2, means: 'paid' },
      { word: '入了', times: 1, means: 'paid' },
      { word: '失败', times: 1, means: 'failed' },
    ]))

  test.each<[string, TableRow, readonly string[]]>([
    ['beside a holder', row('挂账', '王小明', ''), ['挂账']],
    ['beside an account', row('挂账', '', ACCOUNT), ['挂账']],
    ['beside neither: a line of text', row('挂账', '', ''), []],
    ['in a sum', ['合计', '2笔', '', '', '挂账', '', ''], []],
    ['of twenty characters', row('挂'.repeat(20)), ['挂'.repeat(20)]],
    ['of more: a remark, and what a person said of it would count for nothing', row('挂'.repeat(21)), []],
    ['of a formula that has failed: its row counts for nothing whatever is said', row('#N/A'), []],
  ])('are words %s', (_where, line, words) => expect(seen([line]).words.map(({ word }) => word)).toEqual(words))

  test('are none in a sheet without rows', () => expect(seenBankSheet([], answers('generic')).words).toEqual([]))

  test('are its columns, and which of them are open', () => {
    expect(seen([row('成功')])).toMatchObject({ header: 1, taken: { 户名: '户名', 结果: '结果' }, open: [] })
    expect(seenBankSheet([[...HEAD, '状态'], row('成功')], answers('generic')).open).toEqual(['结果'])
  })
})

test('the line of the whole batch is no payment, though it names a holder; a mark cut off a payment is', () => {
  const row = (mark: string) => ['', '某总工会', '', '3000.00', '成功', '', '', mark]
  const read = (mark: string) => readBankSheet([[...HEAD, '附言'], row(mark)], today)
  expect(read('帮扶批次0123456789导出1共3笔3000.00元')).toMatchObject({
    rows: [],
    marks: [{ batchNo: '0123456789', count: 3 }],
  })
  for (const mark of ['帮扶批次0123456789', '帮扶批次0123456789第1笔导出1共3笔3000.00元'])
    expect(read(mark)).toMatchObject({ rows: [{ mark: { batchNo: '0123456789' } }], marks: [] })
})
