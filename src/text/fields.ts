/** Texts of the input controls. */
export const fields = {
  yuan: '元',
  moneyHint: '没有就填 0',
  name: '姓名',
  idNumber: '身份证号',
  moneyWrong: '金额不对，只写数字，最多两位小数',
  numberWrong: (min: number, max: number): string => `请填 ${min} 到 ${max} 之间的整数`,
} as const

/** Error texts for answers. */
export const wrong = {
  choose: '请选一项',
  name: '姓名不对，请照身份证填写',
  text: '请填写',
  long: (max: number): string => `太长了，最多 ${max} 个字`,
  unclean: '里面有看不见的符号，请删掉重新写',
  tooMany: '写得太多了，请把小的几项合在一起写',
  area: '请填 1 到 2000 之间的整数',
  amount: '没有就填 0',
  year: '请填四位年份',
  unit: '请先选您的工会',
  proof: '请上传，或说明为什么拿不到',
  proofMust: '这一样必须上传',
  consent: '还有没看过的同意书',
  sign: '请在框里写上名字',
  unanswered: '请选“是”或“否”',
  alone: '请加上家人，或者选“家里没有别人”',
  why: '请选一个原因',
} as const
