import type { CallOutput } from '@domain/contract'

/** 会员名册 */
export const rosterText = {
  title: '会员名册',
  lead: '在名册里的职工，凭姓名和身份证号就能看本单位的公示，不用会员码。',
  union: '哪家工会的名册',
  count: (n: number): string => `共 ${n} 人`,
  find: '按姓名查找',
  findHint: '从姓氏开始输入',
  search: '查找',
  empty: '名册还是空的',
  emptyHint: '从 Excel 导入，或者一个一个加。',
  nobody: '名册里没有这个人',
  tail: (digits: string): string => `证件号后四位 ${digits}`,
  joined: '已能看公示',
  notJoined: '还没有对上',
  remove: '移出',
  removeAsk: (name: string): string => `把${name}移出名册？`,
  removeHint: '凭名册加入的，马上不再看得到本单位的公示。',
  removeSure: '移出名册',
  import: '从 Excel 导入',
  table: '会员表',
  importHint: '要有“姓名”和“身份证号”两列，身份证号那一列要设成文本格式；列名不一样可以选，其他列不用管。',
  importPrivacy: '身份证号只用来核对：系统只留后四位和一个认不回去的校验码，不留整个号码；表格读完就删除。',
  importSend: '导入',
  importMore: '导入只增不减：不在表里的人不会被移出。',
  wouldRead: (read: number, added: number, unchanged: number): string =>
    `读到 ${read} 行，会新加 ${added} 人，原有 ${unchanged} 人`,
  read: (read: number, added: number, unchanged: number): string =>
    `读到 ${read} 行，新加 ${added} 人，原有 ${unchanged} 人`,
  left: (n: number): string => `还有 ${n} 行没有导入，请再点一次“导入”`,
  going: (added: number, left: number): string => `已加 ${added} 人，还有 ${left} 行，请稍候`,
  add: '加一位会员',
  addSend: '加入名册',
  added: (name: string): string => `${name}已加入名册`,
  removed: (name: string): string => `${name}已移出名册`,
  memberCode: '会员码',
  memberCodeHint: '不在名册里的职工，用会员码看公示',
} as const

type Problem = CallOutput<'roster.import'>['problems'][number]['problem']
export const rosterProblemText: Record<Problem, string> = {
  'name-unreadable': '姓名没有填，或者不是姓名',
  'id-wrong': '身份证号不对（少一位、写错，或者没有设成文本格式）',
  repeated: '和上面的一行是同一个人',
  'id-of-two': '同一个身份证号写了两个姓名，分不清是谁',
  'cell-error': '单元格里的公式出了错，请改好再导入',
}
export const isRosterProblem = (word: string): word is Problem => word in rosterProblemText

/** The columns of a list of members. */
export const rosterColumnText = { name: '姓名', idNumber: '身份证号' } as const
