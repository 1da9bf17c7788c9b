/** Texts of the components that forms are made of: people, frames for photos, the viewer. */
export const formWords = {
  unnamed: '还没有填姓名',
  state: (missing: number | undefined): string =>
    missing === undefined ? '' : missing === 0 ? '填好了' : `还差 ${missing} 项`,
  remove: (name: string): string => `删掉${name}`,
  removeShort: '删掉',
  slot: {
    empty: '点这里拍照',
    sending: '正在上传',
    waiting: '等网络好了自动上传',
    received: '已收到',
    again: '请重拍',
  },
  viewer: {
    name: (at: number, of: number): string => (of === 1 ? '看大图' : `看大图，第 ${at} 张，共 ${of} 张`),
    close: '关闭',
    larger: '放大',
    smaller: '缩小',
    turn: '转一下',
    previous: '上一张',
    next: '下一张',
    count: (at: number, of: number): string => `${at} / ${of}`,
  },
  road: { done: '已完成', now: '正在办', next: '还没到' },
} as const
