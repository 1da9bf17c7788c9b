import type { CallInput, CallOutput } from '@domain/contract'
import type { CaseView } from '@domain/contract/views'
import type { FileLevel, RefusalReason } from '@domain/determination/determination'
import type { Source } from '@domain/fund/fund'
import { isPlainDate, shanghaiDate, showDate } from '@domain/kernel/days'
import type { PlainDate } from '@domain/kernel/plain-date'
import { showYuan } from '@domain/kernel/show-yuan'
import type { PostRole } from '@domain/organisation/roles'
import { roleText } from '@domain/paper/words'
import type { Counterpart } from '@domain/policy/policy'
import type * as z from 'zod/mini'

export const yuanText = showYuan
/** A union and its telephone number, which is never broken over two lines. */
export const phoneText = (unit: string, phone: string): string => `${unit} ${phone.split('-').join('\u2011')}`
/** 2026年3月9日（周一）; text that is not a date stays unchanged. */
export const dateText = (text: string): string => (isPlainDate(text) ? showDate(text) : text)
/** Last day of the work calendar, from the last answer of `me.open`. */
let calendarUntil: string | undefined
export const noteCalendarUntil = (day: string): void => {
  calendarUntil = day
}
/** 预计: counted beyond the work calendar, so the day may still move. */
export const isExpected = (day: string): boolean => calendarUntil !== undefined && day > calendarUntil
/** A day counted in working days, marked as 预计 while it is provisional. */
export const dueText = (day: string): string => (isExpected(day) ? `预计${dateText(day)}` : dateText(day))
/** 2023年3月9日 15:04, in China's time zone. */
export const momentText = (epochMs: number): string => {
  const minutes = Math.floor(epochMs / 60_000) + 8 * 60
  const two = (value: number): string => String(value).padStart(2, '0')
  const [year, month, day] = shanghaiDate(epochMs).split('-')
  return `${year}年${Number(month)}月${Number(day)}日 ${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
}
/** 11月30日, of a day that returns every year (`11-30`); other text stays unchanged. */
export const yearlyDayText = (day: string): string =>
  day.replace(/^(\d{2})-(\d{2})$/, (_, month: string, date: string) => `${Number(month)}月${Number(date)}日`)
/** 1984年3月20日: for birth dates, without the weekday. */
export const birthText = (date: PlainDate): string => {
  const [year, month, day] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}
/** 2023年3月 */
export const monthText = (month: string): string => {
  const [year, number] = month.split('-')
  return `${year}年${Number(number)}月`
}

export const fileLevelText: Record<FileLevel, string> = {
  national: '全国级',
  provincial: '省级',
  city: '市级',
  county: '县级',
  base: '基层',
}

export const sourceText: Record<z.infer<typeof Source>, string> = {
  central: '中央财政',
  provincial: '省级资金',
  city: '市本级',
  county: '县本级',
  social: '社会资金',
}

/** Names of the roles in the log. */
export const doerText: Record<PostRole | 'applicant' | 'household' | 'member' | 'system', string> = {
  ...roleText,
  applicant: '本人',
  household: '家人',
  member: '会员',
  system: '系统',
}

export const levelText: Record<CallOutput<'org.create'>['level'], string> = {
  province: '省总工会',
  city: '市总工会',
  county: '县（市、区）总工会',
  street: '街道（镇、园区）工会',
  base: '基层工会',
}

export const counterpartText: Record<Counterpart, { readonly bureau: string; readonly about: string }> = {
  'real-estate': { bureau: '自然资源局', about: '房产' },
  vehicles: { bureau: '公安局', about: '车辆' },
  pensions: { bureau: '人社局', about: '退休金、养老金' },
  'civil-affairs': { bureau: '民政局', about: '低保' },
  enrolment: { bureau: '教育局', about: '在读学籍' },
  banks: { bureau: '银行', about: '存款' },
}

export const refusalReasonText: Record<z.infer<typeof RefusalReason>, string> = {
  'income-above-line': '人均收入高于标准',
  property: '房产超过规定',
  vehicle: '名下有车辆',
  shareholder: '在企业控股',
  'high-fee-school': '就读高收费学校或自费留学',
  'not-authentic': '情况不属实',
  'not-compliant': '不符合规定',
  'not-cooperating': '不配合调查核实',
  'not-a-worker': '不是职工',
  'already-aided': '已经得到同类帮扶',
  'materials-missing': '材料不齐，过期没有补',
  'objection-upheld': '公示异议成立',
  other: '其他',
}

export const correctionItemText: Record<
  Exclude<CallInput<'case.requestCorrection'>['items'][number], CallInput<'case.submit'>['proofs'][number]['type']>,
  string
> = {
  income: '收入情况',
  expenditure: '支出情况',
  members: '家庭成员',
  account: '收款账户',
  consent: '同意书',
  other: '其他',
}

export const flagText: Record<CaseView['row']['flags'][number], string> = {
  overdue: '已超期',
  correction: '等补正',
  objection: '有异议',
  hit: '有疑问',
  'on-behalf': '工会代办',
  'near-line': '接近标准线',
  'grant-failed': '发放失败',
}

export const grantStateText: Record<CaseView['grants'][number]['state'], string> = {
  held: '已确定，待发放',
  batched: '正在发放',
  paid: '已发放',
  failed: '银行没有转成功',
  released: '已取消',
  recovering: '追回中',
  recovered: '追回已结',
}
