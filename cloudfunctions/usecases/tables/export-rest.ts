import type { FileId } from '@domain/kernel/ids'
import { inert } from '@domain/kernel/inert'
import { ok, refuse } from '@domain/kernel/result'
import { type TableCell, type TableRow, textOf } from '@domain/kernel/table'
import type { Tables } from '../../ports/tables'
import type { UseCase } from '../call/context'
import { derivedId } from '../call/derived-id'
import { handOutFile, XLSX } from '../files/hand-out-file'
import { checkFiles } from '../files/take-files'
import { sheetsOf } from './sheet-of'

const PROBLEM = '问题'
const WIDTH = 16
const PROBLEM_WIDTH = 40

/** A number with its sign is no formula, and has to come back as it is. */
const cellOf = (cell: TableCell | undefined): TableCell => {
  if (cell === undefined || cell === null) return null
  const text = textOf(cell)
  return /^[+-][\d.,]+$/.test(text) ? text : inert(text)
}

/** Row 5 of the sender's table, with its problem behind its last cell. */
const withProblem = (row: TableRow, columns: number, words: string): TableRow => [
  ...Array.from({ length: columns }, (_, i) => cellOf(row[i])),
  words,
]

/**
 * 没有采用的行: the rows of an uploaded table that were not taken, as a table of the same form with a column 问题, to be put right
 * and sent again. The words are those that the screen shows beside the rows. Only the person who uploaded the table gets it.
 */
export const exportRest = (tables: Tables) =>
  (async (context, { file, sheet, rows, header }) => {
    const sheets = await sheetsOf(context, tables, await checkFiles(context, [file], ['table']))
    if (!sheets.ok) return sheets
    const table = sheets.value.find(({ name }) => name === sheet) ?? sheets.value[0]
    if (table === undefined) return refuse('TABLE_EMPTY')
    const problems = new Map<number, string>()
    for (const { words, at } of rows)
      for (const row of at) problems.set(row, problems.has(row) ? `${problems.get(row)}；${words}` : words)
    const taken = [...problems.keys()].sort((a, b) => a - b)
    const above = table.rows.slice(0, header)
    const columns = Math.max(
      ...[...above, ...taken.map((row) => table.rows[row - 1] ?? [])].map((row) => row.length),
      1,
    )
    const filled = [
      ...above.map((row, i) => withProblem(row, columns, i === above.length - 1 ? PROBLEM : '')),
      ...taken.map((row) => withProblem(table.rows[row - 1] ?? [], columns, problems.get(row) ?? '')),
    ]
    const bytes = await tables.write({
      sheet: PROBLEM,
      rows: filled,
      widths: [...Array.from({ length: columns }, () => WIDTH), PROBLEM_WIDTH],
    })
    const id = `FI-${derivedId(context.person.id, context.commandId, 'list')}` as FileId
    const name = `没有采用的行-${context.today}.xlsx`
    return handOutFile(context, { id, purpose: 'table', mime: XLSX, name, bytes }, async () => ok({}))
  }) satisfies UseCase<'table.export'>
