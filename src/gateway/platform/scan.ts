import { isWeapp } from './place'
import { scanCode } from './privacy'

/**
 * Scans a QR code with the camera. Not from the album, because such a picture may come from another person. Undefined when
 * nothing was scanned, and on the web, which has no scanner.
 */
export const scan = async (): Promise<string | undefined> => {
  if (!isWeapp) return undefined
  return (await scanCode({ onlyFromCamera: true, scanType: ['qrCode'] }))?.result
}
