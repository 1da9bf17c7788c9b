import type { Fen } from '@domain/kernel/fen'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { batchNoOf, plainYuan, writeMark } from '@domain/payout/mark'
import { inert } from '../kernel/inert'
import { type TableCell, type TableRow, textOf } from '../kernel/table'
import type { BankLayout, OutField } from './layout'
import { GENERIC } from './layouts'

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
type Out = BankLayout['out']

// amounts as text, because banks' programs read numbers differently
const moneyText = (amount: number, { money }: Out): string => (money === 'fen' ? String(amount) : plainYuan(amount))

const ownText = (bank: string, { own }: Out): string => {
  if (own === undefined) return ''
  return bank.includes(own.words) ? own.yes : own.no
}

/** Count and sum, with the mark of the batch in the last cell. */
const totalsOf = (out: Out, count: number, total: Fen, mark: string): readonly TableRow[] => {
  if (out.totals === 'none') return []
  if (out.totals !== 'words') return [[String(count), moneyText(total, out), mark]]
  return [[TOTAL_COUNT, count], [TOTAL_MONEY, moneyText(total, out)], [mark]]
}

/**
 * The file for the bank: one row per payment, with control count and total where the layout wants them. The column for the purpose,
 * which banks return, identifies batch and export in each row.
 */
export const bankSheet = (
  payees: readonly BankPayee[],
  { id, count, total }: Marked,
  exported: number,
  { out }: BankLayout = GENERIC,
): readonly TableRow[] => {
  const mark = { batchNo: batchNoOf(id), exported, count, total }
  const cellOf = (payee: BankPayee, field: OutField, words: string): TableCell => {
    if (field === 'amount') return moneyText(payee.amount, out)
    if (field === 'purpose') return writeMark({ ...mark, line: payee.no })
    if (field === 'own') return inert(ownText(payee.bank, out))
    if (field === 'fixed') return inert(words)
    if (field === 'blank') return null
    return field === 'no' ? payee.no : inert(payee[field])
  }
  const cut = (cell: TableCell, most: number): TableCell =>
    typeof cell === 'string' ? [...cell].slice(0, most).join('') : cell
  const rows = payees.map((payee) =>
    out.columns.map(({ field, most = 200, words = '' }) => cut(cellOf(payee, field, words), most)),
  )
  const head: readonly TableRow[] = out.header ? [out.columns.map(({ title }) => inert(title))] : []
  const wide = (row: TableRow): TableRow => (out.header ? out.columns.map((_, i) => row[i] ?? null) : row)
  const totals = totalsOf(out, payees.length, total, writeMark(mark)).map(wide)
  return out.totals === 'above' ? [...totals, ...head, ...rows] : [...head, ...rows, ...totals]
}

/** The same as text. A delimiter within a cell is quoted in a comma list, and replaced elsewhere, because banks do not unquote. */
export const bankText = ({ out: { delimiter } }: BankLayout, rows: readonly TableRow[]): string => {
  const replaced = delimiter === '\t' ? ' ' : String.fromCharCode(delimiter.charCodeAt(0) + 0xfee0)
  const cellOf = (cell: TableCell | undefined): string => {
    const text = textOf(cell).replace(/\s*[\r\n]\s*/g, ' ')
    if (delimiter !== ',') return text.split(delimiter).join(replaced)
    return /[",]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
  }
  return rows.map((row) => `${row.map(cellOf).join(delimiter)}\r\n`).join('')
}

/** A file name that is unique for each batch and each of its exports. */
export const bankFileName = ({ id, count, total }: Marked, exported: number, ending = 'xlsx'): string =>
  `${PURPOSE}-批次${batchNoOf(id)}-第${exported}次导出-${count}笔-${plainYuan(total)}元.${ending}`
