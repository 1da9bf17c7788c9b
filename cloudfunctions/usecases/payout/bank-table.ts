import { type Fen, parseYuan, showYuan } from '@domain/kernel/fen'
import { hideNumbers } from '@domain/kernel/masked'
import { PlainDate } from '@domain/kernel/plain-date'
import type { BankRow } from '@domain/payout/payout'
import type { TableCell, TableRow } from '../../ports/tables'

/** The bank's columns, by heading. It fills in the last three and sends the sheet back. */
export const BANK_HEADINGS = [
  '序号',
  '户名',
  '账号',
  '开户银行',
  '开户网点',
  '金额',
  '结果',
  '失败原因',
  '日期',
] as const
type Heading = (typeof BANK_HEADINGS)[number]
const WANTED: readonly Heading[] = ['序号', '金额', '结果']
const TOTAL_COUNT = '合计笔数'
const TOTAL_MONEY = '合计金额'
/** a heading stands in one of the first rows; banks like titles above it */
const HEADING_WITHIN = 10

export type BankPayee = {
  readonly no: number
  readonly name: string
  readonly account: string
  readonly bank: string
  readonly branch: string
  readonly amount: Fen
}

/** `12345.60`: as text, because banks' programs disagree about numbers. */
const plainYuan = (amount: number): string => showYuan(amount).replace(/[¥,]/g, '')

/** The sheet for the bank: one row a line, control count and total below. */
export const bankSheet = (payees: readonly BankPayee[], total: Fen): readonly TableRow[] => [
  [...BANK_HEADINGS],
  ...payees.map((p) => [p.no, p.name, p.account, p.bank, p.branch, plainYuan(p.amount), null, null, null]),
  [TOTAL_COUNT, payees.length, null, null, null, null, null, null, null],
  [TOTAL_MONEY, plainYuan(total), null, null, null, null, null, null, null],
]

export type Unread = { readonly row: number; readonly problem: 'unreadable' | 'reason-missing'; readonly cell: Heading }
export type BankSheetRead = { readonly rows: readonly BankRow[]; readonly unread: readonly Unread[] }

const PAID = new Set(['成功', '已到账', '到账', 'PAID'])
const FAILED = new Set(['失败', '退回', '退票', 'FAILED'])

const textOf = (cell: TableCell | undefined): string => (cell === undefined || cell === null ? '' : String(cell).trim())
const isTotal = (first: string): boolean => first === TOTAL_COUNT || first === TOTAL_MONEY || first === '合计'

type Cells = (heading: Heading) => string

const readRow = (row: number, cells: Cells): { row: BankRow } | { unread: Unread } => {
  const unread = (cell: Heading, problem: Unread['problem'] = 'unreadable') => ({ unread: { row, problem, cell } })
  const no = /^\d{1,4}$/.test(cells('序号')) ? Number(cells('序号')) : undefined
  if (no === undefined) return unread('序号')
  const amount = parseYuan(cells('金额'))
  if (amount === undefined) return unread('金额')
  const outcome = cells('结果').toUpperCase()
  const paid = PAID.has(outcome)
  if (!paid && !FAILED.has(outcome)) return unread('结果')
  // what a bank writes may repeat the account it failed on; the worker and the log get it without
  const reason = hideNumbers(cells('失败原因')).slice(0, 100)
  if (!paid && reason === '') return unread('失败原因', 'reason-missing')
  const day = cells('日期').replaceAll('/', '-')
  const on = PlainDate.safeParse(day)
  if (day !== '' && !on.success) return unread('日期')
  return { row: { row, no, amount, paid, reason: paid ? '' : reason, ...(on.success ? { on: on.data } : {}) } }
}

/** A heading that stands twice leaves open which of the two amounts the bank means. */
const isClear = (head: TableRow): boolean =>
  BANK_HEADINGS.every((name) => head.filter((cell) => textOf(cell) === name).length < 2)

/** The bank's sheet, row by row; undefined when no row is its heading, or a heading stands in it twice. */
export const readBankSheet = (rows: readonly TableRow[]): BankSheetRead | undefined => {
  const headAt = rows
    .slice(0, HEADING_WITHIN)
    .findIndex((row) => WANTED.every((name) => row.some((c) => textOf(c) === name)))
  const head = rows[headAt]
  if (head === undefined || !isClear(head)) return undefined
  const column = new Map(head.map((cell, i) => [textOf(cell), i]))
  const read: BankRow[] = []
  const unread: Unread[] = []
  rows.slice(headAt + 1).forEach((row, i) => {
    if (row.every((cell) => textOf(cell) === '') || isTotal(textOf(row[0]))) return
    const cells: Cells = (heading) => {
      const at = column.get(heading)
      return at === undefined ? '' : textOf(row[at])
    }
    const got = readRow(headAt + i + 2, cells)
    if ('row' in got) read.push(got.row)
    else unread.push(got.unread)
  })
  return { rows: read, unread }
}
