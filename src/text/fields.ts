/** What the controls themselves say. */
export const fields = {
  yuan: '元',
  moneyHint: '没有就填 0',
  moneyWrong: '金额不对，只写数字，最多两位小数',
  numberWrong: (min: number, max: number): string => `请填 ${min} 到 ${max} 之间的整数`,
} as const
