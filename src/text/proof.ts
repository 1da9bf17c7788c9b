import type { ProofType } from '@domain/proof/index'
import { proofName } from '@domain/proof/proof-name'
import type { ProofPart } from '@domain/proof/slot'

/** For each proof: its name, why it is needed, what a good picture shows. */
export const proofText: Record<ProofType, { readonly name: string; readonly why: string; readonly good: string }> = {
  idCard: {
    name: proofName.idCard,
    why: '确认是本人和家里的成年人',
    good: '正反两面，四个角都在画面里，号码看得清',
  },
  householdRegister: {
    name: proofName.householdRegister,
    why: '确认家里有哪些人',
    good: '首页和每个人的那一页，一页一张，字看得清',
  },
  incomeStatement: {
    name: proofName.incomeStatement,
    why: '计算家里一年的收入',
    good: '单位盖章的证明，或者最近 12 个月的工资流水',
  },
  lowIncomeCertificate: {
    name: proofName.lowIncomeCertificate,
    why: '有了它，核对会快一些',
    good: '证件内页，能看到姓名和有效期',
  },
  labourContract: {
    name: proofName.labourContract,
    why: '确认您在本市工作',
    good: '有单位名称、姓名、起止时间的那几页',
  },
  medicalRecord: {
    name: proofName.medicalRecord,
    why: '看病花的钱里，自己付的部分可以扣除',
    good: '能看到病名、总费用和个人自付的数',
  },
  tuitionBill: { name: proofName.tuitionBill, why: '上学的花费可以扣除', good: '能看到学校、学生姓名和金额' },
  disabilityCertificate: {
    name: proofName.disabilityCertificate,
    why: '确认残疾情况',
    good: '有姓名、类别和等级的那一页',
  },
  accidentCertificate: {
    name: proofName.accidentCertificate,
    why: '确认发生了什么、花了多少钱',
    good: '事故认定书、出警记录或居委会证明，盖了章',
  },
  unemploymentRegistration: {
    name: proofName.unemploymentRegistration,
    why: '确认现在没有工作',
    good: '失业登记证，或人社部门的登记回执',
  },
  bankCard: { name: proofName.bankCard, why: '帮扶金只打到您本人的卡里', good: '有卡号的那一面，号码看得清' },
}

/** The places of a proof: the words on the place, and what lies in it. */
export const partText: Record<ProofPart, string> = {
  portrait: '人像面',
  emblem: '国徽面',
  holder: '户主页',
  'own-page': '本人页',
  diagnosis: '诊断证明',
  settlement: '费用结算单',
  bill: '学费单或通知书',
  certificate: '证件内页',
  terms: '有姓名和起止时间的页',
  seal: '签字盖章的页',
  receipt: '登记证或回执',
  number: '有卡号的一面',
}

/** The list of papers, and the places for their pictures. */
export const paperText = {
  question: {
    blurred: '看起来有点糊，字能看清吗？',
    dark: '看起来有点暗，字能看清吗？',
    cut: '好像有一边没拍全，四个角都在吗？',
  },
  summary: (done: number, of: number): string => `${of} 样里，${done} 样好了`,
  state: {
    none: '还没有',
    mustHave: '还没有，一定要有',
    received: (count: number): string => `收到 ${count} 张`,
    open: (count: number, parts: string): string => `收到 ${count} 张，还差${parts}`,
    sending: (count: number): string => `正在传 ${count} 张`,
    asking: '等您看一下照片',
    asked: '工会请您补这一样',
    again: (count: number): string => `${count} 张请重拍`,
    cannotGet: '拿不到，写了原因',
    welcome: '有就拍，没有不用管',
  },
  next: (name: string): string => `下一样：${name}`,
  more: '别的页',
  otherSideToo: '反正面都在这一张上',
  useThis: '就用这张',
  sendAgain: '重新上传',
  retake: '重拍',
  remove: '删掉',
  aFamilyMember: '家人',
  family: '家人的身份证拿不到',
  good: '这样拍',
  bad: '不要这样拍',
  badWhy: '缺角、模糊、反光，都看不清',
  onTheWay: (count: number): string => `还有 ${count} 张照片没传完，有网络时会自己传`,
  refused: (count: number): string => `有 ${count} 张照片要重拍，请回到“材料”看一下`,
} as const
