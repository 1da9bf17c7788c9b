import type * as z from 'zod/mini'
import type { ConsentMatter } from '../consent/consent'
import { incomeText, rigidText } from './words'

// Words that papers write differently from the screens, because a form of the union has an official word.

export const INCOME_ON_PAPER: typeof incomeText = { ...incomeText, business: '经营收入' }
export const RIGID_ON_PAPER: typeof rigidText = {
  ...rigidText,
  illness: '医疗自付',
  schooling: '教育支出',
  other: '其他必要支出',
}
export const MATTER_ON_PAPER: Readonly<Record<z.infer<typeof ConsentMatter>, string>> = {
  privacy: '个人信息怎么用',
  sensitive: '健康、银行账户等敏感信息',
  minors: '未成年子女的信息',
  crosscheck: '核对家庭信息',
  publication: '公示',
}
export const GRANT_ON_PAPER = {
  held: '待组批',
  batched: '发放中',
  paid: '已到账',
  failed: '银行没有转成功',
  released: '已取消',
  recovering: '追回中',
  recovered: '追回已结',
} as const
export const LETTER_ON_PAPER = {
  entered: '单位已登记',
  through: '由另一家工会办理',
  not: '现在还不能登记',
} as const
