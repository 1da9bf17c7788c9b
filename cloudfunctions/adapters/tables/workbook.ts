import { addDays, type PlainDate } from '@domain/kernel/plain-date'
import type { TableCell, TableRow } from '@domain/kernel/table'
import type { CellObject, Range, WorkBook, WorkSheet } from '@e965/xlsx'
import { type Sheet, TABLE_LINES_MAX, type Unreadable } from '../../ports/tables'
import { withAnEnd } from './container-guard'
import { safeParts } from './zip-guard'

const COLUMNS_MAX = 500
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}
const DAY_ZERO = { 1900: '1899-12-30', 1904: '1904-01-01' } as const
const DAYS_MAX = 200_000

type Days = { readonly isDay: (format: string) => boolean; readonly zero: string }

const cellOf = ({ t, v, z }: CellObject, days: Days): TableCell => {
  if (t === 'e') return ERRORS[Number(v)] ?? '#N/A'
  // Excel's days have no zone: a number of days whose format shows a day
  if (t === 'n' && typeof v === 'number' && v >= 1 && v < DAYS_MAX && z !== undefined && days.isDay(String(z)))
    return addDays(days.zero as PlainDate, Math.floor(v))
  if (v instanceof Date) return v.toISOString().slice(0, 10)
  if (typeof v === 'string') return v.trim() === '' ? null : v
  return typeof v === 'number' || typeof v === 'boolean' ? v : null
}

type Sparse<T> = readonly (T | undefined)[]
/** Only what is there: an array of a million places with a gap in it is slow to walk. */
const placesIn = (sparse: Sparse<unknown>): readonly number[] => Object.keys(sparse).map(Number)

const cellsOf = (row: Sparse<CellObject>, days: Days): TableRow => {
  const cells: TableCell[] = []
  for (const column of placesIn(row)) {
    const cell = row[column]
    const content = cell === undefined ? null : cellOf(cell, days)
    if (content === null || column >= COLUMNS_MAX) continue
    while (cells.length < column) cells.push(null)
    cells[column] = content
  }
  return cells
}

/** Rows of a sheet as far as cells have content. Programs write borders, formats and merged cells down to row 1,048,576. */
const rowsOf = (sheet: WorkSheet, days: Days): readonly TableRow[] | 'too-long' => {
  const data: Sparse<Sparse<CellObject>> = sheet['!data'] ?? []
  const full = placesIn(data)
    .map((row) => ({ row, cells: cellsOf(data[row] ?? [], days) }))
    .filter(({ cells }) => cells.length > 0)
  const last = full[full.length - 1]?.row ?? -1
  if (last >= TABLE_LINES_MAX) return 'too-long'
  const rows: TableRow[] = Array.from({ length: last + 1 }, () => [])
  for (const { row, cells } of full) rows[row] = cells
  return rows
}

/** A cell merged over several rows belongs to each of them: the name of a person who has three accounts. */
const withMerged = (rows: readonly TableRow[], merges: readonly Range[]): readonly TableRow[] => {
  const filled = rows.map((row) => [...row])
  for (const { s, e } of merges) {
    const content = rows[s.r]?.[s.c] ?? null
    if (content === null || e.r === s.r || s.c >= COLUMNS_MAX) continue
    for (let row = s.r + 1; row <= Math.min(e.r, rows.length - 1); row += 1) {
      const cells = filled[row]
      // a row without anything of its own is no row
      if (cells === undefined || (rows[row] ?? []).every((cell) => cell === null)) continue
      while (cells.length < s.c) cells.push(null)
      cells[s.c] = content
    }
  }
  return filled
}

const sheetsOf = (book: WorkBook, isDay: Days['isDay']): readonly Sheet[] | Unreadable => {
  const days = { isDay, zero: DAY_ZERO[book.Workbook?.WBProps?.date1904 === true ? 1904 : 1900] }
  const sheets: Sheet[] = []
  for (const [i, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name]
    if (sheet === undefined || (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0) continue
    const rows = rowsOf(sheet, days)
    if (rows === 'too-long') return rows
    if (rows.length > 0) sheets.push({ name, rows: withMerged(rows, sheet['!merges'] ?? []) })
  }
  return sheets
}

const isLocked = (error: unknown): boolean => error instanceof Error && /password|encrypt/i.test(error.message)

const open = async (bytes: Uint8Array): Promise<readonly Sheet[] | Unreadable> => {
  const { read, SSF } = await import('./spreadsheet')
  try {
    const book = read(bytes, {
      type: 'buffer',
      dense: true,
      nodim: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      cellText: false,
    })
    return sheetsOf(book, (format) => SSF.is_date(format))
  } catch (error) {
    // every other error of the library means the same to the person: not a readable table
    return isLocked(error) ? 'locked' : 'no-table'
  }
}

/** .xlsx and .ods: checked for what would fill the memory, then read from its unpacked parts. */
export const packedBook = async (bytes: Uint8Array): Promise<readonly Sheet[] | Unreadable> => {
  const parts = safeParts(bytes)
  if (typeof parts === 'string') return parts
  const { zipSync } = await import('fflate')
  // the library's own reader of archives believes the sizes that a part states about itself
  return open(zipSync(parts, { level: 0 }))
}

/** How the names of the streams about author and title begin, as the container's list of streams writes them. */
const PROPERTIES = ['\u0005SummaryInformation', '\u0005DocumentSummaryInformation'].map((name) =>
  Buffer.from(name, 'utf16le'),
)
const OTHERWISE = 'x'.charCodeAt(0)

/** The library reads as many properties as their stream claims to have, four thousand million: it does not find them by this name. */
const withoutProperties = (bytes: Uint8Array): Uint8Array => {
  const copy = Buffer.from(bytes)
  for (const name of PROPERTIES)
    for (let at = copy.indexOf(name); at >= 0; at = copy.indexOf(name, at + 1)) copy[at] = OTHERWISE
  return copy
}

/** .xls and .et, and what Excel writes instead of an .xlsx with a password. */
export const oldBook = async (bytes: Uint8Array): Promise<readonly Sheet[] | Unreadable> => {
  const whole = withAnEnd(bytes)
  if (whole === undefined) return 'no-table'
  const { CFB } = await import('./spreadsheet')
  try {
    const container = CFB.read(whole, { type: 'buffer' })
    const has = (name: string): boolean => CFB.find(container, name) !== null
    if (has('/EncryptionInfo')) return 'locked'
    // other programs use the same container, and the library would take any bytes for text
    return has('/Workbook') || has('/Book') ? await open(withoutProperties(whole)) : 'no-table'
  } catch {
    return 'no-table'
  }
}
