import { yuan } from '@domain/kernel/fen'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { bankFileName, bankSheet } from '@domain/payout/bank-table'
import { batchNoOf, readMark, writeMark } from '@domain/payout/mark'
import { aBatchOf, aPayee } from '@test/support/payee'

/** Its number is 7 × 131 + 65, then × 131 + 66. */
const batch = aBatchOf(2, 2000.5)
const payee = { ...aPayee, amount: yuan(1000) }
const blank = (cells: number) => Array.from({ length: cells }, () => null)

test('the sheet for the bank has a row for each payment, the control totals and the mark of the batch', () => {
  const other = { ...payee, no: 2, name: '李小红', amount: yuan(1000.5) }
  expect(bankSheet([payee, other], batch, 3)).toEqual([
    ['序号', '户名', '账号', '开户银行', '开户网点', '金额', '用途', '结果', '失败原因', '日期'],
    [
      1,
      '王小明',
      '6222021234567890123',
      '虚构银行',
      '虚构支行',
      '1000.00',
      '帮扶批次0000128708第1笔导出3共2笔2000.50元',
      ...blank(3),
    ],
    [
      2,
      '李小红',
      '6222021234567890123',
      '虚构银行',
      '虚构支行',
      '1000.50',
      '帮扶批次0000128708第2笔导出3共2笔2000.50元',
      ...blank(3),
    ],
    ['合计笔数', 2, ...blank(8)],
    ['合计金额', '2000.50', ...blank(8)],
    ['帮扶批次0000128708导出3共2笔2000.50元', ...blank(9)],
  ])
})

test('the file is named by batch, export, count and total', () =>
  expect(bankFileName(batch, 3)).toBe('银行代发-批次0000128708-第3次导出-2笔-2000.50元.xlsx'))

test('the number of a batch never changes: files of former years are recognised by it', () => {
  expect(batchNoOf('A' as PayoutBatchId)).toBe('0000000982')
  expect(batchNoOf('AB' as PayoutBatchId)).toBe('0000128708')
  expect(batchNoOf('PB-0a1b2c3d4e5f60718293a4b5' as PayoutBatchId)).toMatch(/^\d{10}$/)
})

describe('a mark is read as far as the bank kept it:', () => {
  const mark = { batchNo: '0000128708', exported: 3, count: 2, total: yuan(2000.5) }
  test.each([
    [writeMark(mark), { ...mark, line: undefined }],
    [writeMark({ ...mark, line: 12 }), { ...mark, line: 12 }],
    ['帮扶批次0000128708共2笔2000.50元', { ...mark, line: undefined, exported: undefined }],
    [
      '帮扶批次0000128708',
      { batchNo: '0000128708', line: undefined, exported: undefined, count: undefined, total: undefined },
    ],
    ['帮扶批次00001287081', undefined],
    ['帮扶批次 0000128708 第1笔 导出3 共2笔 2,000.50元', { ...mark, line: 1 }],
  ])('%s', (text, read) => expect(readMark(text)).toEqual(read))
})
