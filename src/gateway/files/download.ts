import Taro from '@tarojs/taro'
import { addressOf } from '../platform/place'

/**
 * What has become of a file. `given`: handed to the browser, which shows its own downloads; `maybe`: handed to a browser inside WeChat
 * or 企业微信, most of which save nothing and say nothing; `opened`: shown by WeChat; `kept`: saved where the person chose;
 * `sent`: passed on in a chat; `failed`: not got.
 */
export type Download = 'given' | 'maybe' | 'opened' | 'kept' | 'sent' | 'failed'

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase()
/** Kinds of documents that WeChat's viewer opens; it is told the kind, because a downloaded file has an arbitrary name. */
const VIEWED = ['docx', 'doc', 'xlsx', 'xls', 'pptx', 'ppt', 'pdf'] as const
const viewedAs = (name: string) => VIEWED.find((kind) => kind === endingOf(name))

const toBrowser = (url: string, name: string): Download => {
  const link = document.createElement('a')
  link.href = addressOf(url)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  return /MicroMessenger|wxwork/i.test(navigator.userAgent) ? 'maybe' : 'given'
}

/** WeChat for Windows and Mac saves files; phones show documents, and can pass other files on only. */
const inWeChat = async (filePath: string, name: string): Promise<Download> => {
  const { platform } = Taro.getSystemInfoSync()
  if (platform === 'windows' || platform === 'mac') {
    await Taro.saveFileToDisk({ filePath })
    return 'kept'
  }
  const fileType = viewedAs(name)
  if (fileType === undefined) {
    await Taro.shareFileMessage({ filePath, fileName: name })
    return 'sent'
  }
  await Taro.openDocument({ filePath, fileType, showMenu: true })
  return 'opened'
}

/** Gets a file that a call has just made, in the way this place offers, and says what has become of it. */
export const download = async (url: string, name: string): Promise<Download> => {
  if (process.env.TARO_ENV !== 'weapp') return toBrowser(url, name)
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url: addressOf(url) })
    // WeChat reports any HTTP answer as success, also the page for an expired link
    return statusCode === 200 ? await inWeChat(tempFilePath, name) : 'failed'
  } catch {
    return 'failed'
  }
}
