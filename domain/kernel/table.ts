/** One cell of a sheet as people see it; a day is `YYYY-MM-DD`, an empty cell is null. */
export type TableCell = string | number | boolean | null
export type TableRow = readonly TableCell[]

export const textOf = (cell: TableCell | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).trim()

/** The header row is searched within this many rows, because titles and notes may stand above it. */
const HEADER_WITHIN = 10

/**
 * The columns by the header row, the rows above it, and those below it with their numbers in Excel; undefined when no row is a
 * header.
 */
export const tableIn = <C>(rows: readonly TableRow[], columnsIn: (row: TableRow) => C | undefined) => {
  const at = rows.slice(0, HEADER_WITHIN).findIndex((row) => columnsIn(row) !== undefined)
  const columns = columnsIn(rows[at] ?? [])
  if (columns === undefined) return undefined
  const below = rows.slice(at + 1).map((cells, i) => ({ cells, row: at + 2 + i }))
  return { columns, above: rows.slice(0, at), below }
}
