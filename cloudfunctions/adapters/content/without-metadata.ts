import { metadataBlanked } from './exif'
import { jpegWithoutMetadata } from './jpeg'
import { pngWithoutMetadata } from './png'
import { webpWithoutMetadata } from './webp'

// A phone writes into each photo where and with which device it was taken. The cloud removes that from every upload, whichever
// program sent it; the picture and its orientation stay.

const LEFT_OF: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  'image/jpeg': jpegWithoutMetadata,
  'image/png': pngWithoutMetadata,
  'image/webp': webpWithoutMetadata,
  'application/pdf': metadataBlanked,
}

const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one === other || (one.length === other.length && one.every((byte, i) => byte === other[i]))

/**
 * The file without the metadata of its photos: place, camera, time, thumbnails, comments. Of a PDF only the photos inside lose
 * theirs; its author and date are part of the document. The same array when there is nothing to remove. A truncated picture loses
 * the metadata that could be read. Other kinds of file are returned unchanged.
 */
export const withoutMetadata = (bytes: Uint8Array, mime: string): Uint8Array => {
  const left = LEFT_OF[mime]?.(bytes) ?? bytes
  return same(left, bytes) ? bytes : left
}
