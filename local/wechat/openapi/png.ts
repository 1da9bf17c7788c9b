import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

/**
 * A grey picture: each row has one byte for the filter (0: none) and one byte per pixel. `level` 0 stores the pixels
 * uncompressed. @internal
 */
export const greyRows = (width: number, height: number, rows: Uint8Array, level = 6): Uint8Array => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8) // eight bits of grey
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A black and white picture with one byte per pixel, sufficient for a QR code. */
export const greyPng = (size: number, isDark: (x: number, y: number) => boolean): Uint8Array => {
  const rows = Buffer.alloc(size * (size + 1), 255)
  for (let y = 0; y < size; y += 1) {
    rows[y * (size + 1)] = 0
    for (let x = 0; x < size; x += 1) if (isDark(x, y)) rows[y * (size + 1) + 1 + x] = 0
  }
  return greyRows(size, size, rows)
}
