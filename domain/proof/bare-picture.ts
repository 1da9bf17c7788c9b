import { withoutNotes } from './bare/exif'
import { bareJpeg } from './bare/jpeg'
import { barePng } from './bare/png'
import { bareWebp } from './bare/webp'

// A phone writes into each photo where and with what it was taken. That is nobody's business here: the picture is kept, which
// way up it is too, and the rest goes – on the cloud's side, whatever phone or program sent it.

const BARE: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'image/webp': bareWebp,
  'application/pdf': withoutNotes,
}

const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one === other || (one.length === other.length && one.every((byte, i) => byte === other[i]))

/**
 * The file without what its photos tell beside themselves: place, camera, time, thumbnails, comments. Of a document only the
 * photos inside are bared; who wrote it and when is part of the document. The very same bytes when there is nothing to leave
 * out. A cut-off picture loses what could be read of its notes. Kinds not named here come back as they are.
 */
export const barePicture = (bytes: Uint8Array, mime: string): Uint8Array => {
  const bare = BARE[mime]?.(bytes) ?? bytes
  return same(bare, bytes) ? bytes : bare
}
