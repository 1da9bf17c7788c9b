// A phone writes into each photo where and with what it was taken. That is nobody's business here: the picture is kept, which
// way up it is too, and the rest goes – on the cloud's side, whatever phone or program sent it.

type Bytes = Uint8Array

const JPEG_START = 0xd8
const JPEG_END = 0xd9
const SCAN = 0xda
const textAt = (bytes: Bytes, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** Tag 0x0112 of the first directory, 1 to 8; 1 when it says nothing we know. */
const orientationOf = (exif: Bytes): number => {
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength)
  const little = textAt(exif, 0, 2) === 'II'
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
const onlyOrientation = (turned: number): Bytes =>
  Uint8Array.of(
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0],
  )

/** Where the next marker stands after a scan's own data. */
const afterScan = (bytes: Bytes, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0
    // a stuffed byte, a restart or a filler belongs to the data
    if (marker !== 0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at
  }
  return bytes.length
}

/** Segments that say something about the photographer and nothing about the picture. A colour profile is about the picture. */
const isTalk = (bytes: Bytes, at: number, marker: number): boolean => {
  if (marker === 0xfe) return true
  if (marker === 0xe2) return textAt(bytes, at + 4, 11) !== 'ICC_PROFILE'
  return marker >= 0xe1 && marker <= 0xef && marker !== 0xee
}

type Segment = { readonly at: number; readonly marker: number; readonly head: number; readonly next: number }
/** Segment by segment, a scan with its data, up to the picture's end; undefined when it is cut off or no picture. */
const segmentsOf = (bytes: Bytes): readonly Segment[] | undefined => {
  const found: Segment[] = []
  for (let at = 2; bytes[at] === 0xff && at + 1 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === JPEG_END) return found
    const head = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
    const next = marker === SCAN ? afterScan(bytes, head) : head
    found.push({ at, marker, head, next })
    at = next
  }
  return undefined
}

const bareJpeg = (bytes: Bytes): Bytes => {
  const segments = segmentsOf(bytes)
  if (segments === undefined) return bytes
  const exif = segments.find(({ at, marker }) => marker === 0xe1 && textAt(bytes, at + 4, 4) === 'Exif')
  const turned = exif === undefined ? 1 : orientationOf(bytes.subarray(exif.at + 10, exif.head))
  // what a phone hangs on behind the end (a second picture, a film) is left out as well
  return joined([
    Uint8Array.of(0xff, JPEG_START),
    ...(turned === 1 ? [] : [onlyOrientation(turned)]),
    ...segments.filter(({ at, marker }) => !isTalk(bytes, at, marker)).map(({ at, next }) => bytes.subarray(at, next)),
    Uint8Array.of(0xff, JPEG_END),
  ])
}

const PNG_TALK: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])
const barePng = (bytes: Bytes): Bytes => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Bytes[] = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return bytes
    const name = textAt(bytes, at + 4, 4)
    if (!PNG_TALK.has(name)) parts.push(bytes.subarray(at, end))
    at = end
    if (name === 'IEND') return joined(parts)
  }
  return bytes
}

const joined = (parts: readonly Bytes[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/**
 * The picture without what it tells beside itself: place, camera, time, thumbnails, comments. The very same bytes when there
 * is nothing to leave out, or when it is no JPEG or PNG that can be read to its end.
 */
export const barePicture = (bytes: Uint8Array, mime: string): Uint8Array => {
  if (mime !== 'image/jpeg' && mime !== 'image/png') return bytes
  const bare = mime === 'image/jpeg' ? bareJpeg(bytes) : barePng(bytes)
  return bare.length === bytes.length ? bytes : bare
}
