import { type Bytes, copied, standsAt } from './bytes'

/**
 * Tag 0x0112 of the first directory, 1 to 8; 1 when the tag is missing or its value unknown. `exif` begins at its byte order.
 */
export const orientationOf = (exif: Bytes): number => {
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength)
  const little = standsAt(exif, 0, 'II')
  const directory = exif.length < 8 ? exif.length : view.getUint32(4, little)
  if (directory + 2 > exif.length) return 1
  const count = view.getUint16(directory, little)
  for (let i = 0; i < count; i += 1) {
    const at = directory + 2 + i * 12
    if (at + 12 > exif.length) return 1
    if (view.getUint16(at, little) !== 0x0112) continue
    const turned = view.getUint16(at + 8, little)
    return turned >= 1 && turned <= 8 ? turned : 1
  }
  return 1
}

/** Exif with one thing in it: which way up the picture is. */
export const onlyOrientation = (turned: number): Bytes =>
  Uint8Array.of(
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0],
  )

const ADOBE = 'http://ns.adobe.com/xap/1.0/\0'

/** Position and length of a photo's metadata inside a file that is not itself a photo. */
const notesAt = (bytes: Bytes, marker: number): { readonly from: number; readonly to: number } | undefined => {
  if (bytes[marker + 1] !== 0xe1) return undefined
  const isExif = standsAt(bytes, marker + 4, 'Exif\0\0')
  if (!isExif && !standsAt(bytes, marker + 4, ADOBE)) return undefined
  const length = (bytes[marker + 2] ?? 0) * 256 + (bytes[marker + 3] ?? 0)
  const from = marker + 4 + (isExif ? 6 : ADOBE.length)
  return { from, to: Math.min(bytes.length, marker + 2 + length) }
}

const blanked = (notes: Bytes): Bytes => {
  const empty = new Uint8Array(notes.length)
  const turned = orientationOf(notes)
  if (turned !== 1 && notes.length >= 26) empty.set(onlyOrientation(turned))
  return empty
}

/**
 * Blanks the metadata of every embedded photo in place: nothing moves, so a document's table of byte positions stays valid.
 * Returns the same bytes when there is no metadata. Each byte is blanked once, however many metadata blocks overlap it, because
 * a crafted document may consist of nothing but beginnings of long blocks.
 */
export const metadataBlanked = (bytes: Bytes): Bytes => {
  let left = bytes
  let done = 0
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const notes = notesAt(bytes, at)
    if (notes === undefined) continue
    const from = Math.max(notes.from, done)
    if (from >= notes.to) continue
    done = notes.to
    const given = bytes.subarray(from, notes.to)
    const empty = from === notes.from ? blanked(given) : new Uint8Array(given.length)
    if (empty.every((byte, i) => byte === given[i])) continue
    if (left === bytes) left = copied(bytes)
    left.set(empty, from)
  }
  return left
}
