/** Texts for an outdated build in a browser. */
export const staleText = {
  renewed: '工会帮扶已经更新，要打开的这一页需要刷新才能看到。手头没有提交的内容，请先提交或存好再刷新。',
  notFetched: '这一页没有下载下来，可能是网络不好。请稍后刷新再试。',
  reload: '刷新',
  later: '以后再说',
} as const

/** Texts for faults of the program. */
export const trouble = {
  broken: {
    title: '这一页出了问题',
    lead: '不是您的操作有错。已经提交的不受影响；填到一半的申请表和入户调查还保存在这台设备上。',
    number: (number: string): string => `如果一直这样，请把编号 ${number} 告诉工会。`,
    again: '再试一次',
    home: '回到首页',
  },
  step: '刚才有一步没有办成，请再试一次。',
  stepBar: (number: string | undefined): string =>
    `刚才有一步没有办成，请再试一次${number === undefined ? '' : `；如果一直这样，请把编号 ${number} 告诉工会`}。`,
  close: '知道了',
  pageGone: '要打开的页面已经没有了，为您打开首页。',
  notOpened: '这一页没有打开。请检查网络后再试。',
  sayWho: '请先登记本人信息',
  sayWhoHint: '登记手机号和身份证号以前只能查看，不能办理。点这里登记',
  offline: '现在没有网络。可以先看已经打开的内容，有网络后再提交。',
  update: {
    title: '有新版本',
    ready: '新版本已经下载好，重新打开就能使用。现在重新打开吗？',
    now: '重新打开',
    later: '以后再说',
    failed: '新版本没有下载成功，现在的版本还能接着用。要更新，请在微信“发现—小程序”里删除“工会帮扶”再打开。',
  },
  oldWechat: {
    title: '请先更新微信',
    text: '您的微信版本太旧，拍照和提交可能用不了。请在手机的应用商店更新微信，或者直接到工会办理。',
  },
} as const

/** Texts about WeChat's privacy dialogue. */
export const privacy = {
  title: '没有您的同意',
  close: '知道了',
  refused: '您没有同意隐私保护指引，这一步就不会进行。',
  noPermission: '手机没有给微信这项权限，可以在手机的“设置—应用—微信—权限”里打开。',
  guide: '隐私保护指引',
  guideShut: '隐私保护指引暂时打不开，请稍后再试。',
} as const
