/** Home and the other tab pages of the main package. */
export const home = {
  hello: (name: string): string => `您好，${name}`,
  lead: '困难职工帮扶，从申请到发放都在这里',
  wantsTitle: '需要您办的事',
  where: '我的申请',
  stageSince: (day: string): string => `从 ${day} 起`,
  next: '接下来',
  by: '预计最晚',
  call: '打电话问',
  openCase: '看办理进度',
  helpTitle: '家里遇到困难？',
  helpHint: '先花两分钟看看符不符合条件，不留任何记录',
  precheck: '我能申请帮扶吗',
  apply: '申请帮扶',
  resume: '接着填上次的申请',
  resumeHint: '上次填到一半，内容都还在',
  again: '重新申请',
  closed: '现在还没有开放申请，开放时会在这里告诉您',
  claim: '工会替我申请过，我来认领',
  deskTitle: '我的工作',
  money: '我的帮扶金',
  signIn: '请在微信里打开，或用工会给您的链接登录',
  wants: {
    correction: { title: '请补正材料', due: (day: string): string => `${day}前补好`, act: '去补正' },
    hit: {
      title: (what: string): string => `请说明${what}的情况`,
      due: (day: string): string => `${day}前说明。这是一个问题，不是拒绝`,
      act: '去说明',
    },
    receipt: {
      title: (amount: string): string => `帮扶金 ${amount} 到账了吗`,
      due: (day: string): string => `${day}发放`,
      act: '去确认',
    },
    account: { title: '银行没有转成功，请更正账户', due: (reason: string): string => `原因：${reason}`, act: '去更正' },
  },
} as const

export const noticesPage = {
  lead: '只公布遮住一部分的姓名，公示期满自动撤下',
  emptyTitle: '现在没有公示',
  emptyHint: '您所在工会有新的公示时，会在这里看到',
  notMemberTitle: '还看不到本单位的公示',
  notMember: '还不知道您是哪家工会的会员。公告栏和海报上有会员码，输入就能看到本单位的公示',
  join: '输入会员码',
  changeUnion: '换了单位？输入新单位的会员码',
  until: (day: string): string => `公示到 ${day}`,
  more: '再看一些',
  mine: '这是您家的公示',
} as const

export const inboxPage = {
  emptyTitle: '没有消息',
  emptyHint: '申请有进展、需要您办事、帮扶金到账，都会在这里告诉您',
  unread: '未读',
  readAll: '全部标为已读',
  more: '再看一些',
} as const

export const mePage = {
  title: '我的',
  largeOn: '用大字显示',
  largeOff: '用普通字显示',
  largeHint: '点一下就换，下次打开还记得',
  posts: '我担任的职务',
  memberOf: '所在工会',
  mine: '我的申请',
  lookedAt: '谁看过我的信息',
  consents: '我同意过什么',
  claim: '认领工会代办的申请',
  join: '我是工会经办人，凭邀请码接任',
  rights: '您的权利',
  rightsText: '您可以随时查看和更正自己的信息、撤回同意、撤回申请。看过您敏感信息的人都有记录。',
  nobody: '还没有登录',
  worker: '职工',
} as const
