import type { TableRow } from '@domain/kernel/table'
import { bankFileName, bankSheet, bankText } from '@domain/payout/bank-table'
import type { BankLayout, OutField } from '@domain/payout/layout'
import { SHIPPED } from '@domain/payout/layouts'
import { aBatchOf, aPayee } from '@test/support/payee'

const batch = aBatchOf(1, 1000.5)
const MARK = '帮扶批次0000128708导出3共1笔1000.50元'
type Column = BankLayout['out']['columns'][number]
const layoutOf = (columns: readonly Column[], over: Partial<BankLayout['out']> = {}): BankLayout => ({
  ...SHIPPED.bars,
  out: { ...SHIPPED.bars.out, totals: 'none', columns: [...columns], ...over },
})
const column = (field: OutField, over: Partial<Column> = {}): Column => ({ field, title: field, ...over })
const rowsOf = (columns: readonly Column[], over: Partial<BankLayout['out']> = {}, who: Partial<typeof aPayee> = {}) =>
  bankSheet([{ ...aPayee, ...who }], batch, 3, layoutOf(columns, over))

describe('a cell of the file for the bank', () => {
  test.each([
    ['=1+1', '＝1+1'],
    ['+86', '＋86'],
    ['-王', '－王'],
    ['@王', '＠王'],
    ['\t王', ' 王'],
    ['\r王', ' 王'],
    ['王=明', '王=明'],
    ['王-明', '王-明'],
  ])('with the holder %j is %j: a spreadsheet calculates nothing', (name, cell) =>
    expect(rowsOf([column('name')], {}, { name })).toEqual([[cell]]),
  )

  test('with words of the city’s own is as inert, and empty where it has given none', () => {
    expect(rowsOf([column('fixed', { words: '=人民币' }), column('fixed')])).toEqual([['＝人民币', '']])
  })

  test('is cut to as many characters as the bank takes, and never in the middle of one; without a bound to two hundred', () => {
    const name = '𠮷'.repeat(201)
    expect(rowsOf([column('name', { most: 2 }), column('name')], {}, { name })).toEqual([['𠮷𠮷', '𠮷'.repeat(200)]])
    expect(rowsOf([column('no', { most: 1 })], {}, { no: 12 })).toEqual([[12]])
  })

  test('that says whether the account is of this bank is empty where the layout does not say how', () => {
    const own = { words: '虚构', yes: '是', no: '否' }
    expect(rowsOf([column('own')], { own })).toEqual([['是']])
    expect(rowsOf([column('own')], { own }, { bank: '别家银行' })).toEqual([['否']])
    const { own: _, ...out } = SHIPPED.workbook.out
    const layout = { ...SHIPPED.workbook, out: { ...out, header: false, columns: [column('own')] } }
    expect(bankSheet([aPayee], batch, 3, layout)).toEqual([['']])
  })

  test('has the sum in yuan or in fen', () => {
    expect(rowsOf([column('amount')], { money: 'yuan' })).toEqual([['1000.50']])
    expect(rowsOf([column('amount')], { money: 'fen' })).toEqual([['100050']])
  })
})

describe('count and sum', () => {
  const columns = [column('name'), column('amount')]
  const payment = ['王小明', '1000.50']
  test.each<[BankLayout['out']['totals'], readonly TableRow[]]>([
    ['none', [payment]],
    ['above', [['1', '1000.50', MARK], payment]],
    ['below', [payment, ['1', '1000.50', MARK]]],
    ['words', [payment, ['合计笔数', 1], ['合计金额', '1000.50'], [MARK]]],
  ])('stand %s', (totals, rows) => expect(rowsOf(columns, { totals })).toEqual(rows))

  test('stand above the headings, and are as wide as they', () => {
    const wide = [column('name'), column('amount'), column('bank'), column('blank')]
    expect(rowsOf(wide, { totals: 'above', header: true })).toEqual([
      ['1', '1000.50', MARK, null],
      ['name', 'amount', 'bank', 'blank'],
      [...payment, '虚构银行', null],
    ])
  })

  test('are in fen where the payments are', () =>
    expect(rowsOf(columns, { totals: 'above', money: 'fen' })[0]).toEqual(['1', '100050', MARK]))
})

describe('the file as text', () => {
  const text = (delimiter: BankLayout['out']['delimiter'], ...rows: readonly TableRow[]) =>
    bankText(layoutOf([], { delimiter }), rows)

  test.each([
    [',', '1,王小明,\r\n2,李红,\r\n'],
    ['|', '1|王小明|\r\n2|李红|\r\n'],
    ['\t', '1\t王小明\t\r\n2\t李红\t\r\n'],
  ] as const)('has a line for each row, and %j between its cells', (delimiter, said) =>
    expect(text(delimiter, [1, '王小明', null], [2, '李红', null])).toBe(said),
  )

  test.each([
    [',', '甲,乙', '"甲,乙"'],
    [',', '甲"乙"', '"甲""乙"""'],
    [',', '甲|乙', '甲|乙'],
    ['|', '甲|乙|丙', '甲｜乙｜丙'],
    ['|', '甲,"乙"', '甲,"乙"'],
    ['\t', '甲\t乙', '甲 乙'],
  ] as const)('between %j writes the cell %j as %j', (delimiter, cell, said) =>
    expect(text(delimiter, [cell])).toBe(`${said}\r\n`),
  )

  test.each(['甲\n乙', '甲\r\n乙', '甲 \r\n\n  乙', '甲\r乙'])('keeps a row in one line: %j', (cell) => {
    for (const delimiter of [',', '|', '\t'] as const) expect(text(delimiter, [cell, 1])).toBe(`甲 乙${delimiter}1\r\n`)
  })

  test('has the ending of its kind in its name', () =>
    expect(bankFileName(batch, 3, 'txt')).toBe('银行代发-批次0000128708-第3次导出-1笔-1000.50元.txt'))
})
