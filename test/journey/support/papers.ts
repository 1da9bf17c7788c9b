import { excelTables } from '@cloud/adapters/tables/excel'
import type { TableCell } from '@domain/kernel/table'
import { firstSheet } from '@local/walk/first-sheet'
import { type Picture, pictureOf } from '@local/walk/pictures'
import type { Chosen } from './browser'

/** A picture from the phone's album. */
export const photo = (picture: Picture): Chosen => ({
  name: `${picture}.png`,
  mimeType: 'image/png',
  buffer: Buffer.from(pictureOf(picture)),
})

const textOf = (cell: TableCell | undefined): string => String(cell ?? '').trim()

/** A downloaded list as its recipient returns it: the numbered rows filled in by heading. */
export const filledIn = async (
  list: Uint8Array,
  mark: string,
  fill: (row: ReadonlyMap<string, string>) => Readonly<Record<string, string>>,
): Promise<Chosen> => {
  const rows = await firstSheet(excelTables, list)
  const at = rows.findIndex((row) => row.some((cell) => textOf(cell) === mark))
  const head = rows[at]?.map(textOf)
  if (head === undefined) throw new Error(`no column ${mark} in ${JSON.stringify(rows.slice(0, 5))}`)
  const filled = rows.map((row, i) => {
    if (i <= at || !/^\d+$/.test(textOf(row[0]))) return row
    const cells = fill(new Map(head.map((name, column) => [name, textOf(row[column])])))
    return head.map((name, column) => cells[name] ?? row[column] ?? null)
  })
  return {
    name: '结果.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await excelTables.write({ sheet: '结果', rows: filled })),
  }
}
