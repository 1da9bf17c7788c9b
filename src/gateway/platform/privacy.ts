import { privacy } from '@src/text/trouble'
import Taro from '@tarojs/taro'
import { isWeapp } from './place'
import declared from './private-uses.json'

// The only file that calls WeChat's private interfaces. WeChat requires consent in its own dialogue before the first such call,
// and generates the guide in that dialogue from private-uses.json: an interface not listed there must not be used.

type Use = 'chooseMedia' | 'chooseMessageFile' | 'setClipboardData' | 'scanCode'

const say = async (content: string): Promise<void> => {
  await Taro.showModal({ title: privacy.title, content, showCancel: false, confirmText: privacy.close })
}

const agreed = (): Promise<boolean> =>
  new Promise((resolve) => {
    if (!isWeapp || typeof wx.requirePrivacyAuthorize !== 'function') resolve(true)
    else wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) })
  })

const reasonOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : ''

/**
 * Asks for permission, then runs the call. Undefined when the person cancelled or refused permission (a message then states
 * what still works).
 */
const withLeave = async <T>(use: Use, run: () => Promise<T>): Promise<T | undefined> => {
  const without = declared.uses.find(({ api }) => api === use)?.without ?? ''
  if (!(await agreed())) {
    await say(`${privacy.refused}${without}`)
    return undefined
  }
  try {
    return await run()
  } catch (error) {
    const reason = reasonOf(error)
    if (/privacy|not declared/i.test(reason)) await say(`${privacy.refused}${without}`)
    else if (/auth den|authorize|permission/i.test(reason)) await say(`${privacy.noPermission}${without}`)
    return undefined // anything else: cancelled
  }
}

type MediaOptions = Parameters<typeof Taro.chooseMedia>[0]
export const chooseMedia = (options: MediaOptions) => withLeave('chooseMedia', () => Taro.chooseMedia(options))

type FileOptions = Parameters<typeof Taro.chooseMessageFile>[0]
export const chooseMessageFile = (options: FileOptions) =>
  withLeave('chooseMessageFile', () => Taro.chooseMessageFile(options))

export const scanCode = (options: Parameters<typeof Taro.scanCode>[0]) =>
  withLeave('scanCode', () => Taro.scanCode(options))

/** True once the text has been copied. */
export const copyText = async (data: string): Promise<boolean> =>
  (await withLeave('setClipboardData', () => Taro.setClipboardData({ data }))) !== undefined

/** Opens WeChat's own page with the whole privacy guide. */
export const openPrivacyGuide = (): void => {
  wx.openPrivacyContract({ fail: () => void say(privacy.guideShut) })
}
