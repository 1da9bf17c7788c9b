import * as z from 'zod/mini'
import { IdNumber } from '../kernel/identity-numbers'
import { bareName } from '../kernel/plain'
import { ok, refuse } from '../kernel/result'
import { type Cells, type Chosen, hasFailed, type Seen, seenIn, type TableRow, tableIn } from '../kernel/table'
import { Name } from '../kernel/text'

/** A member in the union's own list. `row`: its number in Excel. */
export type RosterLine = { readonly row: number; readonly name: string; readonly idNumber: IdNumber }

const ROSTER_PROBLEMS = ['name-unreadable', 'id-wrong', 'repeated', 'id-of-two', 'cell-error'] as const
export const RosterProblemKey = z.enum(ROSTER_PROBLEMS)
export type RosterProblemKey = z.infer<typeof RosterProblemKey>
/** The row and the problem; never the cell itself, which may contain an ID number. */
export type RosterProblem = { readonly row: number; readonly problem: RosterProblemKey }

export type RosterColumn = 'name' | 'idNumber'
type Column = RosterColumn
const WISH = {
  headings: {
    name: ['姓名', '会员姓名', '职工姓名', '员工姓名', '人员姓名', '会员'],
    idNumber: [
      '身份证号',
      '身份证号码',
      '公民身份号码',
      '证件号码',
      '身份证',
      '居民身份证号',
      '居民身份证号码',
      '公民身份证号码',
      '证件号',
    ],
  },
  wanted: ['name', 'idNumber'],
  atLeast: 2,
  needed: [['name'], ['idNumber']],
} as const satisfies Parameters<typeof tableIn<Column>>[1]

type Named = Chosen<Column>
const tableOf = (rows: readonly TableRow[], named: Named) => tableIn<Column>(rows, { ...WISH, named })
/** Whether a sheet has the header of a list of members. */
export const isRoster =
  (named: Named) =>
  (rows: readonly TableRow[]): boolean =>
    tableOf(rows, named) !== undefined
/** What a list of members looks like, for the person who says which column is what. */
export const seenRoster = (rows: readonly TableRow[], named: Named): Seen<Column> =>
  seenIn<Column>(rows, { ...WISH, named })

const lineOf = (cells: Cells<Column>, row: number): RosterLine | RosterProblem => {
  if (hasFailed(cells, WISH.wanted)) return { row, problem: 'cell-error' }
  const name = Name.safeParse(cells('name'))
  if (!name.success) return { row, problem: 'name-unreadable' }
  // a number that Excel has rounded has a wrong check digit, like a mistyped number
  const idNumber = IdNumber.safeParse(cells('idNumber'))
  return idNumber.success ? { row, name: name.data, idNumber: idNumber.data } : { row, problem: 'id-wrong' }
}

const isProblem = (line: RosterLine | RosterProblem): line is RosterProblem => 'problem' in line

/** Deduplicates lines with the same ID number and name. Different names with one number are problems in all their rows. */
const oneEach = (lines: readonly RosterLine[]): readonly (RosterLine | RosterProblem)[] => {
  const first = new Map<string, RosterLine>()
  const names = new Map<string, Set<string>>()
  for (const line of lines) {
    if (!first.has(line.idNumber)) first.set(line.idNumber, line)
    names.set(line.idNumber, (names.get(line.idNumber) ?? new Set()).add(bareName(line.name)))
  }
  return lines.map((line) => {
    if ((names.get(line.idNumber)?.size ?? 0) > 1) return { row: line.row, problem: 'id-of-two' }
    return first.get(line.idNumber) === line ? line : { row: line.row, problem: 'repeated' }
  })
}

/**
 * Reads a union's list of members: a column of names, a column of ID numbers, whatever else. ROWS_REJECTED without such a
 * header; otherwise every row is either a member or a problem.
 */
export const readRoster = (rows: readonly TableRow[], named: Named = {}) => {
  const table = tableOf(rows, named)
  if (table === undefined) return refuse('ROWS_REJECTED', { why: 'header' })
  if (table.unclear.length > 0) return refuse('ROWS_REJECTED', { why: 'unclear' })
  const read = [...table.below()]
    .filter(({ isRow, cells }) => isRow() && (cells('name') !== '' || cells('idNumber') !== ''))
    .map(({ cells, row }) => lineOf(cells, row))
  const each = oneEach(read.filter((line): line is RosterLine => !isProblem(line)))
  return ok({
    lines: each.filter((line): line is RosterLine => !isProblem(line)),
    problems: [...read, ...each].filter(isProblem).sort((a, b) => a.row - b.row),
  })
}
