import type { ProofType } from './index'

/**
 * The names of proofs on pages and papers. Kept apart from the schemas because the phone's first page needs them for refusals.
 */
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
