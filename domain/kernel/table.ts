import { squeezed } from './plain'
import { WORD_MAX } from './told-table'

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
  /** columns that an import cannot do without: of each group, one at least */
  readonly needed?: readonly (readonly K[])[]
  /** what a person chose instead: for each column the heading in their file, as `Seen` names it, or `-`: there is none */
  readonly named?: Chosen<K>
  /** of a table without a header: what stands in its columns */
  readonly titles?: readonly string[]
}
export type Chosen<K extends string> = Readonly<Partial<Record<K, string>>>

export type Head<K extends string> = {
  readonly places: ReadonlyMap<K, number>
  /** columns for which two headings could be meant */
  readonly unclear: readonly K[]
}

/** The headings of a row, each with a name of its own: of two 结果 the second is `结果 2`. */
const headingsOf = (titles: readonly string[]): readonly string[] => {
  const times = new Map<string, number>()
  for (const title of titles) times.set(title, (times.get(title) ?? 0) + 1)
  const seen = new Map<string, number>()
  return titles.map((title) => {
    const n = (seen.get(title) ?? 0) + 1
    seen.set(title, n)
    return (times.get(title) ?? 0) > 1 ? `${title} ${n}` : title
  })
}

const NONE = '-'
/** Where the chosen heading stands; a table without it is read as if nothing had been chosen. */
const chosenIn = (headings: readonly string[], chosen: string): number =>
  chosen === '' ? -1 : Math.max(headings.indexOf(chosen), headings.indexOf(titleOf(chosen)))

/** A person's choice wins over our own heading, our own heading over those that others use. */
const headIn = <K extends string>(row: TableRow, { headings, named, alone }: Wish<K>): Head<K> => {
  const titles = row.map(titleOf)
  const own = headingsOf(titles)
  const at = (names: readonly string[]): readonly number[] =>
    titles.flatMap((title, i) => (title !== '' && names.includes(title) ? [i] : []))
  const places = new Map<K, number>()
  const unclear: K[] = []
  const chosen = (column: K): number => chosenIn(own, named?.[column]?.trim() ?? '')
  const open = (Object.keys(headings) as K[]).filter((column) => named?.[column] !== NONE)
  for (const column of open) if (chosen(column) >= 0) places.set(column, chosen(column))
  for (const column of open.filter((each) => !places.has(each))) {
    const [first, ...others] = headings[column]
    const ours = at([first])
    const found = ours.length > 0 ? ours : at(others)
    const rival = ours.length > 0 && alone?.includes(column) === true && at(others).length > 0
    if (found.length > 1 || rival) unclear.push(column)
    if (found[0] !== undefined) places.set(column, found[0])
  }
  return { places, unclear }
}

type Headed<K extends string> = Head<K> & { readonly at: number; readonly most: number }
/** Where the header of a table stands that has none: its first row is a row. */
const ABOVE = -1
/** The row within the first ten that has most of the wanted columns. */
const headerOf = <K extends string>(rows: readonly TableRow[], wish: Wish<K>): Headed<K> => {
  const wantedIn = ({ places }: Head<K>): number => wish.wanted.filter((column) => places.has(column)).length
  if (wish.titles !== undefined) {
    const head = headIn(wish.titles, wish)
    return { ...head, at: ABOVE, most: wantedIn(head) }
  }
  const heads = rows.slice(0, HEADER_WITHIN).map((row) => headIn(row, wish))
  const most = Math.max(0, ...heads.map(wantedIn))
  const at = heads.findIndex((head) => wantedIn(head) === most)
  return { ...(heads[at] ?? { places: new Map(), unclear: [] }), at, most }
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
  const { at, most, ...head } = headerOf(rows, wish)
  if (most < wish.atLeast) return undefined
  const titles = (wish.titles ?? rows[at] ?? []).map(titleOf)
  const isHeading = (row: TableRow): boolean =>
    [...head.places.values()].every((place) => titleOf(row[place]) === titles[place])
  const lineOf = (row: TableRow, i: number) => {
    const cells: Cells<K> = (column) => textOf(row[head.places.get(column) ?? -1])
    const isRow = (): boolean => {
      const first = squeezed(textOf(row.find((cell) => textOf(cell) !== '')))
      return first !== '' && !FOOT.test(first) && !isHeading(row)
    }
    return { row: i + 1, all: row, cells, isRow }
  }
  // made one by one: a long list is often only asked for its header
  function* below() {
    for (let i = at + 1; i < rows.length; i += 1) yield lineOf(rows[i] ?? [], i)
  }
  return { ...head, above: rows.slice(0, Math.max(0, at)), below }
}

const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/
/** Whether a formula has failed in one of the columns: what the cell should say is then not known. */
export const hasFailed = <K extends string>(cells: Cells<K>, columns: readonly K[]): boolean =>
  columns.some((column) => ERROR.test(cells(column)))

/** A column of somebody's table, as it is shown to the person who says what it is. */
export type SeenColumn = { readonly heading: string; readonly samples: readonly string[] }
export type Seen<K extends string> = {
  /** the number of the row with the headings */
  readonly header: number
  readonly headings: readonly SeenColumn[]
  /** the heading that was taken for each of our columns */
  readonly taken: Chosen<K>
  /** columns that a person has to choose: they are needed and not there, or several could be meant */
  readonly open: readonly K[]
}

const SAMPLES = 3
const SAMPLE_MAX = 20
/** Enough of a cell to recognise a column by; whole numbers of persons and accounts are not repeated. */
export const sampleOf = (cell: TableCell | undefined): string =>
  textOf(cell)
    .slice(0, SAMPLE_MAX)
    .replace(/[\dXx]{7,}(?=[\dXx]{4}(?![\dXx]))/g, '***')
/** Of a long list, only its beginning is looked through. */
const SAMPLED = 2000
const samplesOf = (rows: readonly TableRow[], column: number): readonly string[] => {
  const found = new Set<string>()
  for (const row of rows) {
    const text = sampleOf(row[column])
    if (text !== '') found.add(text)
    if (found.size === SAMPLES) break
  }
  return [...found]
}

/** What a table looks like: its headings, with the first cells below, and what was taken for what. Where no row is a header, the fullest is shown. */
export const seenIn = <K extends string>(rows: readonly TableRow[], wish: Wish<K>): Seen<K> => {
  const head = headerOf(rows, wish)
  const first = rows.slice(0, HEADER_WITHIN)
  const fullness = first.map((row) => row.filter((cell) => textOf(cell) !== '').length)
  const at = head.most >= wish.atLeast ? head.at : fullness.indexOf(Math.max(0, ...fullness))
  const row = wish.titles ?? rows[at] ?? []
  const names = headingsOf(row.map(titleOf))
  const taken = head.at === at ? head : headIn(row, wish)
  const beginning = rows.slice(at + 1, at + 1 + SAMPLED)
  const missing = (wish.needed ?? [])
    .filter((group) => !group.some((column) => taken.places.has(column)))
    .flatMap(([column]) => column ?? [])
  return {
    header: at + 1,
    headings: names.flatMap((heading, i) =>
      /^(?: \d+)?$/.test(heading) ? [] : [{ heading, samples: samplesOf(beginning, i) }],
    ),
    taken: Object.fromEntries([...taken.places].map(([column, place]) => [column, names[place]])) as Chosen<K>,
    open: [...new Set([...missing, ...taken.unclear])],
  }
}

/** A word of a sender's own, how often it stands in the table, and what it is taken to mean. */
export type SeenWord<M extends string> = { readonly word: string; readonly times: number; readonly means?: M }
const WORDS_MAX = 40
/** The words of a column, those that are not understood first. */
export const wordsIn = <M extends string>(
  words: Iterable<string>,
  meaningOf: (word: string) => M | undefined,
): readonly SeenWord<M>[] => {
  const times = new Map<string, number>()
  for (const word of words) if (word !== '' && word.length <= WORD_MAX) times.set(word, (times.get(word) ?? 0) + 1)
  const seen = [...times].map(([word, n]): SeenWord<M> => {
    const means = meaningOf(word)
    return { word, times: n, ...(means === undefined ? {} : { means }) }
  })
  const unknownFirst = [
    ...seen.filter(({ means }) => means === undefined),
    ...seen.filter(({ means }) => means !== undefined),
  ]
  return unknownFirst.slice(0, WORDS_MAX)
}
