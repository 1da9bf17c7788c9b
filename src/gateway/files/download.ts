import Taro from '@tarojs/taro'
import { addressOf } from '../platform/place'

/** The document type for WeChat's viewer, derived from the given name, because the downloaded file has an arbitrary name. */
const typeOf = (name: string): 'docx' | 'xlsx' | 'pdf' => {
  const ending = name.slice(name.lastIndexOf('.') + 1)
  return ending === 'xlsx' || ending === 'pdf' ? ending : 'docx'
}

/** Opens a document (Excel, Word, PDF) that a call has just created. False when it could not be downloaded. */
export const download = async (url: string, name: string): Promise<boolean> => {
  if (process.env.TARO_ENV !== 'weapp') {
    const link = document.createElement('a')
    link.href = addressOf(url)
    link.download = name
    document.body.append(link)
    link.click()
    link.remove()
    return true
  }
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url: addressOf(url) })
    // WeChat reports any HTTP answer as success, also the page for an expired link
    if (statusCode !== 200) return false
    await Taro.openDocument({ filePath: tempFilePath, fileType: typeOf(name), showMenu: true })
    return true
  } catch {
    return false
  }
}
