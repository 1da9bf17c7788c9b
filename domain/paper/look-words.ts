import type { AnyPurpose, Look } from '../application/looks'
import type { RevealField } from '../household/declaration'
import { isKeyOf } from '../kernel/keys'

/** The purposes in Chinese, for the household's own copy, the register and the screens. */
export const PURPOSE_WORDS: Readonly<Record<AnyPurpose, string>> = {
  papers: '核对身份和证明材料',
  contact: '联系申请人',
  visit: '上门入户调查',
  meeting: '评议前核对应回避的人',
  notice: '核对公示内容',
  objection: '核查异议',
  review: '县级审核',
  crosscheck: '核对比对疑问',
  determination: '认定建档',
  reexamination: '办理复核',
  account: '核对收款账户',
  payment: '办理发放',
  question: '答复来访来电',
  ring: '电话告知（微信没有送到）',
  file: '整理、核对档案',
  complaint: '核查投诉举报',
  audit: '审计检查',
  other: '其他',
  'opened-papers': '查看材料',
  'taken-along': '入户调查，随身带走',
  'bank-file': '银行代发',
  'bureau-list': '数据比对名单',
}

/** The fields in Chinese, as looked at. */
export const FIELD_WORDS: Readonly<Record<RevealField | 'proof' | 'taken' | 'whole', string>> = {
  name: '姓名',
  idNumber: '身份证号',
  healthDetail: '健康情况',
  mobile: '手机号',
  registeredAddress: '户口地址',
  presentAddress: '现在住址',
  workplace: '单位或学校',
  account: '银行账号',
  proof: '证明材料',
  taken: '申报内容和证明材料（带到家里）',
  whole: '看全这一户',
}

/** What was looked at; of a look at everything of a person, each field. */
export const lookedAtWords = ({ field, shown }: Pick<Look, 'field' | 'shown'>): string => {
  if (shown !== undefined) return shown.map((one) => FIELD_WORDS[one]).join('、')
  return isKeyOf(FIELD_WORDS, field) ? FIELD_WORDS[field] : field
}

/** The purpose with its explanation; older looks have only words. */
export const purposeWords = ({ why, purpose }: Pick<Look, 'why' | 'purpose'>) =>
  [...(why === undefined ? [] : [PURPOSE_WORDS[why]]), ...(purpose === '' ? [] : [purpose])].join('：')
