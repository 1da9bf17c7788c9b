import { squeezed } from '../kernel/plain'
import { type TableRow, textOf } from '../kernel/table'
import type { Counterpart } from '../policy/policy'

/** The names of counterparts in exported and returned lists. */
export const COUNTERPART_NAMES: Record<Counterpart, string> = {
  'real-estate': '自然资源（不动产）',
  vehicles: '公安（车辆）',
  pensions: '人社（养老金）',
  'civil-affairs': '民政（低保）',
  enrolment: '教育（学籍）',
  banks: '银行（存款）',
}

const BATCH_MARK = /CB-[0-9A-Za-z_-]{4,40}/
const COUNTERPART_MARK = '协查单位：'
const SOURCE_MARK = '来源：'

/** What a list says of itself above its header: its round, and who answers. */
export type ListMark = {
  readonly batch: string
  readonly counterpart: Counterpart
  /** one of several houses, for example a bank */
  readonly source?: string | undefined
}

export const markRow = ({ batch, counterpart, source }: ListMark): TableRow => [
  `批次 ${batch}`,
  `${COUNTERPART_MARK}${COUNTERPART_NAMES[counterpart]}`,
  ...(source === undefined ? [] : [`${SOURCE_MARK}${source}`]),
]

const counterpartNamed = (name: string | undefined): Counterpart | undefined =>
  (Object.entries(COUNTERPART_NAMES) as [Counterpart, string][]).find(([, own]) => squeezed(own) === name)?.[0]

/** Rows in which a mark is looked for, where no header tells what stands above it. */
const ABOVE = 12
const SOURCE_MAX = 20
/** A longer cell is no mark. */
const MARK_MAX = 200

/** The marks above the header, as far as whoever returned the list has left them. */
export const marksIn = (above: readonly TableRow[]): Partial<ListMark> & { readonly named?: string } => {
  const cells = above.slice(0, ABOVE).flatMap((row) => row.map((cell) => textOf(cell).slice(0, MARK_MAX)))
  const texts = cells.map(squeezed)
  const after = (mark: string): string | undefined =>
    texts.find((text) => text.startsWith(squeezed(mark)))?.slice(squeezed(mark).length)
  const batch = cells.map((text) => BATCH_MARK.exec(text)?.[0]).find((found) => found !== undefined)
  const [named, source] = [after(COUNTERPART_MARK), after(SOURCE_MARK)]
  const counterpart = counterpartNamed(named)
  return {
    ...(batch === undefined ? {} : { batch }),
    ...(named === undefined ? {} : { named }),
    ...(counterpart === undefined ? {} : { counterpart }),
    ...(source === undefined || source === '' ? {} : { source: source.slice(0, SOURCE_MAX) }),
  }
}

/** Whether a list says that it belongs to another round or counterpart; one that says nothing is accepted by its rows. */
export const isForeign = (above: readonly TableRow[], mark: ListMark): boolean => {
  const { batch, named, counterpart } = marksIn(above)
  return (batch !== undefined && batch !== mark.batch) || (named !== undefined && counterpart !== mark.counterpart)
}
