import type { TableRow } from '@domain/kernel/table'

/** A sheet of a workbook, or the one sheet of a text file. Rows have their numbers in the file: blank ones are empty. */
export type Sheet = {
  readonly name: string
  readonly rows: readonly TableRow[]
  /** of a text file: how its characters are written */
  readonly encoding?: string
  /** of a text file: what stands between its cells */
  readonly delimiter?: string
}

/**
 * `locked`: a password is set. `too-long`: more rows than any list of the work has, most often empty rows with borders.
 * `no-table`: of another kind, damaged, or too unusual to open safely.
 */
export type Unreadable = 'locked' | 'too-long' | 'no-table'

/** The most rows of a table; */
export const TABLE_ROWS_MAX = 100_000
/** the most lines of a sheet: above the rows stand a title and headings, below them a sum and remarks. */
export const TABLE_LINES_MAX = TABLE_ROWS_MAX + 100

/**
 * Reads tables of any program, and writes Excel files. Not among `Ports`, because only the `documents` entry contains the
 * libraries; its use cases take it as an argument of their own.
 */
export interface Tables {
  /** the visible sheets that are not empty */
  read(bytes: Uint8Array): Promise<readonly Sheet[] | Unreadable>
  /** `widths`: in characters, one per column; text stays text (a long number is not rounded) */
  write(table: {
    readonly sheet: string
    readonly rows: readonly TableRow[]
    readonly widths?: readonly number[]
  }): Promise<Uint8Array>
  /** text for a bank's program */
  writeText(text: string, encoding: 'utf-8' | 'gb18030'): Promise<Uint8Array>
}
