/** One cell as people see it; a day is `YYYY-MM-DD`, an empty cell null. */
export type TableCell = string | number | boolean | null
export type TableRow = readonly TableCell[]

/**
 * Excel, without its name: the first sheet's rows in and out. Not among `Ports`, because only the
 * `documents` entry carries the library; its use cases take it as an argument of their own.
 */
export interface Tables {
  /** undefined when the bytes are no workbook, or one too large or too strange to open safely */
  read(bytes: Uint8Array): Promise<readonly TableRow[] | undefined>
  /** `widths` in characters, a column each; text stays text (a long number is not rounded) */
  write(table: {
    readonly sheet: string
    readonly rows: readonly TableRow[]
    readonly widths?: readonly number[]
  }): Promise<Uint8Array>
}
