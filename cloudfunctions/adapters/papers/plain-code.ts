import type { CodePicture } from '@cloud/ports/papers'
import qrcode from 'qrcode-generator'

/** A plain QR code of a text, for where WeChat draws none. Level M bears a fold and a stain. */
export const plainCode = (text: string): CodePicture => {
  const code = qrcode(0, 'M')
  code.addData(text, 'Byte')
  code.make()
  const address = code.createDataURL(6, 24)
  return { bytes: Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'), kind: 'gif' }
}
