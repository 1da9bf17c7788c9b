import type { TableRow } from '@domain/kernel/table'

/**
 * Reads and writes Excel files: the rows of the first sheet. Not among `Ports`, because only the `documents` entry contains the
 * library; its use cases take it as an argument of their own.
 */
export interface Tables {
  /** undefined when the bytes are not a workbook, or the workbook is too large or too unusual to open safely */
  read(bytes: Uint8Array): Promise<readonly TableRow[] | undefined>
  /** `widths`: in characters, one per column; text stays text (a long number is not rounded) */
  write(table: {
    readonly sheet: string
    readonly rows: readonly TableRow[]
    readonly widths?: readonly number[]
  }): Promise<Uint8Array>
}
