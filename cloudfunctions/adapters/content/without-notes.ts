import { notesBlanked } from './exif'
import { jpegWithoutNotes } from './jpeg'
import { pngWithoutNotes } from './png'
import { webpWithoutNotes } from './webp'

// A phone writes into each photo where and with what it was taken. That is nobody's business here: the picture is kept, which
// way up it is too, and the rest goes – on the cloud's side, whatever phone or program sent it.

const LEFT_OF: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  'image/jpeg': jpegWithoutNotes,
  'image/png': pngWithoutNotes,
  'image/webp': webpWithoutNotes,
  'application/pdf': notesBlanked,
}

const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one === other || (one.length === other.length && one.every((byte, i) => byte === other[i]))

/**
 * The file without what its photos tell beside themselves: place, camera, time, thumbnails, comments. Of a document only the
 * photos inside lose theirs; who wrote it and when is part of the document. The very same bytes when there is nothing to leave
 * out. A cut-off picture loses what could be read of its notes. Kinds not named here come back as they are.
 */
export const withoutNotes = (bytes: Uint8Array, mime: string): Uint8Array => {
  const left = LEFT_OF[mime]?.(bytes) ?? bytes
  return same(left, bytes) ? bytes : left
}
