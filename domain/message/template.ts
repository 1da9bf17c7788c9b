import type { PlainDate } from '../kernel/plain-date'
import type { MessageKey } from './message'

/** What happened, in at most 20 characters, the limit of a `thing` field in a WeChat template. */
const TEMPLATE_WORDS: Record<MessageKey, string> = {
  received: '申请已收到',
  accepted: '申请已受理，将入户调查',
  correctionWanted: '请补正材料',
  surveyed: '家访已经做完',
  deliberated: '评议已经结束',
  crosscheckAsked: '请说明一项情况',
  crosscheckPassed: '信息核对完成',
  noticePosted: '公示已经张贴',
  noticeTakenDown: '公示期满',
  noticeCorrected: '公示有误，改正后重新张贴',
  noticeEndMoved: '公示最后一天已算定',
  noticeTooShort: '一份公示撤早了',
  objectionAnswered: '异议有了答复',
  countyApproved: '县级审核通过',
  determined: '认定有了结果',
  refused: '申请有了结果',
  reexaminationDecided: '复核有了结果',
  withdrawn: '申请已经撤回',
  consentTakenBack: '申请停下了',
  granted: '确定了一笔帮扶',
  paid: '帮扶金已经发放',
  payFailed: '银行没有转成功',
  payNotYours: '收款账户不用更正',
  payReturned: '银行退回了帮扶金',
  traceAnswered: '钱没到的事有了答复',
  recoveryDemanded: '一笔帮扶金要退回',
  recoveryReceived: '收到退回的帮扶金',
  recoveryEnded: '退回帮扶金的事已了结',
  accountChanged: '收款账户已更改',
  resurveyed: '再次家访已经做完',
  redetermined: '档案重新认定有了结果',
  exited: '已退出帮扶档案',
  dutyDue: '有事等您办理',
  dutiesDue: '有事等您办理',
  caseStopped: '一份申请停下了',
  driveCalled: '请张贴宣传海报',
  driveLate: '有工会没张贴海报',
  objectionFiled: '收到一条异议',
  pictureWithheld: '一张照片不再显示',
  looksBeyond: '有人查看次数超限',
  unitAsked: '有职工找不到单位',
  unitAnswered: '单位的事有了答复',
  memberCodeEnded: '会员码停用，请换新码',
  unionChanged: '您的工会有变更',
  unionReceived: '另一家工会的事转到这里',
  dutiesReceived: '同事离任，事由您接着办',
}
/** The same words for places where facts must not be shown. */
export const neutralWords = (key: MessageKey): string => TEMPLATE_WORDS[key]

const HINT = '请打开小程序查看'
const HINT_LATE = '已经逾期，请尽快办理'
const HINT_BY_DAY = '请按期办理，详情请打开小程序'
const DAYS = ['dueOn', 'until', 'lastDay'] as const

/** What officers do, as short as a template needs it. A verb without an entry is only counted. */
const DEEDS: Readonly<Record<string, string>> = {
  submitted: '受理',
  surveying: '入户',
  deliberating: '评议',
  'deliberating-above': '评议',
  crosschecking: '比对',
  'to-post': '张贴',
  'on-notice': '撤公示',
  'county-review': '审核',
  determining: '认定',
  're-examining': '复核',
  objection: '异议',
  'correction-late': '补正逾期',
  paper: '取下公示',
}
const THING_MAX = 20

/** The deeds with their counts: `受理2 评议1，超期1`; undefined where they are unknown or too many for the field. */
const deedWords = (verbs: string, overdue: string): string | undefined => {
  const parts = verbs.split(',').map((part) => part.split(':') as [string, string?])
  if (parts.some(([verb]) => DEEDS[verb] === undefined)) return undefined
  const deeds = parts.map(([verb, n = '']) => `${DEEDS[verb] ?? ''}${n}`).join(' ')
  const words = overdue === '0' ? deeds : `${deeds}，超期${overdue}`
  return words.length > THING_MAX ? undefined : words
}

/** What is to be done and how much of it, or only how much; and how much is overdue; nothing about persons. */
const digestWords = ({ count = '', overdue = '0', verbs }: Readonly<Record<string, string>>): string =>
  (verbs === undefined ? undefined : deedWords(verbs, overdue)) ??
  (overdue === '0' ? `${count}件待办临近到期` : `${count}件待办，其中${overdue}件逾期`)

/** 2026年03月09日, the format of a `date` field. */
const dateField = (date: string): string => `${date.slice(0, 4)}年${date.slice(5, 7)}月${date.slice(8, 10)}日`

const hintOf = (day: string | undefined, today: PlainDate): string => {
  if (day === undefined) return HINT
  return day < today ? HINT_LATE : HINT_BY_DAY
}

/**
 * Fields of the template, the same for every topic: what happened, a day, what to do. Anybody may read a locked screen, so no
 * person, amount, class or reason is named.
 */
export const templateFields = (
  key: MessageKey,
  facts: Readonly<Record<string, string>>,
  today: PlainDate,
): Readonly<Record<'thing1' | 'date2' | 'thing3', string>> => {
  const day = DAYS.map((name) => facts[name]).find((text) => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text))
  return {
    thing1: key === 'dutiesDue' ? digestWords(facts) : TEMPLATE_WORDS[key],
    date2: dateField(day ?? today),
    thing3: hintOf(day, today),
  }
}
