/** 一次打印几户的公示和评议记录 */
export const printText = {
  title: '打印公示和评议记录',
  lead: '选好几户，一次打印，每户一张（A4）。',
  notices: '公示',
  noticesHint: '还没张贴的，按今天张贴打印；贴上以后，在“今天要办的事”里拍一张照片一起登记。',
  minutes: '评议记录',
  minutesHint: '已经评议过、还没有认定的各户。',
  all: (n: number): string => `全选（${n} 户）`,
  none: '都不选',
  choose: '先选要打印的户',
  printNotices: (n: number): string => `下载 ${n} 户的公示（Word，每户一张）`,
  printMinutes: (n: number): string => `下载 ${n} 户的评议记录（Word，每户一张）`,
  nothing: '现在没有可以打印的',
  nothingHint: '有要张贴的公示，或评议过的各户，会列在这里。',
} as const
