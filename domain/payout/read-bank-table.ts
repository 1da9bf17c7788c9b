import { type Fen, fen, parseYuan } from '@domain/kernel/fen'
import { isKeyOf } from '@domain/kernel/keys'
import { hideNumbers } from '@domain/kernel/masked'
import { squeezed } from '@domain/kernel/plain'
import type { PlainDate } from '@domain/kernel/plain-date'
import { readDay } from '@domain/kernel/written'
import { type BatchMark, readMark } from '@domain/payout/mark'
import type { BankRow } from '@domain/payout/matching'
import {
  type Cells,
  type Chosen,
  hasFailed,
  type Seen,
  type SeenWord,
  seenIn,
  type TableRow,
  tableIn,
  textOf,
  wordsIn,
} from '../kernel/table'
import type { BankResult, BankWords, Heading } from './bank-words'
import { type BankBack, OURS, plainWord, wordsOf } from './layout'
import { GENERIC } from './layouts'

/** Columns without which a row and its result cannot be understood. */
const WANTED = ['户名', '账号', '金额', '结果'] as const satisfies readonly Heading[]
export type BankColumn = Exclude<Heading, '开户银行' | '开户网点' | '用途'>
type Column = BankColumn
const WISH = {
  headings: {
    序号: ['序号', '编号', '行号'],
    户名: ['户名', '收款户名', '收款人户名', '收款人', '收款人名称', '收款人姓名', '账户名称', '姓名'],
    账号: ['账号', '收款账号', '收款人账号', '银行账号', '账户', '卡号', '银行卡号', '帐号', '收款人帐号', '收款帐号'],
    金额: ['金额', '交易金额', '付款金额', '代发金额', '发放金额'],
    结果: ['结果', '处理结果', '交易结果', '处理状态', '交易状态', '状态'],
    失败原因: ['失败原因', '原因', '返回信息', '处理信息'],
    日期: ['日期', '交易日期', '入账日期', '处理日期', '到账日期'],
  },
  wanted: WANTED,
  atLeast: 2,
  // a bank may leave our column empty, or as it was, and add its own
  alone: ['结果'],
  needed: [['户名'], ['账号'], ['金额'], ['结果']],
} as const satisfies Parameters<typeof tableIn<Column>>[1]

/** What is known of a bank's answers: its layout, and what a person has said about this file. */
export type BankAnswers = {
  readonly back: BankBack
  readonly named?: Chosen<Column> | undefined
  readonly words?: BankWords | undefined
}
const ANY: BankAnswers = { back: GENERIC.back }

/** Where the bank sends no headings, the layout says what stands where; headings of its own are known by their titles. */
const wishFor = ({ back, named }: BankAnswers) => {
  if (!back.header)
    return { ...WISH, titles: back.columns.map(({ field }) => (field === 'other' ? '' : OURS[field])), named: {} }
  const titles = back.columns.flatMap(({ field, title }) => (field === 'other' ? [] : [[OURS[field], title] as const]))
  const own = Object.fromEntries(titles.filter(([ours, title]) => title !== ours)) as Chosen<Column>
  return { ...WISH, named: { ...own, ...named } }
}
const tableOf = (rows: readonly TableRow[], how: BankAnswers) => tableIn<Column>(rows, wishFor(how))
/** Whether a sheet has the header of a bank's result; without headings any sheet may be one. */
export const isBankSheet =
  (how: BankAnswers = ANY) =>
  (rows: readonly TableRow[]): boolean => {
    const table = tableOf(rows, how)
    return table !== undefined && WANTED.every((column) => table.places.has(column))
  }

const PAID = new Set([
  '成功',
  '交易成功',
  '处理成功',
  '代发成功',
  '入账成功',
  '已入账',
  '已到账',
  '到账',
  'PAID',
  'SUCCESS',
])
const FAILED = new Set(['失败', '交易失败', '处理失败', '代发失败', '入账失败', 'FAILED', 'FAIL'])
/** Money that came back: of a line that was paid before it is a return, of any other a failure. */
const BACK = new Set(['退回', '退票', '退汇', '已退回', '已退票', '已退汇', '冲正', '已冲正', 'RETURNED'])
/** An empty cell is not a result yet: this is how partial files look. */
const NOT_YET = new Set([
  '',
  '处理中',
  '交易处理中',
  '银行处理中',
  '待处理',
  '已受理',
  '受理中',
  '待入账',
  '在途',
  'PROCESSING',
])

const wordOf = (cells: Cells<Column>): string => plainWord(cells('结果'))
/** What this bank means by a word, before what banks usually mean by it. */
const resultOf = (word: string, words: BankWords): BankResult | undefined => {
  if (isKeyOf(words, word)) return words[word]
  if (PAID.has(word)) return 'paid'
  if (FAILED.has(word)) return 'failed'
  if (BACK.has(word)) return 'returned'
  return NOT_YET.has(word) ? 'not-yet' : undefined
}
const allWords = ({ back, words }: BankAnswers): BankWords => ({ ...wordsOf(back), ...words })

/** What a bank's result looks like, for the person who says which column is what and what the bank means by its words. */
export const seenBankSheet = (
  rows: readonly TableRow[],
  how: BankAnswers,
): Seen<Column> & { readonly words: readonly SeenWord<BankResult>[] } => {
  const words = allWords(how)
  const said = [...(tableOf(rows, how)?.below() ?? [])].flatMap(({ isRow, cells }) =>
    isRow() && (cells('户名') !== '' || cells('账号') !== '') && !hasFailed(cells, ['结果']) ? wordOf(cells) : [],
  )
  return { ...seenIn<Column>(rows, wishFor(how)), words: wordsIn(said, (word) => resultOf(word, words)) }
}

const saysOf = (cells: Cells<Column>, today: PlainDate, words: BankWords): BankRow['says'] => {
  const failed = WANTED.find((column) => hasFailed(cells, [column]))
  if (failed !== undefined) return { unread: 'cell-error', cell: failed }
  const result = resultOf(wordOf(cells), words)
  if (result === 'not-yet') return { result }
  if (result === undefined) return { unread: 'unreadable', cell: '结果' }
  const paid = result === 'paid'
  if (!paid && hasFailed(cells, ['失败原因'])) return { unread: 'cell-error', cell: '失败原因' }
  // the bank's words may repeat the account number; numbers are masked before the worker and the log get them
  const reason = hideNumbers(cells('失败原因')).slice(0, 100)
  if (!paid && reason === '') return { unread: 'reason-missing', cell: '失败原因' }
  const on = readDay(cells('日期'), today)
  if (on === 'wrong') return { unread: 'unreadable', cell: '日期' }
  return {
    result: paid ? 'paid' : 'failed',
    ...(result === 'returned' ? { back: true as const } : {}),
    reason: paid ? '' : reason,
    on,
  }
}

const markIn = (row: TableRow): BatchMark | undefined => {
  for (const cell of row) {
    const mark = readMark(textOf(cell))
    if (mark !== undefined) return mark
  }
  return undefined
}

export type BankSheetRead = {
  readonly rows: readonly BankRow[]
  /** marks found above or below the rows */
  readonly marks: readonly BatchMark[]
}

const amountIn = (cell: string, { money }: BankBack): Fen | undefined => {
  const plain = squeezed(cell)
  if (money === 'yuan') return parseYuan(plain.replace(/元$/, ''))
  return /^\d{1,13}(?:\.0+)?$/.test(plain) ? fen(Number(plain)) : undefined
}

/**
 * A line without holder, account and amount, or with the mark of the whole batch: a total, or a line of text. (A mark that was cut
 * off a payment has lost count and sum first.)
 */
const isText = (cells: Cells<Column>, mark: BatchMark | undefined): boolean =>
  (cells('户名') === '' && cells('账号') === '' && cells('金额') === '') ||
  (mark?.count !== undefined && mark.line === undefined)

/**
 * Parses the bank's sheet row by row. `missing`: required columns that are absent; undefined: no heading, or an ambiguous
 * heading.
 */
export const readBankSheet = (
  table: readonly TableRow[],
  today: PlainDate,
  how: BankAnswers = ANY,
): BankSheetRead | { readonly missing: readonly Heading[] } | undefined => {
  const found = tableOf(table, how)
  if (found === undefined || found.unclear.length > 0) return undefined
  const missing = WANTED.filter((column) => !found.places.has(column))
  if (missing.length > 0) return { missing }
  const words = allWords(how)
  const rows: BankRow[] = []
  const marks = found.above.flatMap((row) => markIn(row) ?? [])
  for (const { row, all, cells, isRow } of found.below()) {
    const mark = markIn(all)
    if (!isRow() || isText(cells, mark)) {
      if (mark !== undefined) marks.push(mark)
      continue
    }
    const no = /^(\d{1,4})(?:\.0+)?$/.exec(cells('序号'))?.[1]
    rows.push({
      row,
      no: no === undefined ? undefined : Number(no),
      mark,
      name: cells('户名'),
      account: cells('账号'),
      amount: amountIn(cells('金额'), how.back),
      says: saysOf(cells, today, words),
    })
  }
  return { rows, marks }
}
