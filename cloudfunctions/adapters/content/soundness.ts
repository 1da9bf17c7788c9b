import { inflateSync } from 'node:zlib'

/**
 * `broken`: begins like a picture but contains none. `active`: a document that does something when it is opened. `locked`:
 * encrypted, so that its content cannot be checked.
 */
export type Soundness = 'sound' | 'broken' | 'active' | 'locked'

const FRAME = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Whether there is a frame with width and height, followed by a scan; the scan may be incomplete. */
const holdsJpeg = (bytes: Buffer): boolean => {
  let framed = false
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1 // a filler
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    if (marker < 0xc0 || length < 2) return false
    if (FRAME(marker) && at + 9 <= bytes.length)
      framed = bytes.readUInt16BE(at + 5) > 0 && bytes.readUInt16BE(at + 7) > 0
    if (marker === 0xda) return framed && at + 2 + length < bytes.length
    at += 2 + length
  }
  return false
}

const holdsPng = (bytes: Buffer): boolean => {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return false
  if (bytes.readUInt32BE(16) === 0 || bytes.readUInt32BE(20) === 0) return false
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') return bytes.readUInt32BE(at) > 0
  return false
}

/** The signature at the start of a lossy or lossless frame. */
const isFrame = (name: string, body: Buffer): boolean =>
  name === 'VP8 ' ? body.subarray(3, 6).equals(Buffer.of(0x9d, 0x01, 0x2a)) : name === 'VP8L' && body[0] === 0x2f

const holdsWebp = (bytes: Buffer): boolean => {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32LE(at + 4)
    const name = bytes.toString('latin1', at, at + 4)
    if (isFrame(name, bytes.subarray(at + 8))) return true
    // an animation contains its frames
    at += name === 'ANMF' ? 8 + 16 : 8 + size + (size % 2)
  }
  return false
}

// PDF names that make a viewer run, open or send something. Long enough not to occur by chance in compressed pictures. Embedded
// files (/EmbeddedFile) are allowed, because electronic bills embed their data.
const ACTS = /\/(JavaScript|Launch|RichMedia|SubmitForm|ImportData|Rendition)(?![A-Za-z0-9])/
/** PDF names may encode letters as numbers: `/J#61vaScript`. */
const plain = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const INFLATED_MAX = 32 * 1024 * 1024
const DICTIONARY_MAX = 2048
/** How often the word `stream` may occur, at the beginning and end of each: far more than in any genuine paper. */
const STREAM_WORDS_MAX = 40_000

type ObjectStream = { readonly dictionary: string; readonly body: Buffer }

function* objectStreams(bytes: Buffer): Generator<ObjectStream> {
  let end = 0 // searched again only behind it: a crafted document has thousands of streams without an end
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue
    const before = bytes.toString('latin1', Math.max(0, at - DICTIONARY_MAX), at)
    const dictionary = plain(before.slice(before.lastIndexOf(' obj') + 1))
    if (!/\/ObjStm(?![A-Za-z])/.test(dictionary)) continue
    const from = at + (bytes[at + 6] === 0x0d ? 8 : 7)
    if (end < from) end = bytes.indexOf('endstream', from)
    if (end < 0) end = bytes.length
    yield { dictionary, body: bytes.subarray(from, end) }
  }
}

/** undefined: the compression is invalid or unusual, or the result is larger than `room`. */
const textOf = ({ dictionary, body }: ObjectStream, room: number): string | undefined => {
  if (!dictionary.includes('/Filter')) return body.toString('latin1')
  if (!/\/(FlateDecode|Fl)(?![A-Za-z])/.test(dictionary) || /\/(DecodeParms|DP)(?![A-Za-z])/.test(dictionary))
    return undefined
  try {
    return inflateSync(body, { maxOutputLength: room }).toString('latin1')
  } catch {
    return undefined
  }
}

/**
 * The text of a document's compressed objects; undefined when an object is unreadable, or when the objects together are larger
 * than any genuine paper, so that the content cannot be checked.
 */
const compressedObjects = (bytes: Buffer): string | undefined => {
  const texts: string[] = []
  let room = INFLATED_MAX
  for (const stream of objectStreams(bytes)) {
    const text = room > 0 ? textOf(stream, room) : undefined
    if (text === undefined) return undefined
    room -= text.length
    texts.push(text)
  }
  return texts.join('\n')
}

const soundPdf = (bytes: Buffer): Soundness => {
  const text = plain(bytes.toString('latin1'))
  if (ACTS.test(text)) return 'active'
  const words = text.match(/stream/g)?.length ?? 0
  const inside = words > STREAM_WORDS_MAX ? undefined : compressedObjects(bytes)
  if (inside === undefined) return /\/Encrypt(?![A-Za-z])/.test(text) ? 'locked' : 'active'
  return ACTS.test(plain(inside)) ? 'active' : 'sound'
}

const HOLDS: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  'image/jpeg': holdsJpeg,
  'image/png': holdsPng,
  'image/webp': holdsWebp,
}

/** Whether a file is what its first bytes announce: a picture that contains one, or a document without active content. */
export const soundnessOf = (bytes: Uint8Array, mime: string): Soundness => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (mime === 'application/pdf') return soundPdf(buffer)
  return HOLDS[mime]?.(buffer) === false ? 'broken' : 'sound'
}
