import Taro from '@tarojs/taro'
import { isWeapp } from './place'

/**
 * What a square picture before the camera says. From the camera only: a picture out of an album came from somebody
 * else. Undefined when nothing was scanned, and on the web, which has no scanner.
 */
export const scan = async (): Promise<string | undefined> => {
  if (!isWeapp) return undefined
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
    return result
  } catch {
    return undefined // put away without a scan
  }
}
