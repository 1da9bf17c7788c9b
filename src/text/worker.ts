import { showYuan } from '@domain/kernel/fen'
import { FIELD_WORDS } from '@domain/paper/look-words'
import { dateText } from './common'

type Span = {
  readonly postedOn: string
  readonly lastDay?: string | undefined
  readonly expectedEnd?: string | undefined
}
/** The first and last day of a notice; while the last day cannot be counted, the expected one. */
export const noticeSpan = ({ postedOn, lastDay, expectedEnd }: Span): string => {
  if (lastDay !== undefined) return `${dateText(postedOn)} 到 ${dateText(lastDay)}`
  const until = expectedEnd === undefined ? '' : `，预计到 ${dateText(expectedEnd)}`
  return `${dateText(postedOn)}张贴${until}。最后一天等放假安排录入后算定，在这之前都可以提异议`
}

/** Texts of the worker's pages. */
export const casePage = {
  title: '办理进度',
  since: (day: string): string => `从 ${day}起`,
  answersCame: (times: number): string => `收到 ${times} 个部门的核对结果`,
  call: '打电话',
  late: '已经过了预计的日子。可以打电话问问，工会那边也看得到超期。',
  missing: '还缺这些',
  missingNote: (note: string): string => `工会说：${note}`,
  missingDays: (days: number | undefined): string =>
    `${days === undefined ? '' : `从提出那天起 ${days} 个工作日里补好。`}一次补齐，补好后接着往下办。`,
  items: {
    income: '收入的内容',
    expenditure: '支出的内容',
    members: '家人的内容',
    account: '收款账户',
    consent: '同意书',
    other: '其他，见下面的说明',
  },
  reexamineUntil: (day: string): string =>
    `可以申请一次复核，由上一级工会决定。请在 ${day}前申请：交来的照片只保存到那一天。`,
  log: '每一步的记录',
  grants: '帮扶金',
  account: (four: string): string => `打到尾号 ${four} 的账户`,
  failed: (reason: string): string => `银行没有转成功：${reason}`,
  underWay: '工会处理中',
  notYours: '这一笔还没有转成功，不是要您更正什么，工会正在处理，会再发一次。',
  confirmed: '您已经回答过',
  askedBack: (demanded: number, received: number): string =>
    `要退回 ${showYuan(demanded)}，已经收到 ${showYuan(received)}`,
  broughtBack: (received: number): string => `退回了 ${showYuan(received)}`,
  result: '认定结果',
  dossier: '档案编号',
  sheet: '怎么算出来的',
  refusedTitle: '没有通过的理由',
  said: (words: string): string => `工会的话：${words}`,
  again: '重新申请',
  traced: '您说这笔钱没有到，工会正在向银行查。',
  arrivedLater: '后来收到了，告诉工会',
  reexamine: '不服这个结果，申请复核（只有一次）',
  reexamining: '您的复核理由',
  reexamined: (upheld: boolean): string => (upheld ? '复核决定：维持原来的结果' : '复核决定：发回重新办理'),
  notice: '正在公示的内容',
  noticeOver: '公示过',
  proofs: '我交的材料',
  more: '别的事',
  lookedAt: '谁看过我的信息',
  ownCopy: '下载我的申请资料',
  consents: '我同意过什么，撤回同意',
  withdraw: '撤回申请',
  withdrawTitle: '要撤回这份申请吗',
  withdrawAsk: '撤回以后，这份申请就停了，工会不再接着办，不能恢复。需要时可以重新申请。',
  withdrawWhy: '为什么撤回',
  withdrawYes: '确定撤回',
  withdrawNo: '不撤回',
  account2: '更正收款账户',
  none: '没有找到这份申请',
  noneHint: '链接不完整，或者不是您的申请。回到首页，能看到您自己的申请',
  self: '您',
  told: '微信没有送到，工会打电话告诉了您',
  union: '工会',
  justWithdrawn: '申请已经撤回，工会不再接着办。工会也会收到消息。',
  justSubmitted: '申请已经交上去了。有进展会发消息告诉您。',
} as const

export const correctPage = {
  title: '补正材料',
  due: (day: string): string => `请在 ${day}前补好`,
  said: '工会说',
  items: '需要补的',
  changed: '有材料的放在下面的材料里；数字、家人、账户要改的，在最下面写明，经办人会核对。',
  placeHint: '工会问到的，拍在这里；不是这一样的，空着',
  another: '再附一样材料',
  note: '想说明的话',
  noteHint: '例如：已经重拍了户口簿第二页',
  submit: '补好了，交上去',
  done: '已经交上去了',
  doneHint: '工会会接着审核，还需要什么会在消息里告诉您。',
  closed: '现在没有需要补正的内容',
  empty: '请补上照片，或写几句说明',
} as const

export const explainPage = {
  title: '说明情况',
  lead: '核对信息时有一项疑问。请您说明，由人来判断，不会直接拒绝。',
  about: (what: string): string => `关于${what}`,
  who: '说的是',
  text: '请说明情况',
  hint: '例如：这辆车前年已经卖了，还没有过户',
  files: '有凭证的话，拍照附上',
  submit: '交上去',
  done: '已经收到您的说明',
  doneHint: '由人来看您的说明，有结果会在消息里告诉您。',
  closed: '这一项已经说明过了',
} as const

export const receiptPage = {
  title: '确认到账',
  arrived: '这笔钱到账了吗',
  words: '还想说的话',
  submit: '提交',
  done: '谢谢您的回答',
  notArrived: '没有到账也请告诉我们，工会会去查。',
  answer: '请选一项',
  closed: '这一笔不用再确认了',
} as const

export const accountPage = {
  title: '更正收款账户',
  firstTitle: '登记收款账户',
  reason: (reason: string): string => `上次没有转成功：${reason}`,
  holder: '户名（必须是您本人）',
  proof: '银行卡照片',
  submit: '交上去',
  done: '账户已经登记',
  doneHint: '钱会发到这个账户，发出后会在消息里告诉您。',
  needProof: '请拍一张银行卡的照片',
} as const

export const reexaminePage = {
  title: '申请复核',
  lead: '复核由上一级工会决定，只能申请一次。请写清楚哪里不对。',
  reasons: '上次的理由',
  why: '您觉得哪里不对',
  files: '有新的证明，拍照附上',
  submit: '申请复核',
  done: '复核申请已经交上去了',
  doneHint: '由上一级工会决定，有结果会在消息里告诉您。',
  closed: '现在不能申请复核',
} as const

export const lookedAtPage = {
  title: '谁看过我的信息',
  lead: '身份证号、手机号、地址、账号、健康信息平时都遮着。要看的人必须写明用途，每一次都记在这里；看您的证明材料，每人每天每份记一次。',
  empty: '还没有人看过',
  emptyHint: '有人查看时，这里会写明是谁、看了什么、为什么看',
  purpose: '用途',
  what: '看了',
  fields: FIELD_WORDS,
  whole: (people: number, fields: string): string => `看全了这一户 ${people} 个人：${fields}`,
  papers: (n: number): string => `证明材料 ${n} 份`,
  times: (n: number, field: string): string => `${field}，${n} 次`,
} as const

export const consentsPage = {
  title: '我同意过什么',
  own: '我的申请',
  lead: '申请办理中，每一项都可以撤回；撤回任何一项，申请就会停止。',
  none: '这份申请现在没有生效的同意',
  noneHint: '撤回过的同意不再列在这里',
  revoke: '撤回这一项',
  sure: '要撤回这一项同意吗',
  ask: '撤回以后，这份申请就停了，工会不再接着办。已经做过的事仍然有效；需要时可以重新申请。',
  yes: '确定撤回',
  no: '不撤回',
  done: '已经撤回，申请已停止',
  full: '看全文',
  nothing: '您还没有同意过什么',
  nothingHint: '申请帮扶时同意的，和替家人的申请同意的，都会列在这里，随时可以撤回',
} as const

/** Texts: consents a person has given as a member of a household. */
export const familyConsents = {
  title: '我作为家人同意的',
  item: (applicant: string): string => `${applicant}的申请：核对我的信息`,
  who: '同意的人',
  on: '同意的日子',
  state: {
    waiting: '申请还没有交上去。',
    'under-way': '申请正在办理。',
    decided: '申请已经办完。',
    revoked: '已经撤回。',
  },
  revoke: '撤回同意',
  consequence: {
    waiting: '撤回以后，这份申请没有您的同意就交不上去。您以后还可以重新同意。',
    'under-way':
      '撤回以后，这份申请就停了，工会不再接着办，也不再核对您的信息。会告诉申请人和他的工会。已经做过的事仍然有效；商量好以后可以重新申请。',
    decided: '这份申请已经办完，结果不变。撤回以后，不再用您的同意核对任何信息。',
    revoked: '已经撤回。',
  },
  stopped: '已经撤回，申请已停止，申请人和工会都会收到消息',
  done: '已经撤回',
} as const

export const claimPage = {
  title: '认领申请',
  lead: '工会替您申请时，会给您一个八位数的认领码。认领以后，就能在这里看进度、确认到账。',
  name: '您的姓名',
  idNumber: '身份证号',
  code: '认领码',
  codeHint: '八位数字',
  codeWrong: '认领码是八位数字',
  submit: '认领',
} as const

export const noticePage = {
  title: '公示',
  name: '公示对象',
  unit: '所在工会',
  class: '拟定类别',
  aid: '拟定帮扶',
  aidLater: '认定后确定',
  basis: '依据',
  period: '公示期',
  issuedBy: '发布',
  objectTo: '有异议可以找',
  remark: '说明',
  object: '我有异议',
  ended: '公示期满会自动撤下',
} as const

export const objectPage = {
  title: '提出异议',
  lead: '您的姓名不会告诉基层工会，由没有参加家访的人书面答复。',
  how: '怎么提',
  named: '实名',
  namedHint: '上级工会可以联系您核实',
  anonymous: '匿名',
  anonymousHint: '谁也不知道是您',
  text: '您知道的情况',
  hint: '写清楚是什么事。不要写身份证号、手机号、卡号',
  files: '有凭证的话，拍照附上',
  submit: '提交异议',
  done: '异议已经收到',
  doneHint: '答复会发消息告诉您；匿名的，请留意公示页',
} as const
