/** 会员码：职工凭它成为本工会会员，看得到公示 */
export const joinUnionPage = {
  title: '加入工会',
  lead: '加入所在单位的工会，就能看到本单位的公示，有不同意见可以提异议。',
  code: '会员码',
  codeHint: '8 位数字，在单位公告栏或海报上，也可以问工会',
  codeWrong: '会员码是 8 位数字，请再看一遍',
  submit: '加入',
  byRoster: '没有会员码',
  byRosterHint: '工会如果把您登记在会员名册里，填姓名和身份证号就能对上。身份证号只用来核对，不留存。',
  byRosterSubmit: '按名册核对',
  now: (union: string): string => `您现在是${union}的会员，加入新单位后只看新单位的公示。`,
  done: (union: string): string => `已加入${union}`,
  doneHint: '正在公示的名单在“公示”里',
  seeNotices: '看公示',
} as const

/** 基层工会经办人：会员码 */
export const memberCodeText = {
  title: '会员码',
  lead: '写在公告栏和海报上，本单位职工凭它看公示、提异议。',
  union: '哪家工会的会员码',
  make: '生成会员码',
  makeAnother: '换一个新码',
  onlyNew: '新码一出，旧码马上作废；已经加入的职工不受影响。',
  code: '请抄到公告栏',
  until: (moment: string): string => `有效到 ${moment}`,
  once: '离开这一页就看不到了，忘了可以换一个新码。',
  copy: '复制',
  copied: '已复制',
  none: '您不是基层工会经办人',
  noneHint: '请联系上级工会管理员。',
} as const
