import type { BankLayout } from './layout'

/** Our own table: a bank that takes any workbook gets it, fills in the last three columns and returns it. */
export const GENERIC: BankLayout = {
  name: '通用表格',
  out: {
    file: 'xlsx',
    delimiter: ',',
    encoding: 'utf-8',
    header: true,
    totals: 'words',
    money: 'yuan',
    columns: [
      { field: 'no', title: '序号' },
      { field: 'name', title: '户名' },
      { field: 'account', title: '账号' },
      { field: 'bank', title: '开户银行' },
      { field: 'branch', title: '开户网点' },
      { field: 'amount', title: '金额' },
      { field: 'purpose', title: '用途' },
      { field: 'blank', title: '结果' },
      { field: 'blank', title: '失败原因' },
      { field: 'blank', title: '日期' },
    ],
    mostRows: 1000,
  },
  back: {
    header: true,
    money: 'yuan',
    columns: [
      { field: 'no', title: '序号' },
      { field: 'name', title: '户名' },
      { field: 'account', title: '账号' },
      { field: 'other', title: '开户银行' },
      { field: 'other', title: '开户网点' },
      { field: 'amount', title: '金额' },
      { field: 'other', title: '用途' },
      { field: 'result', title: '结果' },
      { field: 'reason', title: '失败原因' },
      { field: 'day', title: '日期' },
    ],
    words: {},
    reasons: [],
  },
}

const WORKBOOK: BankLayout = {
  name: '示例：批量付款表格',
  out: {
    file: 'xlsx',
    delimiter: ',',
    encoding: 'utf-8',
    header: true,
    totals: 'none',
    money: 'yuan',
    columns: [
      { field: 'account', title: '收款人账号' },
      { field: 'name', title: '收款人户名', most: 30 },
      { field: 'amount', title: '付款金额' },
      { field: 'fixed', title: '币种', words: '人民币' },
      { field: 'bank', title: '收款行名称' },
      { field: 'own', title: '同行标志' },
      { field: 'purpose', title: '附言', most: 20 },
    ],
    own: { words: '虚构银行', yes: '同行', no: '跨行' },
    mostRows: 500,
  },
  back: {
    header: true,
    money: 'yuan',
    columns: [
      { field: 'account', title: '收款人账号' },
      { field: 'name', title: '收款人户名' },
      { field: 'amount', title: '付款金额' },
      { field: 'other', title: '附言' },
      { field: 'result', title: '处理结果' },
      { field: 'reason', title: '返回信息' },
      { field: 'day', title: '处理日期' },
    ],
    words: { 已出账: 'paid', 出账失败: 'failed', 已冲回: 'returned', 排队中: 'not-yet' },
    reasons: [{ word: 'E12', owner: 'payer' }],
  },
}

const COMMAS: BankLayout = {
  name: '示例：无表头文本（逗号、国标码、以分计）',
  out: {
    file: 'text',
    delimiter: ',',
    encoding: 'gb18030',
    header: false,
    totals: 'none',
    money: 'fen',
    columns: [
      { field: 'no', title: '序号' },
      { field: 'account', title: '账号' },
      { field: 'name', title: '户名', most: 20 },
      { field: 'amount', title: '金额' },
      { field: 'purpose', title: '摘要', most: 16 },
    ],
    mostRows: 1000,
  },
  back: {
    header: false,
    money: 'fen',
    columns: [
      { field: 'no', title: '序号' },
      { field: 'account', title: '账号' },
      { field: 'name', title: '户名' },
      { field: 'amount', title: '金额' },
      { field: 'other', title: '摘要' },
      { field: 'result', title: '结果码' },
      { field: 'reason', title: '信息' },
      { field: 'day', title: '日期' },
    ],
    words: { '0000': 'paid', '9001': 'failed', '9002': 'returned', '1000': 'not-yet' },
    reasons: [{ word: '51', owner: 'payer' }],
  },
}

const BARS: BankLayout = {
  name: '示例：竖线文本（首行合计）',
  out: {
    file: 'text',
    delimiter: '|',
    encoding: 'utf-8',
    header: false,
    totals: 'above',
    money: 'yuan',
    columns: [
      { field: 'no', title: '序号' },
      { field: 'name', title: '户名' },
      { field: 'account', title: '账号' },
      { field: 'branch', title: '开户网点' },
      { field: 'amount', title: '金额' },
      { field: 'purpose', title: '用途' },
    ],
    mostRows: 2000,
  },
  back: {
    header: false,
    money: 'yuan',
    columns: [
      { field: 'no', title: '序号' },
      { field: 'name', title: '户名' },
      { field: 'account', title: '账号' },
      { field: 'other', title: '开户网点' },
      { field: 'amount', title: '金额' },
      { field: 'other', title: '用途' },
      { field: 'result', title: '状态' },
      { field: 'reason', title: '说明' },
      { field: 'day', title: '日期' },
    ],
    words: { Y: 'paid', N: 'failed', R: 'returned', P: 'not-yet' },
    reasons: [],
  },
}

/** Layouts that every city has. Those named 示例 are invented, to show what a layout can say: no bank's own format is among them. */
export const SHIPPED = {
  generic: GENERIC,
  workbook: WORKBOOK,
  commas: COMMAS,
  bars: BARS,
} as const satisfies Record<string, BankLayout>
