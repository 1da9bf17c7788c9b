/** 宽屏上的名单：左边名单，右边一户 */
export const deskText = {
  title: '本工会的名单',
  open: '对着名单逐户看',
  find: '按姓名找',
  all: '全部',
  nobody: '没有找到。可以换一个名字，或点“全部”',
  keys: '键盘：J 下一户，K 上一户，回车去办；正在打字时不起作用',
} as const
