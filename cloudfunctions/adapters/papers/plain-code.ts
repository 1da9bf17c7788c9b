import type { CodePicture } from '@cloud/ports/papers'
import qrcode from 'qrcode-generator'

/** A plain QR code of a text, for places where WeChat draws none. Error correction level M survives folds and stains. */
export const plainCode = (text: string): CodePicture => {
  const code = qrcode(0, 'M')
  code.addData(text, 'Byte')
  code.make()
  const address = code.createDataURL(6, 24)
  return { bytes: Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'), kind: 'gif' }
}
