import Taro from '@tarojs/taro'
import { addressOf, isWeapp } from './place'

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
    const { tempFilePath } = await Taro.downloadFile({ url: addressOf(url) })
    await Taro.openDocument({ filePath: tempFilePath, showMenu: true })
    return true
  } catch {
    return false
  }
}
