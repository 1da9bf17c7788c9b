import { isWeapp } from './place'
import { scanCode } from './privacy'

/**
 * What a square picture before the camera says. From the camera only: a picture out of an album came from somebody
 * else. Undefined when nothing was scanned, and on the web, which has no scanner.
 */
export const scan = async (): Promise<string | undefined> => {
  if (!isWeapp) return undefined
  return (await scanCode({ onlyFromCamera: true, scanType: ['qrCode'] }))?.result
}
