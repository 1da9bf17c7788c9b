import { type Bytes, copied, joined, textAt } from './bytes'
import { onlyOrientation, orientationOf } from './exif'

/** Chunks the picture is made of; all others – place, camera, an editor's notes – are about something else. */
const PICTURE: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const HAS_EXIF = 0x08
const HAS_XMP = 0x04

type Chunk = { readonly name: string; readonly body: Bytes }

const chunksOf = (bytes: Bytes): readonly Chunk[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: Chunk[] = []
  // what stands behind the end that the file itself names is none of the picture
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true))
  for (let at = 12; at + 8 <= end; ) {
    const size = view.getUint32(at + 4, true)
    found.push({ name: textAt(bytes, at, 4), body: bytes.subarray(at + 8, Math.min(end, at + 8 + size)) })
    at += 8 + size + (size % 2)
  }
  return found
}

const written = ({ name, body }: Chunk): Bytes => {
  const chunk = new Uint8Array(8 + body.length + (body.length % 2))
  chunk.set(Uint8Array.from(name, (letter) => letter.charCodeAt(0)))
  new DataView(chunk.buffer).setUint32(4, body.length, true)
  chunk.set(body, 8)
  return chunk
}

/** Exif stands here with or without the six letters a photo has before it. */
const turnedIn = (exif: Bytes): number => orientationOf(textAt(exif, 0, 4) === 'Exif' ? exif.subarray(6) : exif)

/** The header says which further chunks there are: it must not name one that is gone. */
const flagged = ({ name, body }: Chunk, turned: number): Chunk => {
  if (name !== 'VP8X') return { name, body }
  const header = copied(body)
  header[0] = ((body[0] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (turned === 1 ? 0 : HAS_EXIF)
  return { name, body: header }
}

export const bareWebp = (bytes: Bytes): Bytes => {
  if (bytes.length < 12) return bytes
  const chunks = chunksOf(bytes)
  const exif = chunks.find(({ name }) => name === 'EXIF')
  // only a file with the longer header may have notes, and only there a reader heeds them
  const heeded = exif !== undefined && chunks[0]?.name === 'VP8X'
  const turned = heeded ? turnedIn(exif.body) : 1
  const kept = chunks.filter(({ name }) => PICTURE.has(name)).map((chunk) => flagged(chunk, turned))
  const parts = [...kept, ...(turned === 1 ? [] : [{ name: 'EXIF', body: onlyOrientation(turned) }])].map(written)
  const head = copied(bytes.subarray(0, 12))
  new DataView(head.buffer).setUint32(4, 4 + parts.reduce((sum, part) => sum + part.length, 0), true)
  return joined([head, ...parts])
}
