/** Texts: papers as Word files (打印用的 Word 文件). */
export const paperText = {
  survey: '下载调查记录表（Word）',
  minutes: '下载评议记录（Word）',
  notice: '下载公示（Word）',
  noticeTogether: '同时公示的其他几户，写在一张纸上',
  noticeTogetherHint: '贴上以后每一户都要登记，可以一起登记',
  poster: '下载海报（Word）',
} as const
