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
