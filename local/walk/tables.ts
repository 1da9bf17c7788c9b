import { excelTables } from '@cloud/adapters/tables/excel'
import { OUTCOME_WORDS } from '@domain/crosscheck/result-table'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { TableCell, TableRow } from '@domain/kernel/table'
import { Counterpart } from '@domain/policy/policy'
import { firstSheet } from './first-sheet'
import type { Hand } from './hand'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const textOf = (cell: TableCell | undefined): string => String(cell ?? '').trim()

/** A downloaded sheet with every row below the heading changed by `fill`, uploaded as a new file. */
const answered = async (
  bytes: Uint8Array,
  marks: readonly string[],
  fill: (row: Map<string, TableCell>) => void,
): Promise<Uint8Array> => {
  const rows = await firstSheet(excelTables, bytes)
  const at = rows.findIndex((row) => marks.every((mark) => row.some((cell) => textOf(cell) === mark)))
  const head = rows[at]?.map(textOf)
  if (head === undefined) throw new Error('the sheet has no heading')
  const filled = rows.map((row, i): TableRow => {
    if (i <= at || !/^\d+$/.test(textOf(row[0]))) return row
    const cells = new Map(head.map((name, column) => [name, row[column] ?? null]))
    fill(cells)
    return head.map((name) => cells.get(name) ?? null)
  })
  return excelTables.write({ sheet: '结果', rows: filled })
}

export type BureauRecord = {
  readonly counterpart: Counterpart
  readonly name: string
  readonly value: string
  /** what stands in the counterpart's own columns, by their headings */
  readonly items?: Readonly<Record<string, TableCell>>
}

/** Exports a batch's list for one counterpart, fills it in, and uploads it. @internal */
export const bureauList = async (
  hand: Hand,
  reviewer: string,
  { batch, counterpart }: { readonly batch: string; readonly counterpart: Counterpart },
  records: readonly BureauRecord[] = [],
): Promise<string> => {
  const list = await hand.tell(reviewer, 'crosscheck.export', { batch, counterpart, purpose: '困难职工认定比对' })
  const back = await answered(await hand.download(reviewer, list.url), ['姓名', '查询结果'], (row) => {
    const known = records.find((each) => each.counterpart === counterpart && each.name === textOf(row.get('姓名')))
    row.set('查询结果', known === undefined ? OUTCOME_WORDS['no-record'] : OUTCOME_WORDS.record)
    if (known === undefined) return
    row.set('记录内容', known.value)
    for (const [heading, cell] of Object.entries(known.items ?? {})) row.set(heading, cell)
  })
  return hand.upload(reviewer, 'table', back, XLSX)
}

/** 数据比对: exports the list for each counterpart and imports the results; `records` are the records of the bureaus. */
export const crosscheck = async (
  hand: Hand,
  reviewer: string,
  city: string,
  cases: readonly string[],
  records: readonly BureauRecord[] = [],
): Promise<string> => {
  const counterparts = [...Counterpart.options]
  const { batch } = await hand.tell(reviewer, 'crosscheck.createBatch', { org: city, cases: [...cases], counterparts })
  for (const counterpart of counterparts) {
    const file = await bureauList(hand, reviewer, { batch, counterpart }, records)
    await hand.tell(reviewer, 'crosscheck.import', { batch, counterpart, file })
  }
  return batch
}

export type BankAnswer = (no: number) => { readonly failed?: string }

/** Exports the bank's file of a batch, fills in the results as the bank would, and uploads it. @internal */
export const bankFile = async (
  hand: Hand,
  maker: string,
  batch: string,
  answer: BankAnswer = () => ({}),
): Promise<string> => {
  const out = await hand.tell(maker, 'payout.export', { batch })
  const back = await answered(await hand.download(maker, out.url), ['序号', '结果'], (row) => {
    const { failed } = answer(Number(row.get('序号')))
    row.set('结果', failed === undefined ? '成功' : '失败')
    row.set('失败原因', failed ?? null)
  })
  return hand.upload(maker, 'table', back, XLSX)
}

/** 发放: one person makes the batch, another approves it, it is handed over to the bank, and the results are imported. */
export const payOut = async (
  hand: Hand,
  who: { readonly maker: string; readonly approver: string },
  batch: { readonly org: string; readonly year: number; readonly grants: readonly string[]; readonly on: PlainDate },
  answer: BankAnswer = () => ({}),
): Promise<string> => {
  const made = await hand.tell(who.maker, 'payout.createBatch', {
    org: batch.org,
    year: batch.year,
    grants: [...batch.grants],
  })
  await hand.tell(who.approver, 'payout.approve', { batch: made.batch, count: made.count, total: made.total })
  const file = await bankFile(hand, who.maker, made.batch, answer)
  await hand.tell(who.maker, 'payout.handOver', { batch: made.batch, on: batch.on, how: 'online' })
  await hand.tell(who.maker, 'payout.import', { batch: made.batch, file })
  return made.batch
}
