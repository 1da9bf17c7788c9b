import * as z from 'zod/mini'
import { plainIdNumber, squeezed } from '../kernel/plain'
import type { PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import { type TableRow, tableIn, textOf } from '../kernel/table'
import { readDay } from '../kernel/written'
import type { Counterpart } from '../policy/policy'
import type { CheckOutcome } from './crosscheck'

/** The names of counterparts in exported and returned lists. */
export const COUNTERPART_NAMES: Record<Counterpart, string> = {
  'real-estate': '自然资源（不动产）',
  vehicles: '公安（车辆）',
  pensions: '人社（养老金）',
  'civil-affairs': '民政（低保）',
  enrolment: '教育（学籍）',
  banks: '银行（存款）',
}

/** The Chinese word for each outcome in a counterpart's answer. */
export const OUTCOME_WORDS: Record<CheckOutcome, string> = {
  'no-record': '无记录',
  record: '有记录',
  'not-returned': '未返回',
  'identity-mismatch': '身份不符',
}

const FIELDS = ['id', 'name', 'idNumber', 'outcome', 'value', 'asOf'] as const
type Field = (typeof FIELDS)[number]
/** Column names: the name we write first, then names others use. */
const COLUMN_NAMES: Record<Field, readonly [string, ...string[]]> = {
  id: ['编号', '序号', '行号'],
  name: ['姓名', '人员姓名'],
  idNumber: ['身份证号', '公民身份号码', '身份证号码', '证件号码'],
  outcome: ['查询结果', '比对结果', '结果'],
  value: ['记录内容', '内容', '备注'],
  asOf: ['数据日期', '截至日期', '数据截至日期'],
}
const OUR_COLUMNS = FIELDS.map((field) => COLUMN_NAMES[field][0])
const BATCH_MARK = /CB-[0-9A-Za-z_-]{4,40}/
const COUNTERPART_MARK = '协查单位：'

/** A readable row of a returned list. `row`: its number in Excel. */
export type ResultLine = {
  readonly row: number
  readonly no: number
  readonly name: string
  /** as far as the list repeats the number */
  readonly idNumber: string
  readonly outcome: CheckOutcome
  readonly value: string
  readonly asOf?: PlainDate | undefined
}
/** `cell`: only where the cell cannot contain personal data. */
export type RowProblem = { readonly row: number; readonly problem: RowProblemKey; readonly cell?: string }
const ROW_PROBLEMS = [
  'no-unreadable',
  'no-unknown',
  'no-repeated',
  'name-differs',
  'id-differs',
  'outcome-unknown',
  'date-wrong',
  'value-unreadable',
  'household-closed',
] as const
export const RowProblemKey = z.enum(ROW_PROBLEMS)
export type RowProblemKey = z.infer<typeof RowProblemKey>

/** The list for a counterpart: batch and counterpart, instructions, header, persons. */
export const listFor = (
  mark: { readonly batch: string; readonly counterpart: Counterpart },
  persons: readonly { readonly no: number; readonly name: string; readonly idNumber: string }[],
): readonly TableRow[] => [
  [`批次 ${mark.batch}`, `${COUNTERPART_MARK}${COUNTERPART_NAMES[mark.counterpart]}`],
  [`“${COLUMN_NAMES.outcome[0]}”请填：${Object.values(OUTCOME_WORDS).join('、')}`],
  OUR_COLUMNS,
  ...persons.map(({ no, name, idNumber }) => [no, name, idNumber, null, null, null]),
]

type Columns = Readonly<Partial<Record<Field, number>>>

const columnsIn = (row: TableRow, named: Readonly<Record<string, string>>): Columns | undefined => {
  const cells = row.map((cell) => squeezed(textOf(cell)))
  const columns: Partial<Record<Field, number>> = {}
  for (const field of FIELDS) {
    const own = named[field]
    const names = own === undefined || own.trim() === '' ? COLUMN_NAMES[field] : [squeezed(own)]
    const at = cells.findIndex((cell) => names.includes(cell))
    if (at >= 0) columns[field] = at
  }
  const whole =
    columns.id !== undefined &&
    columns.outcome !== undefined &&
    (columns.name !== undefined || columns.idNumber !== undefined)
  return whole ? columns : undefined
}

/**
 * Whether a list belongs to another batch or counterpart by the words above its header; a list without such words is accepted
 * by its rows.
 */
const isForeign = (above: readonly TableRow[], mark: { batch: string; counterpart: Counterpart }): boolean => {
  const texts = above.flatMap((row) => row.map(textOf))
  const batch = texts.map((text) => BATCH_MARK.exec(text)?.[0]).find((found) => found !== undefined)
  const counterpart = texts.find((text) => text.startsWith(COUNTERPART_MARK))
  return (
    (batch !== undefined && batch !== mark.batch) ||
    (counterpart !== undefined && counterpart !== `${COUNTERPART_MARK}${COUNTERPART_NAMES[mark.counterpart]}`)
  )
}

const outcomeOf = (text: string): CheckOutcome | undefined => {
  const word = squeezed(text)
  const found = Object.entries(OUTCOME_WORDS).find(([, words]) => words === word)
  return found?.[0] as CheckOutcome | undefined
}

const MAX_VALUE = 200
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

const lineOf = (cells: TableRow, row: number, columns: Columns, today: PlainDate): ResultLine | RowProblem => {
  const text = (field: Field): string => textOf(columns[field] === undefined ? null : cells[columns[field]])
  const no = text('id')
  if (!/^\d{1,5}$/.test(no)) return { row, problem: 'no-unreadable' }
  const outcome = outcomeOf(text('outcome'))
  if (outcome === undefined) return { row, problem: 'outcome-unknown', cell: text('outcome').slice(0, 20) }
  const asOf = readDay(text('asOf'), today)
  if (asOf === 'wrong' || (asOf !== undefined && asOf > today))
    return { row, problem: 'date-wrong', cell: text('asOf').slice(0, 20) }
  const value = text('value')
  if (value.length > MAX_VALUE || CONTROL.test(value)) return { row, problem: 'value-unreadable' }
  return {
    row,
    no: Number(no),
    name: text('name'),
    idNumber: plainIdNumber(text('idNumber')),
    outcome,
    value,
    ...(asOf === undefined ? {} : { asOf }),
  }
}

const isProblem = (line: ResultLine | RowProblem): line is RowProblem => 'problem' in line

/**
 * Reads a returned list. ROWS_REJECTED when the list belongs to another batch or counterpart, or has no known header. Otherwise
 * every row is a line or a problem. A number that occurs twice is a problem in both rows.
 */
export const readResults = (
  rows: readonly TableRow[],
  mark: { readonly batch: string; readonly counterpart: Counterpart },
  named: Readonly<Record<string, string>>,
  today: PlainDate,
) => {
  const table = tableIn(rows, (row) => columnsIn(row, named))
  if (table === undefined) return refuse('ROWS_REJECTED', { why: 'header' })
  if (isForeign(table.above, mark)) return refuse('ROWS_REJECTED', { why: 'foreign' })
  const read = table.below
    .filter(({ cells }) => cells.some((cell) => textOf(cell) !== ''))
    .map(({ cells, row }) => lineOf(cells, row, table.columns, today))
  const lines = read.filter((line): line is ResultLine => !isProblem(line))
  const times = new Map<number, number>()
  for (const { no } of lines) times.set(no, (times.get(no) ?? 0) + 1)
  const repeated = lines.filter(({ no }) => (times.get(no) ?? 0) > 1)
  return ok({
    lines: lines.filter(({ no }) => times.get(no) === 1),
    problems: [
      ...read.filter(isProblem),
      ...repeated.map(({ row, no }): RowProblem => ({ row, problem: 'no-repeated', cell: String(no) })),
    ],
  })
}
