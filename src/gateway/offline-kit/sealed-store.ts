import type { CaseId, FileId } from '@domain/kernel/ids'
import Taro from '@tarojs/taro'
import { nanoid } from 'nanoid/non-secure'
import type { LocalFile } from '../files/pick'
import { previewOf, shrink } from '../files/shrink'
import { isWeapp } from '../platform/place'
import { read, write } from '../storage/key-value'
import { openBox } from './key-record'
import { type Doc, docKey, pictureName } from './on-phone'
import { closeCopy, copyOf } from './open-copies'
import { dropBytes, getBytes, namesOfBytes, putBytes } from './sealed-files'

/** `locked`: the key is needed first. `broken`: altered, or sealed with another key. */
export type Unread = 'missing' | 'locked' | 'broken'

export const readDoc = (caseId: CaseId, doc: Doc): { readonly value: unknown } | Unread => {
  const sealed = read(docKey(caseId, doc))
  if (typeof sealed !== 'string') return 'missing'
  const open = openBox()
  if (open === undefined) return 'locked'
  const text = open.box.openText(sealed, { person: open.person, caseId, kind: doc })
  return text === undefined ? 'broken' : { value: JSON.parse(text) as unknown }
}

/** False: locked, or no space; the previous content stays. */
export const writeDoc = (caseId: CaseId, doc: Doc, value: unknown): boolean => {
  const open = openBox()
  if (open === undefined) return false
  return write(
    docKey(caseId, doc),
    open.box.sealText(JSON.stringify(value), { person: open.person, caseId, kind: doc }),
  )
}

// A picture before sealing: one byte for the length of its type, the type, the bytes.
const packed = (bytes: Uint8Array, mime: string): Uint8Array => {
  const whole = new Uint8Array(1 + mime.length + bytes.length)
  whole[0] = mime.length
  for (let at = 0; at < mime.length; at += 1) whole[1 + at] = mime.charCodeAt(at)
  whole.set(bytes, 1 + mime.length)
  return whole
}
const unpacked = (whole: Uint8Array): { readonly bytes: Uint8Array; readonly mime: string } => {
  const length = whole[0] ?? 0
  return { mime: String.fromCharCode(...whole.subarray(1, 1 + length)), bytes: whole.subarray(1 + length) }
}

/** False: locked, or no space; no partial file stays. */
export const putPicture = async (caseId: CaseId, id: string, bytes: Uint8Array, mime: string): Promise<boolean> => {
  const open = openBox()
  if (open === undefined) return false
  const about = { person: open.person, caseId, kind: 'picture', id }
  return putBytes(pictureName(caseId, id), open.box.seal(packed(bytes, mime), about))
}

type Picture = { readonly bytes: Uint8Array; readonly mime: string }
const pictureOf = async (caseId: CaseId, id: string): Promise<Picture | Unread> => {
  const sealed = await getBytes(pictureName(caseId, id))
  if (sealed === undefined) return 'missing'
  const open = openBox()
  if (open === undefined) return 'locked'
  const plain = open.box.open(sealed, { person: open.person, caseId, kind: 'picture', id })
  return plain === undefined ? 'broken' : unpacked(plain)
}

const bytesOf = async (file: LocalFile): Promise<Uint8Array> => {
  if (!isWeapp) {
    const reply = file.blob === undefined ? await fetch(file.path) : new Response(file.blob)
    return new Uint8Array(await reply.arrayBuffer())
  }
  const data = await new Promise<ArrayBuffer | string>((resolve, reject) => {
    Taro.getFileSystemManager().readFile({ filePath: file.path, success: (read) => resolve(read.data), fail: reject })
  })
  if (typeof data === 'string') throw new TypeError('a picture is bytes')
  return new Uint8Array(data)
}

const SMALL = '.s'

/**
 * Stores a photo or signature of a survey: shrunk and sealed, on this phone until the record is sent, with a small copy for the
 * list. Undefined: locked, or no space; then nothing stays.
 */
export const keepPicture = async (caseId: CaseId, chosen: LocalFile): Promise<string | undefined> => {
  const file = await shrink(chosen)
  const id = nanoid(16)
  const small = await previewOf(file)
  const kept =
    (await putPicture(caseId, id, await bytesOf(file), file.mime)) &&
    (await putPicture(caseId, `${id}${SMALL}`, await bytesOf(small), small.mime))
  if (kept) return id
  await dropPicture(caseId, id)
  return undefined
}

export const dropPicture = async (caseId: CaseId, id: string): Promise<void> => {
  await dropBytes(pictureName(caseId, id))
  await dropBytes(pictureName(caseId, `${id}${SMALL}`))
}

const extension = (mime: string): string => mime.slice(mime.indexOf('/') + 1).replace('jpeg', 'jpg')

/** Decrypts the picture while `use` runs: for uploading, or for the system's viewer. */
export const withPicture = async <T>(
  caseId: CaseId,
  id: string,
  use: (file: LocalFile) => Promise<T>,
): Promise<T | Unread> => {
  const picture = await pictureOf(caseId, id)
  if (typeof picture === 'string') return picture
  const name = `${id}.${extension(picture.mime)}`
  const copy = await copyOf(picture.bytes, picture.mime, name)
  if (copy === undefined) return 'missing'
  try {
    return await use({ ...copy, name, size: picture.bytes.length, mime: picture.mime, small: true })
  } finally {
    await closeCopy(copy.path)
  }
}

/** A temporary address of the small copy, in memory: nothing is written unencrypted. */
export const smallPicture = async (caseId: CaseId, id: string): Promise<string | undefined> => {
  const picture = await pictureOf(caseId, `${id}${SMALL}`)
  if (typeof picture === 'string') return undefined
  return inMemory(picture)
}

const inMemory = ({ bytes, mime }: Picture): string =>
  isWeapp
    ? `data:${mime};base64,${Taro.arrayBufferToBase64(bytes.slice().buffer as ArrayBuffer)}`
    : URL.createObjectURL(new Blob([bytes.slice()], { type: mime }))

/**
 * A paper of the offline kit: on the web with an address in memory, so that the paper can be shown at once; on a phone only its
 * type, until the paper is tapped.
 */
export type KitPaper = { readonly mime: string; readonly url?: string }
export const paperInKit = async (caseId: CaseId, file: FileId): Promise<KitPaper | undefined> => {
  const picture = await pictureOf(caseId, file)
  if (typeof picture === 'string') return undefined
  return { mime: picture.mime, ...(isWeapp ? {} : { url: inMemory(picture) }) }
}

/** Opens the paper in the system's viewer. The decrypted copy stays until the person returns to the app (`closeCopies`). */
export const showPaper = async (caseId: CaseId, file: FileId): Promise<boolean> => {
  const picture = await pictureOf(caseId, file)
  if (typeof picture === 'string') return false
  // compared literally: the web build then omits the unused picture viewer, as in components/photo.tsx
  if (process.env.TARO_ENV !== 'weapp') {
    window.open(inMemory(picture), '_blank')
    return true
  }
  const copy = await copyOf(picture.bytes, picture.mime, `${file}.${extension(picture.mime)}`)
  if (copy === undefined) return false
  if (picture.mime.startsWith('image/')) void Taro.previewImage({ urls: [copy.path] })
  else void Taro.openDocument({ filePath: copy.path })
  return true
}

/** The picture of a paper for as long as it is on the screen: a decrypted copy, until `closeCopies`. */
export const lendPaper = async (caseId: CaseId, file: FileId): Promise<string | undefined> => {
  const picture = await pictureOf(caseId, file)
  if (typeof picture === 'string') return undefined
  return (await copyOf(picture.bytes, picture.mime, `${file}.${extension(picture.mime)}`))?.path
}

/** The ids of a household's pictures on this phone. */
export const picturesHere = async (caseId: CaseId): Promise<ReadonlySet<string>> =>
  new Set(
    (await namesOfBytes()).flatMap((name) => (name.startsWith(`${caseId}.`) ? [name.slice(caseId.length + 1)] : [])),
  )
