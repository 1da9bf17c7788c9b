import { isWeapp } from './place'

/** WeChat wants its own privacy sheet agreed to before the first private interface (camera, album, place). */
export const privacyAgreed = (): Promise<boolean> =>
  new Promise((resolve) => {
    if (!isWeapp || typeof wx.requirePrivacyAuthorize !== 'function') resolve(true)
    else wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) })
  })
