import type { Persona } from '../desk/desk-people'

/** All texts of the desk's own pages and its terminal. */
export const WORDS = {
  title: '工会帮扶 · 桌面云',
  lead: '整套云端都在这台电脑上运行，数据不出本机。城里的单位和人物都是虚构的，政策数值为演示数值。',
  people: '城里的人',
  peopleLead: '点“手机”用手机看，点“工作台”用宽屏看。红色数字是等着办的事。',
  phone: '手机',
  wide: '工作台',
  newcomer: '来了一位新职工',
  newcomerLead: '一个还没用过本程序的人：从预审开始，走一遍申请。',
  newcomerName: '新来的职工',
  newcomerAbout: '第一次打开小程序的人',
  back: '返回',
  nobody: '城里没有这个人。',
  notBuilt: '网页还没有构建好，请先运行 npm run build:h5。',
  noPage: '没有这个文件。',
  clock: '时钟',
  clockLead: '时钟只能往前拨；拨过的每一天，定时任务都会照常执行。',
  now: '现在是',
  ahead: (days: number): string => `+${days} 个工作日`,
  moving: '正在拨动…',
  office: '真实登录的网页',
  officeLead: '正式部署时的样子：网页上先显示登录码，由一位经办人员在“手机 → 我的 → 登录电脑网页”里输入并确认。',
  officeOpen: '打开登录页',
  messages: '微信消息',
  messagesLead: '本机不会真的发微信。这里列出本该发出的订阅消息，以及没能发出的原因。',
  noMessages: '还没有消息。办理一步之后再来看。',
  to: '发给',
  sent: '会发出',
  notSent: '未发出',
  waiting: '待发',
  inInbox: '对方在程序里的“消息”中仍能看到。',
  open: (count: number): string => `${count} 件待办`,
  somebody: '城里的某人',
  nothingToDo: '没有待办',
  demo: '演示数据',
  tooFar: '一次最多往前拨一千天。',
  backward: '时钟只能往前拨。',
  keyTaken: '已经有人用这个标识。',
  newcomerInput: '姓名要写 1 到 30 个字。',
  opened: (address: string): string => `桌面云已经打开：${address}\n按 Ctrl-C 停止；数据会留着，下次接着用。`,
  bundles: (functions: readonly { readonly name: string; readonly sha256: string }[]): string =>
    ['云函数与将要部署的逐字节相同（SHA-256）：', ...functions.map(({ name, sha256 }) => `  ${name}  ${sha256}`)].join(
      '\n',
    ),
  filling: '第一次打开：正在建演示城（单位、人物、十几户人家），请稍候……',
  filled: (seconds: number): string => `演示城已建好，用了 ${seconds.toFixed(1)} 秒。`,
  cityAdmin: '市总工会 · 管理员',
  stopped: '已停止，数据都已保存。',
  foreignKeys: (folder: string, names: readonly string[]): string =>
    `${folder} 里的数据是用别的密钥建的（${names.join('、')}），什么也没有写。请把原来的 keys/keys.json 放回去。`,
  inUse: (folder: string): string =>
    `数据文件夹 ${folder} 正被另一个桌面云使用。请先停掉它，或用 --data 换一个文件夹。`,
  notEmpty: '这个数据库里已经有资料，桌面云不会清空它。请换一个空的数据库或 schema。',
  portTaken: (port: number): string => `端口 ${port} 已被占用。请用 --port 换一个，例如 --port 0 任选空闲端口。`,
  clockInput: '请写明 workingDays、to 或 minutes 其中之一。',
} as const

export const GROUP_WORDS: Readonly<Record<Persona['group'], string>> = {
  worker: '职工',
  base: '基层工会经办人',
  county: '县（市、区）总工会',
  city: '市总工会',
  money: '财务',
  auditor: '审计监督',
  admin: '管理员',
}

/** Why a message was not sent, by the reason in the outbox. */
export const BECAUSE_WORDS: Readonly<Record<string, string>> = {
  'none-left': '没有可用的订阅许可',
  refused: '对方在微信里拒收',
  invalid: '模板字段不合格',
  unavailable: '微信暂时连不上',
}
