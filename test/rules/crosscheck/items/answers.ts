import type { Bounds } from '@domain/crosscheck/bounds'
import { compared } from '@domain/crosscheck/compare'
import type { CheckResult } from '@domain/crosscheck/crosscheck'
import type { Item } from '@domain/crosscheck/items/item'
import type { Declared } from '@domain/crosscheck/items/item-module'
import type { MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import type { TableRow } from '@domain/kernel/table'
import type { Counterpart } from '@domain/policy/policy'
import { readResults } from '@test/support/in-one-go'

const TODAY = plainDate('2026-03-10')
const OWN = ['编号', '姓名', '身份证号', '查询结果', '记录内容', '数据日期']
export const person = (no: number, outcome = '有记录') => [no, '王小明', '', outcome, '', '']

/** A bureau's list with our own columns and these headings beside them, read on 2026-03-10. */
export const read = (counterpart: Counterpart, headings: readonly string[], rows: readonly TableRow[]) => {
  const table = readResults([[...OWN, ...headings], ...rows], { batch: 'CB-batch1', counterpart }, {}, TODAY)
  if (!table.ok) throw new Error(table.refusal.code)
  return table.value
}
/** The items of one person, of whom the bureau filled in one row or more; or the problems of these rows. */
export const itemsOf = (counterpart: Counterpart, headings: readonly string[], ...cells: readonly TableRow[]) => {
  const { lines, problems } = read(
    counterpart,
    headings,
    cells.map((more) => [...person(1), ...more]),
  )
  return problems.length > 0 ? problems : lines[0]?.items
}
/** What is told of the first row below the headings when this cell of it cannot be read. */
export const unreadable = (cell: string) => [{ row: 2, problem: 'item-unreadable', cell }]

const EXACT: Bounds = { areaPercent: 0, vehicleYears: 0, incomePercent: 0, deposits: 0 }
const NOTHING: Declared = {
  homes: [],
  vehicles: [],
  incomes: [],
  period: { from: '2025-03', to: '2026-02' } as Declared['period'],
  students: [],
  lowIncome: false,
  today: TODAY,
}
export const answer = (
  counterpart: Counterpart,
  member: string,
  items: readonly object[],
  source?: string,
): CheckResult => ({
  member: member as MemberKey,
  counterpart,
  outcome: 'record',
  value: '',
  items: items as Item[],
  ...(source === undefined ? {} : { source }),
})

export type Case = { readonly declared?: object; readonly bounds?: Partial<Bounds> }
/** The answers as they stand after these have come in this order, each compared with all before it. */
export const standing = ({ declared = {}, bounds = {} }: Case, ...answers: readonly CheckResult[]) => {
  const about = { declared: { ...NOTHING, ...declared } as Declared, bounds: { ...EXACT, ...bounds } }
  const known = new Map<string, CheckResult>()
  for (const one of answers)
    for (const result of compared([...known.values()], [one], { counterpart: one.counterpart, ...about }))
      known.set(`${result.member}${result.source ?? ''}`, result)
  return known
}
/** The differences of answers that come in this order, by member. */
export const differences = (about: Case, ...answers: readonly CheckResult[]) =>
  Object.fromEntries(
    [...standing(about, ...answers)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([who, { differs = [] }]) => [who, differs.map(({ why, at }) => (at === undefined ? why : `${why} ${at}`))]),
  )
