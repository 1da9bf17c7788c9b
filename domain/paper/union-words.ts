import type { UnionProblemKey } from '../organisation/union-table'

/** What is wrong with a row of a table of unions. */
export const unionProblemText: Readonly<Record<UnionProblemKey, string>> = {
  'name-missing': '没有写工会名称',
  'name-too-long': '名称太长，最多 60 个字',
  'number-in-name': '名称里有像证件号、电话或卡号的数字',
  'above-missing': '没有写上级工会，不知道归哪里',
  'above-unknown': '上级工会找不到：没有登记，表里也没有，或者不在您管的范围里',
  'above-two': '上级工会有两家同名的：请写成“区 / 街道”',
  'above-too-deep': '层级太多',
  'level-unknown': '级别看不懂：请写 基层 或 街道',
  'staff-unreadable': '职工人数不是整数',
  'serves-unreadable': '“接收没有单位的职工”只写“是”或“否”',
  'phone-too-long': '电话太长，最多 20 个字',
  'officer-unreadable': '经办人不像姓名',
  'officer-missing': '写了岗位，没有写经办人姓名',
  'role-unknown': '岗位看不懂：请照系统里的叫法写，如 基层工会经办人',
  'role-not-here': '这一级工会没有这个岗位',
  'officers-too-many': '一家工会的经办人太多，最多 20 位',
  repeated: '和上面的一行重复',
  'cell-error': '单元格里的公式出了错，请改好再登记',
}
