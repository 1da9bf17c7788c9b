import type { Counterpart } from '../../policy/policy'

/** The columns that every list has: the heading that we write, then those that others use. */
export const LIST_COLUMNS = {
  id: ['编号', '序号', '行号'],
  name: ['姓名', '人员姓名'],
  idNumber: ['身份证号', '公民身份号码', '身份证号码', '证件号码'],
  outcome: ['查询结果', '比对结果', '结果'],
  value: ['记录内容', '内容', '备注'],
  asOf: ['数据日期', '截至日期', '数据截至日期'],
} as const

/** The columns of each counterpart's items: the heading that we write, then those that bureaus use. */
export const ITEM_COLUMNS = {
  'real-estate': {
    homeKind: ['房屋用途', '房屋类型', '用途', '规划用途', '房屋性质'],
    squareMetres: ['面积', '建筑面积', '房屋面积', '登记面积'],
    share: ['份额', '权利份额', '共有情况', '占有份额', '共有份额'],
  },
  vehicles: {
    vehicleKind: ['车辆类型', '车型', '车辆种类', '机动车类型'],
    registeredOn: ['登记日期', '初次登记日期', '注册日期', '注册登记日期', '上牌日期'],
  },
  pensions: {
    month: ['发放月份', '月份', '所属月份', '待遇月份', '账期'],
    sum: ['发放金额', '金额', '养老金', '养老金金额', '待遇金额', '月待遇'],
  },
  banks: {
    balance: ['余额', '存款余额', '账户余额', '存款金额', '合计余额'],
    balanceOn: ['余额日期', '余额时点', '查询时点'],
  },
  enrolment: {
    school: ['学校', '学校名称', '就读学校', '在读学校'],
    stage: ['学段', '就读阶段', '教育阶段', '学历层次', '办学类型'],
  },
  'civil-affairs': {
    allowanceFrom: ['起始日期', '开始日期', '享受开始', '低保开始', '待遇开始', '批准日期'],
    allowanceTo: ['终止日期', '结束日期', '享受结束', '低保结束', '待遇结束', '停发日期'],
  },
} as const satisfies Record<Counterpart, Readonly<Record<string, readonly [string, ...string[]]>>>

/** The columns of a counterpart's list in their order, with the headings we write ourselves. */
export const ownColumns = (counterpart: Counterpart): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({ ...LIST_COLUMNS, ...ITEM_COLUMNS[counterpart] }).map(([column, [own]]) => [column, own]),
  )
