/** One cell of a sheet as people see it; a day is `YYYY-MM-DD`, an empty cell is null. */
export type TableCell = string | number | boolean | null
export type TableRow = readonly TableCell[]
