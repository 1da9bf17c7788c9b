/** Texts of the input controls. */
export const fields = {
  yuan: '元',
  moneyHint: '没有就填 0',
  name: '姓名',
  nameWrong: '姓名写得不完整',
  idNumber: '身份证号',
  moneyWrong: '金额不对，只写数字，最多两位小数',
  numberWrong: (min: number, max: number): string => `请填 ${min} 到 ${max} 之间的整数`,
} as const
