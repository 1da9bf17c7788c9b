import Taro from '@tarojs/taro'
import { addressOf, isWeapp } from '../platform/place'

/** What WeChat's viewer shows of what we make. The name WeChat gives the fetched file promises nothing. */
const typeOf = (name: string): 'docx' | 'xlsx' | 'pdf' => {
  const ending = name.slice(name.lastIndexOf('.') + 1)
  return ending === 'xlsx' || ending === 'pdf' ? ending : 'docx'
}

/** Opens a document (Excel, Word, PDF) that a call has just made. False when it could not be had. */
export const download = async (url: string, name: string): Promise<boolean> => {
  if (!isWeapp) {
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
    // to WeChat every answer is a success: a link that is over has a page of its own
    if (statusCode !== 200) return false
    await Taro.openDocument({ filePath: tempFilePath, fileType: typeOf(name), showMenu: true })
    return true
  } catch {
    return false
  }
}
