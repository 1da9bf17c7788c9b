import type { SheetLine } from '@domain/household/sheet'
import { incomeText, rigidText } from '@domain/paper/words'

/** The rule of each line of the sheet. */
export const sheetRuleText: Record<SheetLine['rule'], string> = {
  'income-counted': '计入家庭收入',
  'income-not-counted': '按规定不算收入',
  'income-imputed': '有劳动能力、没有工作的成年人，按当地最低工资计算',
  'rigid-counted': '计入必须的花费',
  'rigid-compulsory-schooling': '义务教育阶段免费，不计',
}
export const sheetKindText = (kind: SheetLine['kind'], side: SheetLine['side']): string => {
  if (kind === 'imputed') return '按最低工资计算的收入'
  return side === 'income' ? incomeText[kind as keyof typeof incomeText] : rigidText[kind as keyof typeof rigidText]
}
