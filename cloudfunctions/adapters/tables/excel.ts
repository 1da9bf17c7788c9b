import type { TableCell, TableRow } from '@domain/kernel/table'
import type { Tables } from '../../ports/tables'
import { safeParts } from './zip-guard'

const cellOf = (value: unknown): TableCell => {
  // Excel's days have no zone; the library returns them as midnight UTC
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return null
}

/**
 * The library gets the unpacked parts as a plain archive in memory. Its own reader of archives follows them as a stream, which
 * may never end, and believes the sizes that a part states about itself.
 */
const firstSheet = async (parts: Readonly<Record<string, Uint8Array>>): Promise<readonly TableRow[] | undefined> => {
  const [{ default: readXlsxFile }, { zipSync }] = await Promise.all([
    import('read-excel-file/universal'),
    import('fflate'),
  ])
  const sheets = await readXlsxFile(zipSync(parts, { level: 0 }).buffer)
  return sheets[0]?.data.map((row) => row.map(cellOf))
}

const typed = (value: TableCell) => {
  if (value === null) return null
  if (typeof value === 'number') return { value, type: Number }
  return typeof value === 'boolean' ? { value, type: Boolean } : { value, type: String }
}

/** Tables as .xlsx files. The libraries are loaded with the first table: most instances of a function handle none. */
export const excelTables: Tables = {
  read: async (bytes) => {
    const parts = safeParts(bytes)
    try {
      return parts && (await firstSheet(parts))
    } catch {
      // every error of the library means the same to the person: not a readable table
      return undefined
    }
  },
  write: async ({ sheet, rows, widths }) => {
    const { default: writeXlsxFile } = await import('write-excel-file/node')
    const file = writeXlsxFile(
      rows.map((row) => row.map(typed)),
      { sheet, ...(widths === undefined ? {} : { columns: widths.map((width) => ({ width })) }) },
    )
    return new Uint8Array(await file.toBuffer())
  },
}
