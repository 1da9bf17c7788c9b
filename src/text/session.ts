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
  guide: '先看申请指南，不用登录',
} as const

export const meSession = {
  found: '首次设置',
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
