import * as z from 'zod/mini'
import { isKeyOf } from '../kernel/keys'
import { bareName, plainIdNumber, squeezed } from '../kernel/plain'
import type { PlainDate } from '../kernel/plain-date'
import { ok, type Result, refuse } from '../kernel/result'
import { inSteps, type Steps } from '../kernel/steps'
import {
  type Cells,
  type Chosen,
  type Headings,
  hasFailed,
  type Seen,
  type SeenWord,
  seenIn,
  type TableRow,
  tableIn,
  wordsIn,
} from '../kernel/table'
import type { Counterpart } from '../policy/policy'
import { type CheckOutcome, ITEMS_MAX } from './crosscheck'
import { itemsOf } from './items'
import { readPastDay } from './items/cells'
import { LIST_COLUMNS, ownColumns } from './items/columns'
import { itemIn, withUnits } from './items/in-row'
import type { Item } from './items/item'
import { isForeign, type ListMark, markRow } from './list-marks'

/** The Chinese word for each outcome in a counterpart's answer. */
export const OUTCOME_WORDS: Record<CheckOutcome, string> = {
  'no-record': '无记录',
  record: '有记录',
  'not-returned': '未返回',
  'identity-mismatch': '身份不符',
}

/** one of ours, or a column of the counterpart's items */
export type ResultColumn = string
type Field = ResultColumn
const FIELDS = Object.keys(LIST_COLUMNS) as (keyof typeof LIST_COLUMNS)[]
/** The columns of a counterpart's list: those that all have, then one for each thing its items say. */
const columnsOf = (counterpart: Counterpart): Headings<Field> => ({
  ...LIST_COLUMNS,
  ...itemsOf(counterpart).headings,
})

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
  readonly items?: readonly Item[] | undefined
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
  'item-unreadable',
  'item-without-record',
  'household-closed',
  'cell-error',
] as const
export const RowProblemKey = z.enum(ROW_PROBLEMS)
export type RowProblemKey = z.infer<typeof RowProblemKey>

const header = (counterpart: Counterpart): readonly TableRow[] => {
  const own = Object.values(ownColumns(counterpart))
  const items = own.slice(FIELDS.length).map((heading) => `“${heading}”`)
  return [[`有记录的，请尽量填写${items.join('')}：有几项填几行，编号照抄`], own]
}

/** The list for a counterpart: batch and counterpart, instructions, header, persons. */
export const listFor = (
  mark: ListMark,
  persons: readonly { readonly no: number; readonly name: string; readonly idNumber: string }[],
): readonly TableRow[] => [
  markRow(mark),
  [`“${LIST_COLUMNS.outcome[0]}”请填：${Object.values(OUTCOME_WORDS).join('、')}`],
  ...header(mark.counterpart),
  ...persons.map(({ no, name, idNumber }) => [no, name, idNumber, null, null, null]),
]

type Named = Chosen<Field>
/** `counterpart`: undefined while it is only asked whether this is a returned list at all */
const wishOf = (named: Named, counterpart?: Counterpart) => ({
  headings: counterpart === undefined ? (LIST_COLUMNS as Headings<Field>) : columnsOf(counterpart),
  wanted: FIELDS,
  atLeast: 3,
  needed: [['id'], ['name', 'idNumber'], ['outcome']] as const,
  named,
})
const tableOf = (rows: readonly TableRow[], named: Named, counterpart?: Counterpart) => {
  const table = tableIn<Field>(rows, wishOf(named, counterpart))
  const has = (field: Field): boolean => table?.places.has(field) === true
  return has('id') && has('outcome') && (has('name') || has('idNumber')) ? table : undefined
}

/** Whether a sheet has the header of a returned list. */
export const isResultList =
  (named: Named) =>
  (rows: readonly TableRow[]): boolean =>
    tableOf(rows, named) !== undefined

/** Words of bureaus, beside our own; others are chosen by a person. */
const OTHER_WORDS: Readonly<Record<string, CheckOutcome>> = {
  ...Object.fromEntries(
    [
      '无',
      '否',
      '没有',
      '未查到',
      '未查到记录',
      '未查询到',
      '未查询到记录',
      '查无',
      '查无记录',
      '查无信息',
      '无登记',
      '无信息',
    ].map((word) => [word, 'no-record' as const]),
  ),
  ...Object.fromEntries(['有', '是', '查到', '已查到', '有登记', '有信息'].map((word) => [word, 'record' as const])),
  未反馈: 'not-returned',
  身份信息不符: 'identity-mismatch',
}
export type OutcomeWords = Readonly<Record<string, CheckOutcome>>

/** `words`: what a person has said that this bureau means by its words. */
const outcomeOf = (text: string, words: OutcomeWords): CheckOutcome | undefined => {
  const word = squeezed(text)
  const found = Object.entries(OUTCOME_WORDS).find(([, own]) => own === word)
  return (found?.[0] as CheckOutcome | undefined) ?? ownOf(words, word) ?? ownOf(OTHER_WORDS, word)
}
const ownOf = (words: OutcomeWords, word: string): CheckOutcome | undefined =>
  isKeyOf(words, word) ? words[word] : undefined

type SeenResults = Seen<Field> & { readonly words: readonly SeenWord<CheckOutcome>[] }
/** What a returned list looks like, for the person who says which column is what and what the bureau means by its words. */
export function* seenResultsIn(
  rows: readonly TableRow[],
  { counterpart, named, words }: { counterpart: Counterpart; named: Named; words: OutcomeWords },
): Steps<SeenResults> {
  const said: string[] = []
  yield* inSteps(tableOf(rows, named)?.below() ?? [], ({ isRow, cells }) => {
    if (isRow() && !hasFailed(cells, ['outcome'])) said.push(squeezed(cells('outcome')))
  })
  return { ...seenIn<Field>(rows, wishOf(named, counterpart)), words: wordsIn(said, (word) => outcomeOf(word, words)) }
}

const MAX_VALUE = 200
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** 00001 and 1.0 are the number 1. */
const noOf = (text: Cells<Field>): number | undefined => {
  const no = /^(\d{1,6})(?:\.0+)?$/.exec(text('id'))?.[1]
  return no === undefined ? undefined : Number(no)
}

type Reading = { readonly counterpart: Counterpart; readonly words: OutcomeWords; readonly today: PlainDate }

const lineOf = (text: Cells<Field>, row: number, { counterpart, words, today }: Reading): ResultLine | RowProblem => {
  if (hasFailed(text, FIELDS)) return { row, problem: 'cell-error' }
  const no = noOf(text)
  if (no === undefined) return { row, problem: 'no-unreadable' }
  const said = text('outcome')
  const outcome = outcomeOf(said, words)
  if (outcome === undefined) return { row, problem: 'outcome-unknown', cell: said.slice(0, 20) }
  const asOf = readPastDay(text('asOf'), today)
  if (asOf === 'wrong') return { row, problem: 'date-wrong', cell: text('asOf').slice(0, 20) }
  const value = text('value')
  if (value.length > MAX_VALUE || CONTROL.test(value)) return { row, problem: 'value-unreadable' }
  const found = itemIn(text, counterpart, today)
  if ('wrong' in found) return { row, problem: 'item-unreadable', cell: found.wrong }
  if (found.item !== undefined && outcome !== 'record') return { row, problem: 'item-without-record' }
  return {
    row,
    no,
    name: text('name'),
    idNumber: plainIdNumber(text('idNumber')),
    outcome,
    // 1套 says that there is a record, and which
    value: value === '' && outcome === 'record' && isKeyOf(words, squeezed(said)) ? said : value,
    ...(asOf === undefined ? {} : { asOf }),
    ...(found.item === undefined ? {} : { items: [found.item] }),
  }
}

const isProblem = (line: ResultLine | RowProblem): line is RowProblem => 'problem' in line

/** Several rows of one person are one answer: all records together. Rows that contradict each other are none. */
const together = (lines: readonly [ResultLine, ...ResultLine[]]): ResultLine | undefined => {
  const [first] = lines
  const same = lines.every(
    ({ name, idNumber, outcome }) =>
      outcome === first.outcome && idNumber === first.idNumber && bareName(name) === bareName(first.name),
  )
  const values = [...new Set(lines.map(({ value }) => value).filter((value) => value !== ''))]
  const value = values.join('；')
  const items = lines.flatMap((line) => line.items ?? [])
  if (items.length > ITEMS_MAX) return undefined
  if (!same || value.length > MAX_VALUE || (first.outcome !== 'record' && values.length > 1)) return undefined
  const days = lines.flatMap(({ asOf }) => asOf ?? []).sort()
  const asOf = days[days.length - 1]
  // where one row says in words only what it knows, the items are not all there is
  const whole = lines.every((line) => line.items !== undefined)
  const { items: _of, ...rest } = first
  return { ...rest, value, ...(asOf === undefined ? {} : { asOf }), ...(whole ? { items } : {}) }
}

type ReadResults = { readonly lines: readonly ResultLine[]; readonly problems: readonly RowProblem[] }
/**
 * Reads a returned list. ROWS_REJECTED when the list belongs to another batch or counterpart, or has no known header. Otherwise
 * every row belongs to a line or is a problem. Rows of one number that contradict each other are all problems.
 */
export function* resultsIn(
  rows: readonly TableRow[],
  mark: ListMark,
  named: Named,
  today: PlainDate,
  words: OutcomeWords = {},
): Steps<Result<ReadResults, 'ROWS_REJECTED'>> {
  const { counterpart } = mark
  // a row whose number, in merged cells, stands only above is a row too: its car is not lost
  const columns = Object.keys(columnsOf(counterpart))
  const table = tableOf(rows, named, counterpart)
  if (table === undefined) return refuse('ROWS_REJECTED', { why: 'header' })
  if (table.unclear.length > 0) return refuse('ROWS_REJECTED', { why: 'unclear' })
  if (isForeign(table.above, mark)) return refuse('ROWS_REJECTED', { why: 'foreign' })
  const byNo = new Map<number, [ResultLine, ...ResultLine[]]>()
  const problems: RowProblem[] = []
  // where one row of a person cannot be read, the others would be half an answer
  const halves = new Set<number | undefined>()
  yield* inSteps(table.below(), ({ cells, row, isRow }) => {
    if (!isRow() || columns.every((column) => cells(column) === '')) return
    const text = withUnits(cells, table.places, rows[table.above.length] ?? [])
    const line = lineOf(text, row, { counterpart, words, today })
    if (isProblem(line)) {
      problems.push(line)
      halves.add(noOf(text))
      return
    }
    const same = byNo.get(line.no)
    if (same === undefined) byNo.set(line.no, [line])
    else same.push(line)
  })
  const lines: ResultLine[] = []
  yield* inSteps(byNo, ([no, rowsOfOne]) => {
    const one = halves.has(no) ? undefined : together(rowsOfOne)
    if (one !== undefined) lines.push(one)
    else problems.push(...rowsOfOne.map(({ row }): RowProblem => ({ row, problem: 'no-repeated', cell: String(no) })))
  })
  return ok({ lines, problems })
}
