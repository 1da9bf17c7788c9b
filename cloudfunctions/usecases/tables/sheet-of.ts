import { ok, refuse } from '@domain/kernel/result'
import type { Seen, SeenWord, TableRow } from '@domain/kernel/table'
import type { SeenTable } from '@domain/kernel/told-table'
import { type Sheet, TABLE_ROWS_MAX, type Tables, type Unreadable } from '../../ports/tables'
import type { Signed } from '../call/context'
import type { checkFiles } from '../files/take-files'

const refusalOf = (why: Unreadable) => {
  if (why === 'locked') return refuse('TABLE_LOCKED')
  if (why === 'too-long') return refuse('TABLE_TOO_LONG', { most: TABLE_ROWS_MAX })
  return refuse('FILE_KIND_WRONG', { kind: 'table' })
}

type Files = Awaited<ReturnType<typeof checkFiles>>
/** The sheets of an uploaded table, which was checked before. */
export const sheetsOf = async ({ ports }: Pick<Signed, 'ports'>, tables: Tables, files: Files) => {
  if (!files.ok) return files
  const [file] = files.value
  const bytes = file && (await ports.files.read(file.doc.id, file.doc.cloudId))
  if (bytes === undefined) return refuse('FILE_NOT_RECEIVED', { count: 1 })
  const sheets = await tables.read(bytes)
  return typeof sheets === 'string' ? refusalOf(sheets) : ok(sheets)
}

/** The sheet that is read, and what a person is told about the choice. */
export type TakenSheet = Pick<Sheet, 'rows' | 'delimiter'> & {
  readonly about: {
    readonly sheet: string
    readonly sheets: string[]
    readonly whichSheet: boolean
    readonly encoding?: string
  }
}

type How = {
  readonly fits: (rows: readonly TableRow[]) => boolean
  /** chosen by a person */
  readonly sheet?: string | undefined
  readonly dry?: boolean | undefined
}

/**
 * The chosen sheet, the only one, or the one with the header that is looked for. Where two have it, the person has to say which;
 * where none has, the first is read, so that it is said what is missing.
 */
export const sheetOf = async (context: Pick<Signed, 'ports'>, tables: Tables, files: Files, how: How) => {
  const read = await sheetsOf(context, tables, files)
  if (!read.ok) return read
  const sheets = read.value
  const chosen = sheets.find(({ name }) => name !== '' && name === how.sheet)
  const fitting = sheets.filter(({ rows }) => how.fits(rows))
  const whichSheet = chosen === undefined && fitting.length > 1
  const names = sheets.map(({ name }) => name)
  if (whichSheet && how.dry !== true)
    return refuse('TABLE_SHEETS', { sheets: fitting.map(({ name }) => name).join('、') })
  const taken = chosen ?? fitting[0] ?? sheets[0]
  if (taken === undefined) return refuse('TABLE_EMPTY')
  const { name, rows, encoding, delimiter } = taken
  const about = {
    sheet: name,
    sheets: names.length > 1 ? names : [],
    whichSheet,
    ...(encoding === undefined ? {} : { encoding }),
  }
  return ok<TakenSheet>({ rows, about, ...(delimiter === undefined ? {} : { delimiter }) })
}

/** What was understood of a table, as a dry run answers it. */
export const seenTable = (
  about: TakenSheet['about'],
  { header, headings, taken, open, words = [] }: Seen<string> & { readonly words?: readonly SeenWord<string>[] },
): SeenTable => ({
  ...about,
  header,
  headings: headings.map(({ heading, samples }) => ({ heading, samples: [...samples] })),
  taken: Object.fromEntries(
    Object.entries(taken).flatMap(([column, heading]) => (heading === undefined ? [] : [[column, heading]])),
  ),
  open: [...open],
  words: [...words],
})

/** A dry run of a table that cannot be read yet only says what has to be chosen first. */
export const waitsForChoice = ({ open, whichSheet }: SeenTable): boolean => open.length > 0 || whichSheet
