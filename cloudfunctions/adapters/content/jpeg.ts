import { type Bytes, gathering, standsAt } from './bytes'
import { metadataBlanked, onlyOrientation, orientationOf } from './exif'

const START = 0xd8
const END = 0xd9
const SCAN = 0xda

/** An Exif segment that contains only the orientation of the picture. */
const turnedSegment = (turned: number): Bytes =>
  Uint8Array.of(0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, ...onlyOrientation(turned))

/** Where the next marker stands after a scan's own data. */
const afterScan = (bytes: Bytes, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0
    // a stuffed byte, a restart or a filler belongs to the data
    if (marker !== 0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at
  }
  return bytes.length
}

/**
 * Skips stray bytes up to the next marker, as picture viewers do; without a further marker, the remaining bytes are the rest.
 */
const fromMarker = (bytes: Bytes, from: number): number => {
  const at = afterScan(bytes, from)
  return at === bytes.length ? from : at
}

/** The applications' segments that belong to the picture: its density, its colour profile, its colour model. */
const OF_PICTURE: ReadonlyMap<number, string> = new Map([
  [0xe0, 'JFIF\0'],
  [0xe2, 'ICC_PROFILE'],
  [0xee, 'Adobe'],
])

/** Segments with data about the photographer and not about the picture, a second smaller picture among them. */
const isTalk = (bytes: Bytes, at: number, marker: number): boolean => {
  if (marker < 0xe0 || marker > 0xef) return marker === 0xfe
  const name = OF_PICTURE.get(marker)
  return name === undefined || !standsAt(bytes, at + 4, name)
}

type Segment = { readonly at: number; readonly marker: number; readonly head: number; readonly next: number }
/** Calls `see` for each segment, a scan together with its data; returns the position after the last readable segment. */
const eachSegment = (bytes: Bytes, see: (segment: Segment) => void): number => {
  let at = 2
  while (bytes[at] === 0xff && at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1 // a filler before the next name
      continue
    }
    const head = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
    // no segment has one of these names: its length would be no length
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= END) || head > bytes.length) break
    const next = marker === SCAN ? afterScan(bytes, head) : head
    see({ at, marker, head, next })
    at = fromMarker(bytes, next)
  }
  return at
}

/** The orientation in the first Exif segment. */
const turnedIn = (bytes: Bytes): number => {
  let exif: Bytes | undefined
  eachSegment(bytes, ({ at, marker, head }) => {
    if (marker === 0xe1 && standsAt(bytes, at + 4, 'Exif')) exif ??= bytes.subarray(at + 10, head)
  })
  return exif === undefined ? 1 : orientationOf(exif)
}

/** What a phone hangs on behind the end (a second picture, a film) is left out; of a photo cut off all is kept. */
const ended = (rest: Bytes): Bytes =>
  rest[0] === 0xff && rest[1] === END ? rest.subarray(0, 2) : metadataBlanked(rest)

export const jpegWithoutMetadata = (bytes: Bytes): Bytes => {
  const turned = turnedIn(bytes)
  const segment = turned === 1 ? Uint8Array.of() : turnedSegment(turned)
  // never less than the two bytes that begin one, whatever was sent
  const { add, whole } = gathering(2 + segment.length + bytes.length)
  add(Uint8Array.of(0xff, START))
  add(segment)
  const end = eachSegment(bytes, ({ at, marker, next }) => {
    if (!isTalk(bytes, at, marker)) add(bytes.subarray(at, next))
  })
  add(ended(bytes.subarray(end)))
  return whole()
}
