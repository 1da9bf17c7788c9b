import { type Bytes, copied, gathering, standsAt, textAt } from './bytes'
import { onlyOrientation, orientationOf } from './exif'

/** Chunks the picture is made of; all others – place, camera, an editor's notes – are about something else. */
const PICTURE: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const HAS_EXIF = 0x08
const HAS_XMP = 0x04

type Chunk = { readonly name: string; readonly body: Bytes }

/** Bytes after the end that the file header states do not belong to the picture. */
const eachChunk = (bytes: Bytes, see: (chunk: Chunk) => void): void => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true))
  for (let at = 12; at + 8 <= end; ) {
    const size = view.getUint32(at + 4, true)
    see({ name: textAt(bytes, at, 4), body: bytes.subarray(at + 8, Math.min(end, at + 8 + size)) })
    at += 8 + size + (size % 2)
  }
}

const written = ({ name, body }: Chunk): Bytes => {
  const chunk = new Uint8Array(8 + body.length + (body.length % 2))
  for (let i = 0; i < name.length; i += 1) chunk[i] = name.charCodeAt(i)
  for (let i = 0; i < 4; i += 1) chunk[4 + i] = (body.length >>> (8 * i)) & 0xff
  chunk.set(body, 8)
  return chunk
}

/** Exif stands here with or without the six letters a photo has before it. */
const orientationIn = (exif: Bytes): number => orientationOf(standsAt(exif, 0, 'Exif') ? exif.subarray(6) : exif)

/**
 * The orientation in the first Exif chunk: only a file with the extended header may have metadata, and readers ignore metadata
 * in other files.
 */
const turnedIn = (bytes: Bytes): number => {
  let exif: Bytes | undefined
  eachChunk(bytes, ({ name, body }) => {
    if (name === 'EXIF') exif ??= body
  })
  return exif === undefined || !standsAt(bytes, 12, 'VP8X') ? 1 : orientationIn(exif)
}

/** The header lists the further chunks, so it must not list a chunk that was removed. */
const flagged = ({ name, body }: Chunk, turned: number): Chunk => {
  if (name !== 'VP8X') return { name, body }
  const header = copied(body)
  header[0] = ((body[0] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (turned === 1 ? 0 : HAS_EXIF)
  return { name, body: header }
}

export const webpWithoutMetadata = (bytes: Bytes): Bytes => {
  if (bytes.length < 12) return bytes
  const turned = turnedIn(bytes)
  const exif = turned === 1 ? Uint8Array.of() : written({ name: 'EXIF', body: onlyOrientation(turned) })
  // a last chunk that was cut off may want one byte more to be of even length
  const { add, whole } = gathering(bytes.length + 1 + exif.length)
  add(bytes.subarray(0, 12))
  eachChunk(bytes, (chunk) => {
    if (PICTURE.has(chunk.name)) add(written(flagged(chunk, turned)))
  })
  add(exif)
  const left = whole()
  new DataView(left.buffer).setUint32(4, left.length - 8, true)
  return left
}
