import { type TableCell, type TableRow, textOf } from '../kernel/table'

/** Texts that a spreadsheet would interpret as a formula, also after the cell was edited or saved as text. */
export const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
const bare = (cell: TableCell | undefined): TableCell => (typeof cell === 'string' ? inert(cell) : (cell ?? null))

/**
 * The person's own table with a last column 问题. `head`: the place of the row with the headings; `said`: the problem by the row's
 * number in the file.
 */
export const markedTable = (
  rows: readonly TableRow[],
  head: number,
  said: ReadonlyMap<number, string>,
): readonly TableRow[] => {
  const filled = (row: TableRow): number =>
    row.reduce((last: number, cell, i) => (textOf(cell) === '' ? last : i + 1), 0)
  const width = Math.max(1, ...rows.map(filled))
  return rows.map((row, i) => [
    ...Array.from({ length: width }, (_, column) => bare(row[column])),
    i === head ? '问题' : (said.get(i + 1) ?? ''),
  ])
}
