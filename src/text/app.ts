/** Words of the frame and the shared pieces. */
export const app = {
  name: '工会帮扶',
  tabs: { home: '首页', notices: '公示', inbox: '消息', me: '我的' },
  back: '返回',
  retry: '重试',
  reload: '刷新',
  cancel: '取消',
  ok: '好的',
  yes: '是',
  no: '否',
  choose: '请选择',
  required: '必填',
  largeOn: '大字',
  largeOff: '普通字',
  demo: '演示数据，不是真实标准',
  loading: '正在打开',
  somethingWrong: '没有办成',
  requestNumber: (number: string): string => `问题编号 ${number}（可报给工会查找原因）`,
  show: '查看',
  total: '合计',
  selectAll: '全选',
  nothing: '没有内容',
  desk: {
    title: '工作台',
    duties: '基层工会办理',
    queue: '审核认定',
    finance: '资金发放',
    report: '年度报告',
    admin: '机构与政策',
  },
} as const

export const upload = {
  camera: '拍照',
  album: '选图片',
  file: '选文件',
  sending: '上传中',
  received: '已收到',
  again: '请重拍',
  remove: '删除',
  earlier: '往前移',
  later: '往后移',
  retake: '重新上传',
  good: '好照片的样子',
  left: (left: number): string => `还可以加 ${left} 张`,
  full: '已经够了',
  page: (no: number): string => `第 ${no} 张`,
} as const

export const signature = {
  hint: '请在框里写上您的姓名',
  clear: '重写',
  done: '写好了',
  saved: '已经签名',
  again: '重新签名',
} as const

export const sheetWords = {
  member: '成员',
  item: '项目',
  amount: '一年金额',
  rule: '怎么算',
  income: '家庭一年收入',
  rigid: '必须的花费',
  net: '净收入',
  members: '计入人数',
  perHead: '每人每月净收入',
  lowIncome: '当地低保标准',
  relative: '相对困难线',
  result: '按规定算出的类别',
  near: '离标准线很近，需要人再看一遍',
  accident: '意外支出',
  accidentOver: (percent: number): string => `超过年收入的 ${percent}%`,
  accidentUnder: (percent: number): string => `没有超过年收入的 ${percent}%`,
  people: (count: number): string => `${count} 人`,
  formula: '（一年收入 − 必须的花费）÷ 人数 ÷ 12 个月',
} as const

export const photoWords = {
  open: '打开文件',
  waiting: '正在打开图片',
  failed: '图片打不开，点一下再试',
} as const
