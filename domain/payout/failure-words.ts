import type { DecidedOwner, FailureOwner } from '../application/failure-owner'
import { isKeyOf } from '../kernel/keys'
import { squeezed } from '../kernel/plain'
import { type SeenWord, wordsIn } from '../kernel/table'

type Words = readonly { readonly owner: Exclude<FailureOwner, 'unknown'>; readonly words: readonly string[] }[]

/** Words that name the party at fault; they decide before all other words in a bank's reason. */
const SIDES: Words = [
  { owner: 'payer', words: ['付款', '付方', '代发账户', '代发单位', '扣款账户', '单位账户'] },
  { owner: 'bank', words: ['收款行', '对方行', '他行系统', '人行', '清算'] },
  { owner: 'payee', words: ['收款人', '收款账', '收款户', '收方', '持卡人'] },
]

/** Words for causes in banks' reasons. A new phrase is added as a word in a row. */
const MATTERS: Words = [
  {
    owner: 'payee',
    words: [
      ...[
        '户名',
        '姓名不符',
        '账号',
        '帐号',
        '卡号',
        '账户不存在',
        '无此账户',
        '无此户',
        '销户',
        '冻结',
        '止付',
        '挂失',
      ],
      ...[
        '账户状态',
        '帐户状态',
        '状态异常',
        '睡眠户',
        '久悬',
        '不动户',
        '非本人',
        '证件',
        '身份信息',
        '二类户',
        'Ⅱ类',
      ],
      ...['三类户', '账户类型', '卡已', '失效卡', '注销'],
    ],
  },
  {
    owner: 'payer',
    words: [
      ...['余额不足', '头寸', '资金不足', '额度不足', '超过授权', '未授权', '授权', '超过限额', '日累计', '单笔限额'],
      ...[
        '截止时间',
        '受理时间',
        '营业时间',
        '已日切',
        '日终',
        '非工作日',
        '产品',
        '业务种类',
        '业务类型',
        '未签约',
        '协议',
      ],
      ...['文件格式', '批次重复', '重复批次', '整批', '合计不符', '笔数不符'],
    ],
  },
  {
    owner: 'bank',
    words: [
      ...['系统', '超时', '通讯', '通信', '网络', '繁忙', '维护', '暂停服务', '稍后', '重新提交', '主机', '交易异常'],
      ...['未知错误', '处理失败'],
    ],
  },
]

const plain = (reason: string): string => squeezed(reason).toUpperCase()

const ownersIn = (reason: string, table: Words): readonly FailureOwner[] =>
  table.filter(({ words }) => words.some((word) => reason.includes(plain(word)))).map(({ owner }) => owner)

/** What is known of one bank's reasons: what a person has said of a whole reason, and codes within it, each with who has to act. */
export type KnownReasons = {
  readonly told?: Readonly<Record<string, DecidedOwner>>
  readonly codes?: readonly { readonly word: string; readonly owner: DecidedOwner }[]
}

/**
 * The party that has to act, by the bank's reason: what is known of this bank first. Unknown when the reason names no party or
 * two.
 */
export const ownerSaid = (reason: string, { told = {}, codes = [] }: KnownReasons = {}): FailureOwner => {
  if (isKeyOf(told, reason)) return told[reason] ?? 'unknown'
  const words = plain(reason)
  const own = codes.filter(({ word }) => words.includes(plain(word))).map(({ owner }) => owner)
  for (const owners of [own, ownersIn(words, SIDES), ownersIn(words, MATTERS)]) {
    const [first, ...others] = new Set<FailureOwner>(owners)
    if (first !== undefined) return others.length === 0 ? first : 'unknown'
  }
  return 'unknown'
}

/**
 * Why the bank did not pay, for the person who says who has to act. A reason that names a payee is left out: it is no word of the
 * bank's, and what is said of these is kept.
 */
export const reasonsSeen = (
  failures: readonly { readonly paid: boolean; readonly reason: string }[],
  payees: readonly { readonly name: string }[],
  known: KnownReasons,
): readonly SeenWord<DecidedOwner>[] => {
  const reasons = failures.flatMap(({ paid, reason }) =>
    paid || payees.some(({ name }) => reason.includes(name)) ? [] : [reason],
  )
  return wordsIn(reasons, (reason) => {
    const owner = ownerSaid(reason, known)
    return owner === 'unknown' ? undefined : owner
  })
}
