import type { CaseSnapshot } from '../application/snapshot'
import { addDays, type PlainDate } from '../kernel/plain-date'

/**
 * `remove`: deleted for good. `list`: named in the report for people to decide, because a program destroys no record of a case.
 */
export type RetentionAct = 'remove' | 'list'
export type RetentionRule = { readonly days: number; readonly act: RetentionAct; readonly rule: string }

/**
 * 保存期限: how long each kind is kept after the day its rule names. Longest where a person could still be asked about it, shortest
 * where names and numbers are stored together.
 */
export const RETENTION = {
  'exported-lists': {
    days: 7,
    act: 'remove',
    rule: '比对名单、银行代发文件和打印文书：导出之日起，用完即删',
  },
  'uploads-unfinished': { days: 2, act: 'remove', rule: '没有传完的文件：开始上传之日起' },
  'uploads-unused': { days: 30, act: 'remove', rule: '传上来却没有交给任何申请的文件：上传之日起' },
  drafts: { days: 90, act: 'remove', rule: '没有交出的申请草稿：最后一次保存之日起' },
  'code-tries': { days: 2, act: 'remove', rule: '输错验证码的次数：第一次输错之日起' },
  'look-hours': { days: 2, act: 'remove', rule: '每小时查看了几次遮住的内容：那一小时起（查看记录本身随案件保留）' },
  'unused-consent-links': { days: 30, act: 'remove', rule: '请家人确认而没有确认的链接：失效之日起' },
  'unused-invites': { days: 30, act: 'remove', rule: '任职邀请：失效之日起' },
  'notices-online': { days: 30, act: 'remove', rule: '公示的网上副本：公示期满之日起（公示内容仍在案件记录中）' },
  'sent-messages': { days: 90, act: 'remove', rule: '微信消息的发送记录：发出或放弃之日起' },
  'command-answers': { days: 90, act: 'remove', rule: '每一步操作的答复（用于断网重发）：操作之日起' },
  rings: { days: 730, act: 'remove', rule: '电话告知的清单和记录：列入清单之日起' },
  inbox: { days: 730, act: 'remove', rule: '程序内的消息：收到之日起' },
  reminders: { days: 7, act: 'remove', rule: '为经办人汇总每日提醒时的底稿：汇总之日起（提醒本身在程序内的消息中）' },
  'session-events': { days: 365, act: 'remove', rule: '工作台登录记录：发生之日起' },
  takings: { days: 180, act: 'remove', rule: '入户资料带在手机上时的钥匙：最后一次取用之日起' },
  'unit-requests': { days: 365, act: 'remove', rule: '找不到单位的职工写来的、已经答复的：写来之日起' },
  'case-materials': { days: 365, act: 'remove', rule: '未通过或撤回的申请的图片材料：结案之日起（文字记录仍保留）' },
  'case-records': {
    days: 3653,
    act: 'list',
    rule: '案件记录：退出、未通过或撤回之日起，到期列入清单，由人鉴定',
  },
} as const satisfies Record<string, RetentionRule>
export type RetentionKind = keyof typeof RETENTION

/** Records that began on this day or later are kept. */
export const keptSince = (kind: RetentionKind, today: PlainDate): PlainDate => addDays(today, -RETENTION[kind].days)

export type HoldReason = 'objection' | 're-examination' | 'audit'

/** Why nothing of a case may be deleted now; undefined: it may. `audited`: an auditor has asked for the case. */
export const heldFor = (
  snapshot: Pick<CaseSnapshot, 'stage' | 'objections' | 'reexamination'>,
  audited: boolean,
): HoldReason | undefined => {
  if (audited) return 'audit'
  if (snapshot.objections.some(({ answered }) => answered === undefined)) return 'objection'
  const asked = snapshot.reexamination !== undefined && snapshot.reexamination.decided === undefined
  return asked || snapshot.stage === 're-examining' ? 're-examination' : undefined
}
