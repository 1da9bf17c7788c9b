import { neutralWords } from '@domain/message/template'
import type { CallListKey } from '@domain/reminder/call-list'

/**
 * The words that an officer uses on the telephone and the worker reads afterwards: they must reveal nothing to a person who
 * overhears the call. Without an entry here they are those of the WeChat message, which anybody may read on a locked screen.
 */
const OWN: Partial<Record<CallListKey, string>> = {
  exited: '档案有变动',
  paid: '帮扶金已经发放，请确认到账',
  payFailed: '银行没有转成功，请更正账户',
  payNotYours: '上次没有转成功不是账户的问题，不用更正，会再发',
  traceAnswered: '钱没到的事有了答复，请再看看到了没有',
  payReturned: '帮扶金被银行退回，请看怎么办',
  recoveryDemanded: '有一笔帮扶金要退回，请看怎么办',
  accountChanged: '收款账户已更改，请核对',
}

export const callReason = (key: CallListKey): string => OWN[key] ?? neutralWords(key)

/** 电话告知清单 */
export const callListText = {
  title: '请打电话告知',
  lead: '这些职工，微信没有通知到。打通电话，请他（她）打开小程序看；不要在电话里说病情、收入和金额。点“打电话”才显示号码，会记录在案，本人可见；打过以后记结果。',
  section: '微信没有通知到，请打电话',
  count: (n: number, more: boolean): string => (more ? `${n} 户以上` : `${n} 户`),
  overdue: (n: number): string => `${n} 户过了期限`,
  seeAll: '打开名单，打电话',
  nothing: '没有要打电话的',
  nothingHint: '微信通知不到的职工会出现在这里。',
  notAll: '名单很长，先列出最急的。',
  unclaimed: '工会代办，本人还没有认领，手机上看不到',
  since: (moment: string): string => `从 ${moment} 起没有通知到`,
  due: (day: string): string => `${day}前要办`,
  late: '已过期限',
  inTurn: (n: number): string => `一家接一家打（${n} 户）`,
  inTurnHint: '记下一家的结果，就接着打下一家；随时可以停。',
  stop: '不接着打了',
  done: '告知了',
  noAnswer: '没人接',
  tried: (times: number, moment: string): string => `打过 ${times} 次没人接，上次 ${moment}`,
  told: (name: string): string => `${name}：已记下告知`,
  undo: '撤回',
  open: '打开这份申请',
} as const
