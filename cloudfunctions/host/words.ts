/** The few texts that the server itself shows in a browser. */
export const WORDS = {
  noPage: '没有这个页面。',
  notBuilt: '网页还没有装好，请联系管理员。',
} as const
