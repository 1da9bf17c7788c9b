import { type Bytes, jsonBytes } from './parser'

type Kept = {
  /** what the input did to the parser before that was mended */
  readonly did: string
  readonly input: Bytes
}

const HEADING = ['户名', '账号', '金额', '结果', '日期']

/** Inputs that once broke a parser, by its name: every run begins with them. */
export const KEPT: Readonly<Record<string, readonly Kept[]>> = {
  roster: [
    {
      did: 'compared each of twenty thousand equal rows with every other',
      input: jsonBytes([
        ['姓名', '身份证号'],
        ...Array.from({ length: 19_999 }, () => ['王小明', '999999198001010011']),
      ]),
    },
  ],
  'bank-file': [
    {
      did: 'tried every bracket of a heading as the beginning of its remark',
      input: jsonBytes([['('.repeat(1_500_000)], HEADING]),
    },
    {
      did: 'tried every blank of a day as the beginning of its time',
      input: jsonBytes([HEADING, ['王小明', '1', '1', '成功', `1${' '.repeat(1_500_000)}1`]]),
    },
  ],
}
