import { squeezed } from './plain'

/** One cell of a sheet as people see it; a day is `YYYY-MM-DD`, an empty cell is null. */
export type TableCell = string | number | boolean | null
export type TableRow = readonly TableCell[]

export const textOf = (cell: TableCell | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).trim()

/** The header row is searched within this many rows, because titles and notes may stand above it. */
const HEADER_WITHIN = 10

/** No heading is longer; the pattern below takes too long for a cell of a million brackets. */
const TITLE_MAX = 100
/** `*户 名（必填）` is 户名. */
const titleOf = (cell: TableCell | undefined): string =>
  squeezed(textOf(cell).slice(0, TITLE_MAX))
    .replace(/[*:]/g, '')
    .replace(/\(.*\)$/, '')

/** The columns of a list: for each, the heading that we write ourselves, and others that offices use. */
export type Headings<K extends string> = Readonly<Record<K, readonly [string, ...string[]]>>

type Wish<K extends string> = {
  readonly headings: Headings<K>
  /** columns that make a row the header: the row with most of them is it */
  readonly wanted: readonly K[]
  /** as few of them as a header must have */
  readonly atLeast: number
  /** columns for which another heading beside our own is unclear too, because either may hold the answer */
  readonly alone?: readonly K[]
  /** what a person chose instead: the heading in their file, for each column */
  readonly named?: Readonly<Partial<Record<K, string>>>
}

export type Head<K extends string> = {
  readonly places: ReadonlyMap<K, number>
  /** columns for which two headings could be meant */
  readonly unclear: readonly K[]
}

/** A person's choice wins over our own heading, our own heading over those that others use. */
const headIn = <K extends string>(row: TableRow, { headings, named, alone }: Wish<K>): Head<K> => {
  const titles = row.map(titleOf)
  const at = (names: readonly string[]): readonly number[] =>
    titles.flatMap((title, i) => (title !== '' && names.includes(title) ? [i] : []))
  const places = new Map<K, number>()
  const unclear: K[] = []
  for (const column of Object.keys(headings) as K[]) {
    const chosen = titleOf(named?.[column])
    const [own, ...others] = headings[column]
    const ours = at([own])
    const found = chosen !== '' ? at([chosen]) : ours.length > 0 ? ours : at(others)
    const rival = chosen === '' && ours.length > 0 && alone?.includes(column) === true && at(others).length > 0
    if (found.length > 1 || rival) unclear.push(column)
    if (found[0] !== undefined) places.set(column, found[0])
  }
  return { places, unclear }
}

/** A line below the list: sums, who made the list, remarks. */
const FOOT =
  /^(?:合计|总计|小计|合计笔数|合计金额|总笔数|总金额|共计|(?:制表|填表|审核|复核|经办|负责|打印|填报)(?:人|日期|时间|单位)?|备注|注|说明|第\d+页|共\d+[页条笔人])(?:[:(].*)?$/

export type Cells<K extends string> = (column: K) => string

/**
 * The columns by the header row, the rows above it, and those below it with their numbers in the file. Blank rows, sums and
 * headings repeated on every page are no rows. Undefined when no row is a header.
 */
export const tableIn = <K extends string>(rows: readonly TableRow[], wish: Wish<K>) => {
  const heads = rows.slice(0, HEADER_WITHIN).map((row) => headIn(row, wish))
  const wantedIn = ({ places }: Head<K>): number => wish.wanted.filter((column) => places.has(column)).length
  const most = Math.max(0, ...heads.map(wantedIn))
  const at = heads.findIndex((head) => wantedIn(head) === most)
  const head = heads[at]
  if (head === undefined || most < wish.atLeast) return undefined
  const titles = (rows[at] ?? []).map(titleOf)
  const isHeading = (row: TableRow): boolean =>
    [...head.places.values()].every((place) => titleOf(row[place]) === titles[place])
  const below = rows.slice(at + 1).map((row, i) => {
    const cells: Cells<K> = (column) => textOf(row[head.places.get(column) ?? -1])
    const first = squeezed(row.map(textOf).find((text) => text !== '') ?? '')
    return { row: at + 2 + i, all: row, cells, isRow: first !== '' && !FOOT.test(first) && !isHeading(row) }
  })
  return { ...head, above: rows.slice(0, at), below }
}
