import { type Bytes, gathering, textAt } from './bytes'

/**
 * Chunks that change how the picture looks; all others are about something else: text, place, time, and what a program adds
 * under a name of its own, such as who made the picture with which device.
 */
const PICTURE: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'bKGD', 'hIST', 'sPLT', 'pHYs'],
  ...['cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI'],
  ...['acTL', 'fcTL', 'fdAT'],
])

/**
 * Reads chunk by chunk to the picture's end; bytes after the end are left out, and of a truncated picture the readable part is
 * kept.
 */
export const pngWithoutMetadata = (bytes: Bytes): Bytes => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { add, whole } = gathering(bytes.length)
  add(bytes.subarray(0, 8))
  let at = 8
  while (at < bytes.length) {
    const end = at + 12 <= bytes.length ? at + 12 + view.getUint32(at) : bytes.length
    const name = textAt(bytes, at + 4, 4)
    if (PICTURE.has(name)) add(bytes.subarray(at, Math.min(end, bytes.length)))
    at = end
    if (name === 'IEND') break
  }
  return whole()
}
