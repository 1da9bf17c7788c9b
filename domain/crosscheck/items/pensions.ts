import type { MemberKey } from '../../kernel/ids'
import { squeezed } from '../../kernel/plain'
import { Month } from '../../kernel/plain-date'
import { readSum } from './cells'
import { ITEM_COLUMNS } from './columns'
import { PENSION_INCOMES, type PensionItem } from './item'
import type { Declared, ItemModule } from './item-module'

/** 2026-03, 2026年3月, 202603, or a day of the month. */
const monthOf = (text: string): Month | undefined | 'wrong' => {
  const plain = squeezed(text.normalize('NFKC'))
  if (plain === '') return undefined
  // what is left over beside the month makes it none
  const written = plain.replace(/(\d{4})(?:[-/.年](\d{1,2})|(\d{2}))(?:[-/.月]?\d{1,2}日?|月)?/, '$1-$2$3')
  const month = Month.safeParse(written.replace(/-(\d)$/, '-0$1'))
  return month.success ? month.data : 'wrong'
}

/**
 * The yearly sum of one answer. Two months of the declared twelve or more are all there are; a single one, or others, stand for
 * every month.
 */
const yearly = (items: readonly PensionItem[], { period }: Pick<Declared, 'period'>): number => {
  const within = items.filter(({ month }) => month !== undefined && month >= period.from && month <= period.to)
  const months = (of: readonly PensionItem[]): number => Math.max(1, new Set(of.map(({ month }) => month)).size)
  const sum = (of: readonly PensionItem[]): number => of.reduce((all, item) => all + item.sum, 0)
  return months(within) > 1 ? sum(within) : Math.round((sum(items) * 12) / months(items))
}

const declaredFor = ({ incomes }: Pick<Declared, 'incomes'>, member: MemberKey): number =>
  incomes
    .filter((line) => line.member === member && PENSION_INCOMES.includes(line.kind))
    .reduce((sum, line) => sum + line.amount, 0)

/** 人社：the pensions of a person, from all sources together, are no more than declared. */
export const pensions: ItemModule<PensionItem, 'month' | 'sum'> = {
  headings: ITEM_COLUMNS.pensions,
  read: (cells) => {
    const [month, sum] = [monthOf(cells('month')), readSum(cells('sum'))]
    if (month === 'wrong') return { wrong: 'month' }
    if (sum === 'wrong') return { wrong: 'sum' }
    if (sum === undefined) return month === undefined ? undefined : { wrong: 'sum' }
    // nothing was paid
    if (sum === 0) return undefined
    return { of: 'pension', ...(month === undefined ? {} : { month }), sum }
  },
  differs: (said, declared, { incomePercent }) => {
    const told = new Map<MemberKey, number>()
    for (const { member, items } of said) told.set(member, (told.get(member) ?? 0) + yearly(items, declared))
    const more = (member: MemberKey): boolean =>
      (told.get(member) ?? 0) * 100 > declaredFor(declared, member) * (100 + incomePercent)
    return said.map(({ member, items }) => (items.length > 0 && more(member) ? [{ why: 'more' }] : []))
  },
}
