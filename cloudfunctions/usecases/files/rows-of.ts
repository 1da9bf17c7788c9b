import { ok, refuse } from '@domain/kernel/result'
import type { TableRow } from '@domain/kernel/table'
import { TABLE_ROWS_MAX, type Tables, type Unreadable } from '../../ports/tables'
import type { Signed } from '../call/context'
import type { checkFiles } from './take-files'

const refusalOf = (why: Unreadable) => {
  if (why === 'locked') return refuse('TABLE_LOCKED')
  if (why === 'too-long') return refuse('TABLE_TOO_LONG', { most: TABLE_ROWS_MAX })
  return refuse('FILE_KIND_WRONG', { kind: 'table' })
}

/**
 * The rows of an uploaded table, which was checked before: of its only sheet, or of the one with the header that is looked for.
 * Where two have it, the person has to say which; where none has, the first is read, so that it is said what is missing.
 */
export const rowsOf = async (
  { ports }: Pick<Signed, 'ports'>,
  tables: Tables,
  files: Awaited<ReturnType<typeof checkFiles>>,
  fits: (rows: readonly TableRow[]) => boolean,
) => {
  if (!files.ok) return files
  const [file] = files.value
  const bytes = file && (await ports.files.read(file.doc.id, file.doc.cloudId))
  if (bytes === undefined) return refuse('FILE_NOT_RECEIVED', { count: 1 })
  const sheets = await tables.read(bytes)
  if (typeof sheets === 'string') return refusalOf(sheets)
  const fitting = sheets.filter(({ rows }) => fits(rows))
  if (fitting.length > 1) return refuse('TABLE_SHEETS', { sheets: fitting.map(({ name }) => name).join('、') })
  const sheet = fitting[0] ?? sheets[0]
  return sheet === undefined ? refuse('TABLE_EMPTY') : ok(sheet.rows)
}
