import { excelTables } from '@cloud/adapters/tables/excel'
import type { FileId, PayoutBatchId } from '@domain/kernel/ids'
import type { TableCell, TableRow } from '@domain/kernel/table'
import { firstSheet } from '@local/walk/first-sheet'
import type { OfficerKey, Town } from './town'

/** One row of the bank's file, by column heading. */
export type BankSheetRow = Readonly<Record<string, TableCell>>

const textOf = (cell: TableCell | undefined): string => String(cell ?? '').trim()

/** The exported file, parsed: its name, its payees by column, the text above and below them. */
export const takenOut = async (town: Town, batch: PayoutBatchId, by: OfficerKey = 'countyFund') => {
  const { name, url } = await town.tell(by, 'payout.export', { batch })
  const id = /FI-[0-9A-Za-z]+/.exec(url)?.[0] as FileId
  const rows = await firstSheet(excelTables, (await town.world.ports.files.read(id)) ?? new Uint8Array())
  const at = rows.findIndex((row) => row.some((cell) => textOf(cell) === '账号'))
  const head = (rows[at] ?? []).map(textOf)
  const isPayee = (row: TableRow): boolean => /^\d+$/.test(textOf(row[0])) && textOf(row[2]) !== ''
  const payees = rows
    .slice(at + 1)
    .filter(isPayee)
    .map((row): BankSheetRow => Object.fromEntries(head.map((title, i) => [title, row[i] ?? null])))
  return { name, head, payees, foot: rows.slice(at + 1).filter((row) => !isPayee(row)) }
}

/** A sheet as a bank's program writes it: these columns and rows, with other text above or below. */
export const aBankSheet = async (
  town: Town,
  rows: readonly BankSheetRow[],
  {
    head,
    foot = [],
    by = 'countyFund',
  }: { head?: readonly string[]; foot?: readonly TableRow[]; by?: OfficerKey } = {},
): Promise<FileId> => {
  const titles = head ?? Object.keys(rows[0] ?? {})
  const table = [['虚构银行代发结果'], titles, ...rows.map((row) => titles.map((title) => row[title] ?? null)), ...foot]
  return town.upload(by, 'table', await excelTables.write({ sheet: '结果', rows: table }))
}

export const PAID = { 结果: '成功' }
export const failedFor = (why: string) => ({ 结果: '失败', 失败原因: why })
