/** Texts for the applicant who asks a member of the household for consent. */
export const askMember = {
  lead: (name: string): string => `最好由${name}自己看过再同意：发一个链接，${name}在自己的微信里打开。`,
  make: (name: string): string => `请${name}用自己的微信确认`,
  until: (day: string): string => `链接到 ${day} 有效，只给本人用`,
  share: '发给家人',
  shareTitle: '请您看一看并确认：工会帮扶的信息核对',
  copy: '复制链接',
  copied: '已复制，请发给家人',
  look: '家人已经确认了，看一看',
  notYet: '还没有看到确认。家人确认以后再点一次，也可以先去填别的',
  own: '本人已在自己的微信上同意',
} as const

/** Texts for the member who has opened the link. */
export const agreePage = {
  title: '请您确认',
  lead: '您的家人正在向工会申请困难帮扶，需要您本人同意核对信息。',
  lastFour: '您身份证号的后四位',
  lastFourHint: '用来确认是您本人。最后一位是字母的，写大写字母',
  lastFourWrong: '请写四位',
  next: '下一步',
  asks: (applicant: string, name: string): string =>
    `申请人：${applicant}。请您（${name}）看完下面的说明，再决定同不同意。`,
  agree: '我看过了，我同意',
  refuse: '不同意可以直接关掉。申请人只看得到您还没有确认。',
  done: '已经记下您的同意',
  doneHint: '谢谢。您可以关掉这个页面了。以后想撤回，打开“我的”里的“我同意过什么”，随时可以撤回。',
  noCode: '链接不完整',
  noCodeHint: '请回到微信里，重新点开家人发来的链接；还打不开，请家人再发一次。',
} as const
