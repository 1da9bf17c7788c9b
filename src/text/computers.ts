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
