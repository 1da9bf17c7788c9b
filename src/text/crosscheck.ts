import type { CheckOutcome, HitVerdict } from '@domain/crosscheck/crosscheck'
import type { RowProblemKey } from '@domain/crosscheck/result-table'
import type * as z from 'zod/mini'

export const outcomeText: Record<CheckOutcome, string> = {
  'no-record': '无记录',
  record: '有记录',
  'not-returned': '未返回',
  'identity-mismatch': '身份不符',
}
export const verdictText: Record<z.infer<typeof HitVerdict>, string> = {
  explained: '说明成立',
  confirmed: '疑问属实',
  'no-effect': '不影响认定',
}
/** Problems of a row in a returned list. */
export const rowProblemText: Record<RowProblemKey, string> = {
  'no-unreadable': '编号看不懂，请照名单上的编号填',
  'no-unknown': '这个编号不在本批名单里',
  'no-repeated': '同一编号的几行对不上，都没有记入',
  'name-differs': '姓名和名单上的不一样',
  'id-differs': '身份证号和名单上的不一样',
  'outcome-unknown': '查询结果请填：无记录、有记录、未返回或身份不符',
  'date-wrong': '数据日期不对，或者在今天之后',
  'value-unreadable': '记录内容太长，或有看不懂的字符',
  'household-closed': '这一户的比对已经结束，没有记入',
  'cell-error': '单元格里的公式出了错，请对方改好再交来',
}
export const isRowProblem = (word: string): word is RowProblemKey => word in rowProblemText

/** The columns of a list, with the headings used on our own. */
export const columnText = {
  id: '编号',
  name: '姓名',
  idNumber: '身份证号',
  outcome: '查询结果',
  value: '记录内容',
  asOf: '数据日期',
} as const

export const checkSummaryText = {
  waiting: '比对进行中',
  passed: '比对通过',
  'needs-explanation': '需要职工说明',
} as const

/** 数据比对 */
export const crosscheckText = {
  title: '数据比对',
  lead: '选家庭，导出名单，导入结果，逐项处理疑问。',
  steps: ['选家庭', '导出名单', '导入结果', '处理疑问'],
  create: '新建一批',
  choose: '选择家庭',
  chooseAll: '全选',
  chooseNone: '全不选',
  chosen: (n: number) => `已选 ${n} 户`,
  createdOn: '开始日期',
  size: '规模',
  returned: '已返回',
  questions: '疑问',
  moreFamilies: '再列 50 户',
  moreBatches: '再列 20 批',
  onlyFifty: '一批最多 50 户',
  noCandidates: '没有等待比对的家庭',
  noCandidatesHint: '评议通过（或县级审核通过）的家庭会出现在这里。',
  counterparts: '向哪些单位查询',
  start: '开始比对',
  passedOver: (about: string, day: string, why: string) => `${about}一直没有答复，${day}决定不再等：${why}`,
  batches: '历次批次',
  noBatches: '还没有比对批次',
  noBatchesHint: '先选择家庭，新建一批。',
  batch: (day: string) => `${day}的批次`,
  count: (households: number, persons: number) => `${households} 户 ${persons} 人`,
  hits: (n: number) => (n === 0 ? '没有疑问' : `${n} 项疑问`),
  export: '导出名单',
  exportAgain: '再次导出',
  again: '结果已齐，再导出或再导入',
  exported: '已导出',
  notExported: '未导出',
  exportPurpose: '导出用途',
  exportPurposeDefault: '困难职工认定数据比对',
  exportHint: '名单含身份证号，只交给这个单位，用完即删。导出会记录在案。',
  import: '导入结果',
  importHint: '选对方交回的表格，列名和用词不一样的可以对照',
  source: '来源',
  sourceHint: '由几家分别答复的（如几家银行），写明是哪一家；各家的结果互不覆盖。只有一家的可以不填',
  sourceExample: '例如：某某银行',
  earlier: (what: string, asOf: string | undefined) => `以前返回：${what}${asOf === undefined ? '' : `（${asOf}）`}`,
  problemOther: '这一行没有读懂',
  openHits: (n: number) => `还有 ${n} 项疑问没有判断`,
  read: (n: number) => `读到 ${n} 行`,
  wouldApply: (n: number) => `会记入 ${n} 行`,
  applied: (n: number) => `记入 ${n} 行`,
  unchanged: (n: number) => `${n} 行与已有结果相同`,
  found: (n: number) => `${n} 项疑问`,
  cases: '这批家庭（有疑问的在前）',
  declared: '本人申报',
  bureau: '单位结果',
  verdict: '判断',
  person: '成员',
  asOf: (day: string) => `数据日期 ${day}`,
  reply: '本人说明',
  noReply: '等本人说明',
  replied: (day: string) => `${day}说明`,
  settle: '作出判断',
  settleReasons: '判断理由',
  settleThere: '请在本页“数据比对”一栏里逐条判断疑问。',
  settleHint: '疑问不等于结论：先看本人说明和凭证，再由您判断。',
  waitReply: '要等本人说明，或说明期满后才能判断。',
  complete: '完成比对',
  completeLead: '全部单位已返回、疑问全部处理后，进入下一步。',
  notAll: (names: string) => `还没有返回：${names}`,
  declaredNothing: '申报没有',
  lowIncomeGiven: '提交了低保证明',
  askedOf: (who: string, about: string, replied: boolean) =>
    `${who}的${about}需要说明${replied ? '（已说明，等判断）' : ''}`,
  forBase: '基层工会只看到“通过”或“需要说明”，看不到单位的具体数据。',
  none: '还没有比对',
  allQuiet: '返回的结果都是无记录。',
  quietRows: (n: number) => `另有 ${n} 项无记录，展开`,
  verdictReasons: {
    explained: '本人说明并提供凭证，经核实成立。',
    confirmed: '经核实，疑问属实。',
    'no-effect': '经核实，该记录不影响认定。',
  },
} as const
