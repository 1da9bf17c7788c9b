import type { RevealField } from '@domain/household/declaration'
import type { PlainDate } from '@domain/kernel/plain-date'
import { showDate } from '@domain/kernel/plain-date'
import { PURPOSE_WORDS } from '@domain/paper/look-words'
import type * as z from 'zod/mini'

/** Texts of the page of a case, for officers. */
export const casePageText = {
  call: '打电话',
  noAccount: (why: string): string => `现在没有：${why}`,
  otherWays: '更多',
  toForm: (act: string) => `去办：${act}`,
  sharedAccount: {
    other: '收款账户与另一户的账户相同。账户是谁本人的，只能发给那一户；填错的一户请更正账户',
    sameName: '收款账户与另一户的账户相同，两户的申请人也同名。请先查清是不是同一个人有两份申请',
    reasons: '为什么可以发到这个账户',
    hint: '例如：已向银行核实户名和身份证号是本人，另一户填错',
    state: '写明理由，可以发放',
    stated: (by: string, on: string, why: string): string => `${by}（${on}）说明：${why}`,
  },
  alike: {
    title: '与别的家庭相同的地方',
    lead: '可能是亲属、合租或者单位统一留的电话，也可能是一家分成几户，或者照片传错了。请先问清楚，不能只凭这一条拒绝',
    by: {
      mobile: (count: number): string => `另有${count}户留的是同一个手机号`,
      address: (count: number): string => `另有${count}户留的是同一个现住址`,
      picture: (count: number, paper = '材料'): string => `另有${count}户交的${paper}照片，和这一户的几乎一样`,
    },
    ofYear: (year: number): string => `${year}年的申请`,
    others: (count: number): string => `还有${count}户，在您管的范围以外，或者是更早的`,
  },
  title: '一案一页',
  sections: {
    applicant: '申请人',
    household: '家庭成员',
    sheet: '收入核算表',
    proofs: '证明材料',
    survey: '入户调查',
    deliberation: '评议',
    notice: '公示',
    objections: '异议',
    check: '数据比对',
    decision: '审核与认定',
    grants: '帮扶记录',
    log: '办理经过',
    now: '现在可以办的事',
  },
  counts: {
    papers: (photos: number, missing: number) => (missing === 0 ? `${photos} 张` : `${photos} 张 · 还差 ${missing} 样`),
    people: (others: number) => `${others + 1} 人`,
    lines: (n: number) => `${n} 项`,
    objections: (n: number) => (n === 0 ? '没有异议' : `异议 ${n} 条`),
    hits: (n: number) => `疑问 ${n} 处`,
    grants: (n: number) => `${n} 笔`,
    log: (n: number) => `${n} 条`,
  },
  jump: '跳到',
  year: (year: number) => `${year} 年度`,
  submittedOn: (day: PlainDate) => `${showDate(day)}申请`,
  dossier: (no: string) => `档案编号 ${no}`,
  claimed: '职工本人已认领',
  unclaimed: '工会代办，职工尚未认领',
  nothingToDo: '这件事现在轮不到您办。轮到您时，会出现在您的清单里。',
  backToList: '回到清单',
  whole: '看这一户的全部情况',
  more: '展开全部',
  less: '收起',
  none: '没有填写',
  yes: '是',
  no: '否',
  squareMetres: (n: number) => `${n} 平方米`,
  grant: { programme: '项目', amount: '金额', state: '状态', paidOn: '到账日期', failed: '失败原因' },
} as const

/** 一户的五行摘要 */
export const summaryText = {
  who: '家庭',
  income: '收入',
  open: '还差',
  due: '期限',
  noticeUntil: '公示到',
  call: '联系',
  people: (n: number, relations: string): string => (n === 1 ? '本人一人' : `${n} 口人：本人、${relations}`),
  perHead: (perHead: string, line: string): string => `人均每月 ${perHead}，${line}`,
  severe: (line: string): string => `低于低保标准 ${line}`,
  relative: (line: string): string => `低于相对困难标准 ${line}`,
  over: (line: string): string => `不低于相对困难标准 ${line}`,
  correction: (n: number): string => `等申请人补 ${n} 样`,
  missing: (names: string): string => `材料没交齐：${names}`,
  objections: (n: number): string => `${n} 条异议没有答复`,
  hits: (n: number): string => `${n} 处比对疑问没有判断`,
  asked: (n: number): string => `${n} 处比对疑问等职工说明`,
  nothing: '没有',
  noDue: '没有时限',
} as const

/** 看材料：旁边说它证明什么 */
export const besideText = {
  declared: (sum: string): string => `申报 ${sum}`,
  household: (n: number): string => `申报 ${n} 口人`,
} as const

export const viewerText = {
  waiting: '正在打开图片',
  again: '再试一次',
  document: '这一份不是照片，是一个文件。',
  open: '打开文件',
} as const

export const applicantLabel = {
  name: '姓名',
  idNumber: '身份证号',
  mobile: '手机号码',
  ethnicity: '民族',
  registeredAddress: '户籍地址',
  presentAddress: '现住地址',
  residence: '户口',
  marital: '婚姻状况',
  employment: '就业身份',
  employer: '工作单位',
  sector: '行业',
  hiredIn: '参加工作',
  health: '健康状况',
  healthDetail: '疾病或残疾',
  insurance: '医疗保险',
  singleParent: '单亲家庭',
  zeroEmployment: '零就业家庭',
  housing: '住房',
  mainCause: '主要致困原因',
  otherCauses: '其他原因',
  story: '情况说明',
  otherAid: '已得到的其他帮助',
  account: '收款账户',
  bank: '开户银行',
} as const

export const memberLabel = {
  person: '成员',
  relationShort: '关系',
  idNumber: '身份证号',
  status: '状况',
  health: '健康',
  workplace: '单位或学校',
  counted: '计入人口',
  counts: '计入',
  notCounted: (why: string) => (why === '' ? '不计入' : `不计入：${why}`),
  none: '没有其他家庭成员',
  consentOf: (relation: string) => `${relation}同意核对`,
  noWhy: '没有写原因',
} as const

export const propertyText = {
  title: '财产',
  homes: '房产',
  vehicles: '车辆',
  other: '其他财产',
  vehicleYear: (year: number) => `${year} 年购买`,
  none: '申报没有',
} as const

export const sheetText = {
  declared: '申报',
  found: '调查核实',
  addedBySurvey: '调查补记',
  removedBySurvey: '调查剔除',
  differences: '申报与调查不一致的地方',
  noDifferences: '调查核实的金额与申报一致。',
  period: (from: string, to: string) => `核算期：${from} 至 ${to}`,
  accident: '意外或突发事件',
  accidentOn: '发生日期',
  accidentCost: '费用',
  accidentRecovered: '已报销、赔付或救助',
} as const

export const proofSectionText = {
  about: { who: '身份与户籍证明', income: '收入证明', expenditure: '支出与致困原因证明', account: '收款账户证明' },
  missing: '还没有提交',
  cannotGet: (why: string) => `本人说明拿不到：${why}`,
  notWanted: '非必需，本人另外提交',
  signature: '申请人签名',
  consentPaper: '代办同意书',
  page: (n: number) => `第 ${n} 页`,
  none: '没有提交材料',
  noneOfLine: '这一项没有材料',
  count: (n: number) => `看 ${n} 张`,
  look: (names: string) => `看材料：${names}`,
  lookCount: (names: string, n: number) => `${names} ${n} 张`,
} as const

export const revealText = {
  whole: '看全这一户',
  wholeHint: (purpose: string): string => `用途：${purpose}。看了谁的什么会记录在案，本人可见。`,
  wholeOpen: (purpose: string): string => `已看全这一户（${purpose}），离开本页就遮回去。`,
  cover: '遮回去',
  field: {
    name: '姓名',
    idNumber: '身份证号',
    healthDetail: '疾病或残疾',
    mobile: '手机号码',
    registeredAddress: '户籍地址',
    presentAddress: '现住地址',
    workplace: '单位或学校',
    account: '银行账号',
  } satisfies Record<z.infer<typeof RevealField>, string>,
  ask: (what: string) => `查看${what}`,
  why: '查看用途',
  whyHint: '会记录在案，职工本人也能看到是谁、为什么看过；每小时能看的次数有限。',
  purpose: PURPOSE_WORDS,
  words: '补充说明',
  otherWords: (least: number): string => `写明做什么用（至少 ${least} 个字）`,
  show: '查看',
  hide: '不看了',
} as const

export const staleText = {
  title: '这件事刚刚有了新的变化',
  lead: '您刚才的操作没有生效。页面已经换成最新内容，请看过以后再决定：',
  unknown: '内容有更新，请重新看一遍。',
} as const

/** 受理前逐张看材料 */
export const paperCheckText = {
  sheet: (name: string, at: number, of: number): string => (of === 1 ? name : `${name}（第 ${at} 张，共 ${of} 张）`),
  count: (at: number, of: number): string => `${at} / ${of}`,
  none: '没有要看的材料',
  wanting: (name: string): string => `${name}不齐或看不清，要补`,
  left: (n: number): string => `还有 ${n} 张没看，全部看过以后可以受理`,
  look: (n: number): string => `看材料（还有 ${n} 张没看）`,
  next: '看下一张',
  lookFirst: '受理前看材料',
  lookedAll: '都看过了，可以再看',
  seen: '都看过了，回去办理',
  accept: '材料都齐，受理',
  correct: (n: number): string => `请申请人补 ${n} 样`,
  acceptAnyway: '先受理，不等补齐',
  opened: (names: string): string => `受理前看过：${names}`,
} as const
