import type { Action } from '@domain/application/action'
import type { Stage } from '@domain/application/stage'
import type { CallInput, CallOutput } from '@domain/contract'
import type { CaseView } from '@domain/contract/views'
import type { FileLevel, RefusalReason } from '@domain/determination/determination'
import type { Source } from '@domain/fund/fund'
import type { HardshipClass } from '@domain/household/words'
import { isPlainDate, shanghaiDate, showDate } from '@domain/kernel/days'
import type { PlainDate } from '@domain/kernel/plain-date'
import { showYuan } from '@domain/kernel/show-yuan'
import type { Jurisdiction } from '@domain/organisation/org'
import type { PostRole } from '@domain/organisation/roles'
import type { Counterpart } from '@domain/policy/policy'
import type { ProgrammeKey } from '@domain/programme/programme'
import type * as z from 'zod/mini'

export const yuanText = showYuan
/** A union and its telephone; the number is never broken over two lines. */
export const phoneText = (unit: string, phone: string): string => `${unit} ${phone.split('-').join('\u2011')}`
/** 2026年3月9日（周一）; what is no date stays as it is. */
export const dateText = (text: string): string => (isPlainDate(text) ? showDate(text) : text)
/** Last day the work calendar knows, as the cloud said when it was last asked who we are. */
let calendarUntil: string | undefined
export const noteCalendarUntil = (day: string): void => {
  calendarUntil = day
}
/** 预计: counted beyond the work calendar, so it may still move. */
export const isExpected = (day: string): boolean => calendarUntil !== undefined && day > calendarUntil
/** A day that was counted in working days: says so while it is provisional. */
export const dueText = (day: string): string => (isExpected(day) ? `预计${dateText(day)}` : dateText(day))
/** 2023年3月9日 15:04, in Guangdong. */
export const momentText = (epochMs: number): string => {
  const minutes = Math.floor(epochMs / 60_000) + 8 * 60
  const two = (value: number): string => String(value).padStart(2, '0')
  const [year, month, day] = shanghaiDate(epochMs).split('-')
  return `${year}年${Number(month)}月${Number(day)}日 ${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
}
/** 1984年3月20日: a birth date, of which nobody asks the weekday. */
export const birthText = (date: PlainDate): string => {
  const [year, month, day] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}
/** 2023年3月 */
export const monthText = (month: string): string => {
  const [year, number] = month.split('-')
  return `${year}年${Number(number)}月`
}

/** A stage as officers say it. */
export const stageText: Record<Stage, string> = {
  submitted: '待受理',
  surveying: '待入户调查',
  deliberating: '待评议',
  'deliberating-above': '待上级评议',
  crosschecking: '数据比对中',
  'to-post': '待公示',
  'on-notice': '公示中',
  'county-review': '待县级审核',
  determining: '待认定',
  'on-file': '已建档',
  refused: '不予认定',
  're-examining': '复核中',
  withdrawn: '已撤回',
  exited: '已退出',
}

/** The same for the worker: where it is, and what comes next. */
export const stageForWorker: Record<Stage, { readonly now: string; readonly next: string }> = {
  submitted: { now: '申请已经交到您的工会', next: '工会受理，看材料齐不齐' },
  surveying: { now: '工会已经受理', next: '工会会派两个人到您家里看看，提前和您约时间' },
  deliberating: { now: '家访已经做完', next: '您的工会开会评议' },
  'deliberating-above': { now: '您的工会已经把评议交给上级工会', next: '上级工会开会评议' },
  crosschecking: { now: '正在和有关部门核对信息', next: '有疑问会先问您，不会直接拒绝' },
  'to-post': { now: '准备公示', next: '工会把名字遮住一部分，张贴公示' },
  'on-notice': { now: '正在公示，不少于 7 个工作日', next: '公示期满、没有异议，就交上级工会审核' },
  'county-review': { now: '上级工会正在审核', next: '审核通过后由市总工会认定' },
  determining: { now: '市总工会正在认定', next: '认定通过就建档，可以得到帮扶' },
  'on-file': { now: '已经认定并建档', next: '帮扶金会直接打到您本人的账户' },
  refused: { now: '这次没有通过', next: '对结果不服，可以申请一次复核' },
  're-examining': { now: '上一级工会正在复核', next: '复核结果会告诉您，并写明理由' },
  withdrawn: { now: '申请已经撤回', next: '需要时可以重新申请' },
  exited: { now: '已经退出帮扶档案', next: '家里又有困难，可以重新申请' },
}

/** 不予认定 once the one re-examination has been used. */
export const refusedForGood = { now: '这次没有通过', next: '复核已经用过。情况有变化的，可以重新申请' } as const

/** Buttons: what an officer or a worker does. */
export const actionText: Record<Action, string> = {
  submit: '提交申请',
  claim: '认领申请',
  accept: '受理',
  requestCorrection: '要求补正',
  answerCorrection: '补正',
  recordSurvey: '记录入户调查',
  handUp: '交上级工会评议',
  takeUp: '接过评议',
  concludeDeliberation: '记录评议',
  startCrosscheck: '开始数据比对',
  returnCrosscheck: '导入比对结果',
  answerHit: '说明情况',
  settleHit: '判断疑问',
  completeCrosscheck: '完成比对',
  postNotice: '张贴公示',
  takeDownNotice: '撤下公示',
  correctNotice: '更正公示',
  paperDown: '登记公示已取下',
  recount: '按工作日历重算',
  fileObjection: '提出异议',
  answerObjection: '答复异议',
  countyApprove: '审核通过',
  determine: '认定并建档',
  refuse: '不予认定',
  requestReexamination: '申请复核',
  decideReexamination: '复核决定',
  withdraw: '撤回申请',
  revokeConsent: '撤回同意',
  correctAccount: '更正收款账户',
  holdGrant: '确定帮扶',
  releaseGrant: '取消帮扶',
  payGrant: '发放',
  failGrant: '记录发放失败',
  decideFailure: '判断失败原因',
  returnGrant: '登记退汇',
  answerTrace: '答复钱没到',
  stateAccount: '说明收款账户',
  confirmReceipt: '确认到账',
  resurvey: '再次入户调查',
  redetermine: '重新认定',
  exit: '退出档案',
}

/** The same as a line of the log: what has happened. */
export const happenedText: Record<Action, string> = {
  submit: '提交了申请',
  claim: '本人认领了申请',
  accept: '工会受理了申请',
  requestCorrection: '请申请人补正',
  answerCorrection: '补正了材料',
  recordSurvey: '做完了入户调查',
  handUp: '评议交给了上级工会',
  takeUp: '上级工会接过了评议',
  concludeDeliberation: '工会开会评议',
  startCrosscheck: '开始和有关部门核对信息',
  returnCrosscheck: '收到一个部门的核对结果',
  answerHit: '本人对疑问作了说明',
  settleHit: '对疑问作出了判断',
  completeCrosscheck: '信息核对完成',
  postNotice: '公示已经张贴',
  takeDownNotice: '公示期满，已撤下',
  correctNotice: '公示内容有误，已撤下，将重新公示',
  paperDown: '墙上的公示已取下',
  recount: '按新录入的工作日历重新算了日子',
  fileObjection: '收到一条异议',
  answerObjection: '异议已经答复',
  countyApprove: '县级审核通过',
  determine: '认定通过，已建档',
  refuse: '没有通过',
  requestReexamination: '申请了复核',
  decideReexamination: '复核有了结果',
  withdraw: '申请人撤回了申请',
  revokeConsent: '撤回了同意，申请停止',
  correctAccount: '更正了收款账户',
  holdGrant: '确定了一笔帮扶',
  releaseGrant: '取消了一笔帮扶',
  payGrant: '帮扶金已经发放',
  failGrant: '银行没有转成功',
  decideFailure: '工会查明了没有转成功的原因',
  returnGrant: '帮扶金被银行退回',
  answerTrace: '工会答复了钱没到的事',
  stateAccount: '工会核对了收款账户',
  confirmReceipt: '本人回答了是否到账',
  resurvey: '再次做完了入户调查',
  redetermine: '按新的情况重新认定',
  exit: '退出档案',
}

export const classText: Record<HardshipClass | 'none' | 'pending', string> = {
  severe: '深度困难',
  relative: '相对困难',
  accident: '意外致困',
  none: '不符合',
  pending: '待认定',
}

export const programmeText: Record<ProgrammeKey, string> = {
  living: '生活救助',
  medical: '医疗救助',
  tuition: '金秋助学',
  festival: '节日慰问',
  employment: '就业帮扶',
  temporary: '临时救助',
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

export const jurisdictionText: Record<Jurisdiction, string> = {
  direct: '市直',
  pengjiang: '蓬江区',
  jianghai: '江海区',
  xinhui: '新会区',
  taishan: '台山市',
  kaiping: '开平市',
  heshan: '鹤山市',
  enping: '恩平市',
}

export const roleText: Record<PostRole, string> = {
  'base-officer': '基层工会经办人',
  'county-reviewer': '县级审核',
  'city-reviewer': '市级审核',
  'fund-officer': '财务',
  'fund-approver': '财务复核',
  auditor: '审计',
  administrator: '管理员',
}
/** Who stands in the log, posts and others. */
export const doerText: Record<PostRole | 'applicant' | 'household' | 'member' | 'system', string> = {
  ...roleText,
  applicant: '本人',
  household: '家人',
  member: '会员',
  system: '系统',
}

export const levelText: Record<CallOutput<'org.create'>['level'], string> = {
  city: '市总工会',
  county: '县（市、区）总工会',
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
}
