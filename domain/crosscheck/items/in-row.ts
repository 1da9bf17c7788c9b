import type { PlainDate } from '../../kernel/plain-date'
import { type Cells, hasFailed, type TableRow, textOf } from '../../kernel/table'
import type { Counterpart } from '../../policy/policy'
import { itemsOf } from './index'
import { Item } from './item'

/** A heading like 余额（万元） or 余额（单位：万元）, whose cells leave the unit out; in 余额（5万元以上） it is a sum. */
const IN_TEN_THOUSANDS = /[^\s\d一二两三四五六七八九十百千几]\s*万(?:元|\s*[)）])/
const FIGURE_ONLY = /^[¥\d,.\s]+$/

/** The cells of a table with the unit that only their heading names. */
export const withUnits =
  (cells: Cells<string>, places: ReadonlyMap<string, number>, heading: TableRow): Cells<string> =>
  (column) => {
    const text = cells(column)
    const at = places.get(column)
    return at !== undefined && FIGURE_ONLY.test(text.normalize('NFKC')) && IN_TEN_THOUSANDS.test(textOf(heading[at]))
      ? `${text}万`
      : text
  }

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const CELL_MAX = 20

/** The item in one row of a counterpart's list; `wrong`: the cell that cannot be read. */
export const itemIn = (
  cells: Cells<string>,
  counterpart: Counterpart,
  today: PlainDate,
): { readonly item?: Item } | { readonly wrong: string } => {
  const { headings, read } = itemsOf(counterpart)
  const columns = Object.keys(headings)
  if (hasFailed(cells, columns) || columns.some((column) => CONTROL.test(cells(column)))) return { wrong: '' }
  const item = read(cells, today)
  if (item === undefined) return {}
  if ('wrong' in item) return { wrong: cells(item.wrong).slice(0, CELL_MAX) }
  // what is beyond every home or car, and text that no log takes, is found here and not when it is stored
  const taken = Item.safeParse(item)
  return taken.success ? { item: taken.data } : { wrong: columns.map(cells).join(' ').slice(0, CELL_MAX) }
}
