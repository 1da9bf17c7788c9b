/** The columns of our own table for a bank, by heading. The bank fills in the last three and returns the table. */
export const BANK_HEADINGS = [
  '序号',
  '户名',
  '账号',
  '开户银行',
  '开户网点',
  '金额',
  '用途',
  '结果',
  '失败原因',
  '日期',
] as const
export type Heading = (typeof BANK_HEADINGS)[number]

/** What a bank says of a row. */
export const BANK_RESULTS = ['paid', 'failed', 'returned', 'not-yet'] as const
export type BankResult = (typeof BANK_RESULTS)[number]
/** what a person has said that this bank means by its words */
export type BankWords = Readonly<Record<string, BankResult>>
