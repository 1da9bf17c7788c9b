import { crc32 } from 'node:zlib'
import { type Bytes, bytesOf, type Mutate } from '../parser'
import { joined, joinedAll } from './bytes'
import { type Part, partsForm } from './parts'

const latin = (bytes: Bytes, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1')
const letters = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'latin1'))

const PNG_START = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const pngParts = (bytes: Bytes): readonly Part[] => {
  const view = Buffer.from(bytes)
  const parts: Part[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const size = Math.min(view.readUInt32BE(at), bytes.length - at - 12)
    parts.push({ name: latin(bytes, at + 4, at + 8), body: bytes.subarray(at + 8, at + 8 + size) })
    at += 12 + size
  }
  return parts
}
/** A chunk with its right checksum. */
const pngChunk = ({ name, body }: Part): Bytes => {
  const named = joined(letters(name.padEnd(4).slice(0, 4)), body)
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(body.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return joined(ends.subarray(0, 4), named, ends.subarray(4))
}
export const pngOf = (parts: readonly Part[]): Bytes => joinedAll([PNG_START, ...parts.map(pngChunk)])
export const pngForm: Mutate = partsForm({
  split: pngParts,
  join: pngOf,
  names: ['IHDR', 'IDAT', 'IEND', 'PLTE', 'tRNS', 'eXIf', 'tEXt', 'iTXt', 'fdAT', 'fcTL', 'zzZz'],
})

/** Segments by the letters of their marker; the name `ff` stands for bytes between two segments. */
const jpegParts = (bytes: Bytes): readonly Part[] => {
  const parts: Part[] = []
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    const size = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
    const isSegment = bytes[at] === 0xff && marker >= 0xc0 && marker < 0xff && size >= 2
    const end = isSegment && marker !== 0xda ? Math.min(bytes.length, at + 2 + size) : bytes.length
    const body = bytes.subarray(isSegment ? at + 4 : at, end)
    parts.push({ name: isSegment ? marker.toString(16) : 'ff', body })
    at = end
  }
  return parts
}
/** A segment with its right length; a scan goes on to the end of the picture. */
const jpegSegment = ({ name, body }: Part): Bytes => {
  if (name === 'ff') return body
  const length = Math.min(0xffff, name === 'da' ? 10 : body.length + 2)
  const kept = name === 'da' ? body : body.subarray(0, 0xfffd)
  return joined(Uint8Array.of(0xff, Number.parseInt(name, 16), length >> 8, length & 255), kept)
}
export const jpegOf = (parts: readonly Part[]): Bytes =>
  joinedAll([Uint8Array.of(0xff, 0xd8), ...parts.map(jpegSegment)])
export const jpegForm: Mutate = partsForm({
  split: (bytes) => jpegParts(bytes),
  join: jpegOf,
  names: ['e0', 'e1', 'e2', 'ee', 'fe', 'c0', 'c2', 'c4', 'db', 'da', 'dd', 'd9', 'ed', 'ff'],
})

const webpParts = (bytes: Bytes): readonly Part[] => {
  const view = Buffer.from(bytes)
  const parts: Part[] = []
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = Math.min(view.readUInt32LE(at + 4), bytes.length - at - 8)
    parts.push({ name: latin(bytes, at, at + 4), body: bytes.subarray(at + 8, at + 8 + size) })
    at += 8 + size + (size % 2)
  }
  return parts
}
const four = (value: number): Bytes => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
export const webpOf = (parts: readonly Part[]): Bytes => {
  const chunks = parts.map(({ name, body }) =>
    joined(letters(name.padEnd(4).slice(0, 4)), four(body.length), body, new Uint8Array(body.length % 2)),
  )
  const body = joinedAll([bytesOf('WEBP'), ...chunks])
  return joined(bytesOf('RIFF'), four(body.length), body)
}
export const webpForm: Mutate = partsForm({
  split: webpParts,
  join: webpOf,
  names: ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP', 'EXIF', 'XMP ', 'zzzz'],
})
