import type { Fen } from '@domain/kernel/fen'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { batchNoOf, plainYuan, writeMark } from '@domain/payout/mark'
import type { TableRow } from '../kernel/table'

/** The columns of the bank's sheet, by heading. The bank fills in the last three and returns the sheet. */
export const BANK_HEADINGS = [
  '序号',
  '户名',
  '账号',
  '开户银行',
  '开户网点',
  '金额',
  '用途',
  '结果',
  '失败原因',
  '日期',
] as const
export type Heading = (typeof BANK_HEADINGS)[number]
const TOTAL_COUNT = '合计笔数'
const TOTAL_MONEY = '合计金额'
export const PURPOSE = '银行代发'

export type BankPayee = {
  readonly no: number
  readonly name: string
  readonly account: string
  readonly bank: string
  readonly branch: string
  readonly amount: Fen
}
type Marked = { readonly id: PayoutBatchId; readonly count: number; readonly total: Fen }

const wide = (...cells: TableRow): TableRow => BANK_HEADINGS.map((_, i) => cells[i] ?? null)

/**
 * The sheet for the bank: one row per payment, with control count and total below. The 用途 column of each row, which banks
 * return, identifies batch and export, and so does the last line.
 */
export const bankSheet = (payees: readonly BankPayee[], batch: Marked, exported: number): readonly TableRow[] => {
  const mark = { batchNo: batchNoOf(batch.id), exported, count: batch.count, total: batch.total }
  return [
    [...BANK_HEADINGS],
    ...payees.map((p) =>
      // amounts as text, because banks' programs read numbers differently
      wide(p.no, p.name, p.account, p.bank, p.branch, plainYuan(p.amount), writeMark({ ...mark, line: p.no })),
    ),
    wide(TOTAL_COUNT, payees.length),
    wide(TOTAL_MONEY, plainYuan(batch.total)),
    wide(writeMark(mark)),
  ]
}

/** A file name that is unique for each batch and each of its exports. */
export const bankFileName = ({ id, count, total }: Marked, exported: number): string =>
  `${PURPOSE}-批次${batchNoOf(id)}-第${exported}次导出-${count}笔-${plainYuan(total)}元.xlsx`
