import type { Action } from '@domain/application/action'
import { mapped } from '@domain/kernel/keys'

/** An action as its button, as a line of the log, and as its page confirms it to the officer who did it. */
type ActionWords = { readonly button: string; readonly happened: string; readonly done?: string }

const ACTION_WORDS = {
  submit: { button: '提交申请', happened: '提交了申请' },
  claim: { button: '认领申请', happened: '本人认领了申请' },
  reissueClaim: { button: '补发认领码', happened: '补发了认领码', done: '新的认领码已生成' },
  accept: { button: '受理', happened: '工会受理了申请', done: '已受理' },
  requestCorrection: { button: '要求补正', happened: '请申请人补正', done: '已告知申请人补正' },
  answerCorrection: { button: '补正', happened: '补正了材料', done: '补正已提交' },
  recordSurvey: { button: '记录入户调查', happened: '做完了入户调查', done: '调查记录已提交' },
  handUp: { button: '交上级工会评议', happened: '评议交给了上级工会', done: '已交上级工会评议' },
  takeUp: { button: '接过评议', happened: '上级工会接过了评议', done: '已接过评议，请召开评议会' },
  concludeDeliberation: { button: '记录评议', happened: '工会开会评议', done: '评议结果已提交' },
  startCrosscheck: { button: '开始数据比对', happened: '开始和有关部门核对信息' },
  returnCrosscheck: { button: '导入比对结果', happened: '收到一个部门的核对结果' },
  passOver: { button: '不再等答复', happened: '有一个部门一直没有答复，经复核决定不再等' },
  answerHit: { button: '说明情况', happened: '本人对疑问作了说明', done: '说明已提交' },
  settleHit: { button: '判断疑问', happened: '对疑问作出了判断', done: '判断已记录' },
  completeCrosscheck: { button: '完成比对', happened: '信息核对完成', done: '比对已完成' },
  postNotice: { button: '张贴公示', happened: '公示已经张贴', done: '公示已登记' },
  takeDownNotice: { button: '撤下公示', happened: '公示期满，已撤下', done: '公示已撤下' },
  correctNotice: {
    button: '更正公示',
    happened: '公示内容有误，已撤下，将重新公示',
    done: '有误的公示已撤下，请改正后重新张贴',
  },
  paperDown: { button: '登记公示已取下', happened: '墙上的公示已取下', done: '已登记取下' },
  recount: { button: '按工作日历重算', happened: '按新录入的工作日历重新算了日子' },
  followUnion: { button: '随工会变更', happened: '工会有变更，由现在的工会接着办' },
  fileObjection: { button: '提出异议', happened: '收到一条异议' },
  answerObjection: { button: '答复异议', happened: '异议已经答复', done: '异议已答复' },
  countyApprove: { button: '审核通过', happened: '县级审核通过', done: '审核已通过' },
  determine: { button: '认定并建档', happened: '认定通过，已建档', done: '已认定并建档' },
  refuse: { button: '不予认定', happened: '没有通过', done: '已作出不予认定的决定' },
  requestReexamination: { button: '申请复核', happened: '申请了复核', done: '复核申请已提交' },
  decideReexamination: { button: '复核决定', happened: '复核有了结果', done: '复核决定已作出' },
  withdraw: { button: '撤回申请', happened: '申请人撤回了申请' },
  revokeConsent: { button: '撤回同意', happened: '撤回了同意，申请停止', done: '已记下撤回，申请已停止' },
  correctAccount: { button: '更正收款账户', happened: '更正了收款账户', done: '收款账户已更正' },
  holdGrant: { button: '确定帮扶', happened: '确定了一笔帮扶' },
  releaseGrant: { button: '取消帮扶', happened: '取消了一笔帮扶' },
  payGrant: { button: '发放', happened: '帮扶金已经发放' },
  failGrant: { button: '记录发放失败', happened: '银行没有转成功' },
  decideFailure: { button: '判断失败原因', happened: '工会查明了没有转成功的原因' },
  returnGrant: { button: '登记退汇', happened: '帮扶金被银行退回' },
  answerTrace: { button: '答复钱没到', happened: '工会答复了钱没到的事' },
  demandRecovery: { button: '要求退回', happened: '一笔帮扶金要退回' },
  receiveRecovery: { button: '收到退回的钱', happened: '收到了退回的帮扶金' },
  endRecovery: { button: '了结追回', happened: '退回帮扶金的事已了结' },
  stateAccount: { button: '说明收款账户', happened: '工会核对了收款账户' },
  confirmReceipt: { button: '确认到账', happened: '本人回答了是否到账', done: '已记录到账情况' },
  resurvey: { button: '再次入户调查', happened: '再次做完了入户调查' },
  redetermine: { button: '重新认定', happened: '按新的情况重新认定', done: '已重新认定，档案编号不变' },
  exit: { button: '退出档案', happened: '退出档案', done: '已退出档案' },
} as const satisfies Record<Action, ActionWords>

/** The buttons of the actions. */
export const actionText = mapped<Action, ActionWords, string>(ACTION_WORDS, ({ button }) => button)
/** The actions as lines of the log. */
export const happenedText = mapped<Action, ActionWords, string>(ACTION_WORDS, ({ happened }) => happened)
type Done = { [A in Action]: (typeof ACTION_WORDS)[A] extends { done: string } ? A : never }[Action]
/** The confirmation after an action. */
export const doneText = mapped<Action, ActionWords, string | undefined>(ACTION_WORDS, ({ done }) => done) as Record<
  Done,
  string
>
