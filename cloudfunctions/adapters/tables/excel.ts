import type { TableCell } from '@domain/kernel/table'
import type { Tables } from '../../ports/tables'
import { gb18030 } from './gb18030'
import { textTable } from './text-table'
import { oldBook, packedBook } from './workbook'

const MAX_FILE = 20_000_000

const typed = (value: TableCell) => {
  if (value === null) return null
  if (typeof value === 'number') return { value, type: Number }
  return typeof value === 'boolean' ? { value, type: Boolean } : { value, type: String }
}

const startsWith = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, i) => bytes[i] === byte)

/** Tables of any program, by their content. The libraries are loaded with the first table: most instances handle none. */
export const excelTables: Tables = {
  read: async (bytes) => {
    if (bytes.length > MAX_FILE) return 'too-long'
    if (startsWith(bytes, 0x50, 0x4b)) return packedBook(bytes)
    if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return oldBook(bytes)
    return textTable(bytes)
  },
  write: async ({ sheet, rows, widths }) => {
    const { default: writeXlsxFile } = await import('write-excel-file/node')
    const file = writeXlsxFile(
      rows.map((row) => row.map(typed)),
      { sheet, ...(widths === undefined ? {} : { columns: widths.map((width) => ({ width })) }) },
    )
    return new Uint8Array(await file.toBuffer())
  },
  writeText: async (text, encoding) => (encoding === 'utf-8' ? new TextEncoder().encode(text) : gb18030(text)),
}
