import type { CallOutput } from '@domain/contract'

type Browser = CallOutput<'session.look'>['browser']

const browserName: Record<Browser['name'], string> = {
  wechat: '微信',
  edge: 'Edge 浏览器',
  '360': '360 浏览器',
  qq: 'QQ 浏览器',
  firefox: 'Firefox 浏览器',
  chrome: 'Chrome 浏览器',
  safari: 'Safari 浏览器',
  other: '浏览器',
}
const systemName: Record<Browser['system'], string> = {
  windows: 'Windows 电脑',
  harmony: '鸿蒙设备',
  android: '安卓设备',
  ios: '苹果手机或平板',
  mac: '苹果电脑',
  linux: 'Linux 电脑（含国产系统）',
  other: '一台设备',
}

export const browserText = ({ name, system }: Browser): string => `${systemName[system]}上的${browserName[name]}`

/** The code in two groups, which are easier to read from a screen. */
export const codeText = (request: string): string => `${request.slice(0, 4)} ${request.slice(4)}`

/** Texts on the computer. */
export const signInPage = {
  title: '登录工会帮扶',
  lead: '供工会经办人员使用。用您手机上的微信登录，不用密码。',
  ended: '登录已经到期或在别处退出了，请重新扫码。没有提交的内容还在。',
  steps: ['打开手机微信，进入小程序“工会帮扶”', '点“我的”，再点“登录电脑网页”，扫下面的码', '手机上点和这里一样的数字'],
  picture: '登录用的二维码',
  code: '扫不了？在手机上输入',
  number: '核对数字',
  waiting: '正在等您的手机确认',
  asking: '正在准备登录码',
  over: '这个登录码过期了，或者手机上没有同意。',
  again: '换一个登录码',
  lost: '网络不通，接上后会自己继续。',
  worker: '职工申请帮扶、查看公示，请直接用手机上的小程序。',
} as const

/** Texts on the phone. */
export const letInPage = {
  title: '登录电脑网页',
  lead: '在电脑上打开工会帮扶网页，把上面的登录码告诉手机。',
  scan: '扫电脑上的码',
  scanHint: '只扫您自己面前电脑上的码，别人发来的不要扫。',
  notOurs: '这不是登录电脑用的码，请扫电脑网页上的那一个。',
  code: '登录码',
  codeHint: '电脑上二维码下面的 8 位数字',
  codeWrong: '登录码是 8 位数字',
  next: '下一步',
  which: '这台电脑要以您的名义登录',
  on: '设备',
  at: '请求时间',
  askNumber: '电脑上显示的核对数字是哪个？请点它',
  warning: '您没有在电脑上登录，或看不到那台电脑，就点“不是我”。',
  numberLabel: (number: number): string => `数字 ${number}`,
  decline: '不是我',
  declined: '已经作废，谁也登录不了。',
  done: '同意了，电脑上马上就会打开。',
  doneHint: '离开电脑前请退出登录。30 分钟不用、满 8 小时会自动退出。',
  other: '换一个登录码',
  home: '好的',
} as const

export const computersPage = {
  title: '登录着的电脑',
  lead: '不认识的、不用了的，马上退出。',
  none: '现在没有电脑登录着',
  noneHint: '在电脑上打开网页，用手机扫码就能登录。',
  current: '就是这台',
  since: '登录时间',
  lastUsed: '最近使用',
  phone: '手机小程序',
  end: '退出',
  endLabel: (browser: string): string => `退出${browser}`,
  endAll: '全部退出',
  ended: (count: number): string => (count === 0 ? '已经退出了' : `退出了 ${count} 处`),
} as const

export const meSession = {
  title: '电脑网页',
  letIn: '登录电脑网页',
  computers: '登录着的电脑',
  signOut: '退出登录',
  signOutHint: '退出后，这台电脑上没有提交的草稿会清除。',
  signOutSure: '再点一次，退出登录',
} as const

/** 会员码、邀请码的图片 */
export const codePicture = {
  label: '二维码',
  byWechat: '用微信扫一扫，直接打开',
  inApp: '在小程序的输入页点“扫码”，不用手输',
  scan: '扫码',
} as const

/** 系统装好后的第一次设置 */
export const foundPage = {
  entry: '首次设置',
  title: '首次设置',
  lead: '系统装好后做一次。做完您就是第一位管理员，再去登记基层工会、邀请经办人员、发布政策。',
  setupCode: '开通码',
  setupCodeHint: '安装系统的人设置的，至少 16 个字符',
  name: '市级工会名称',
  nameHint: '例如：某某市总工会',
  phone: '联系电话',
  administrator: '您的姓名',
  counties: '各地区工会',
  countiesHint: '写全称。没有的地区留空，职工暂时不能在那里申请。',
  counted: (jurisdiction: string): string => `${jurisdiction}工会名称`,
  send: '开通',
  done: (name: string): string => `${name}已经开通`,
  doneHint: '您现在是管理员。开通码已经作废。',
  next: '去登记工会',
} as const
