import type { ProofType } from '@domain/proof/index'

/** Apart from the rest: every page that may be refused something says these names, and the main package is small. */
export const proofName: Record<ProofType, string> = {
  idCard: '身份证',
  householdRegister: '户口簿',
  incomeStatement: '收入证明',
  lowIncomeCertificate: '低保证明',
  labourContract: '劳动合同或居住证',
  medicalRecord: '诊断证明和结算单',
  tuitionBill: '学费单或录取通知书',
  disabilityCertificate: '残疾人证',
  accidentCertificate: '意外或损失证明',
  unemploymentRegistration: '失业登记',
  bankCard: '银行卡',
}
