import type { Random } from '@local/year/random'
import type { Bytes, Mutate } from '../parser'
import { changedBytes, SIZE_MAX } from './bytes'

/** A named piece of a file made of pieces: a chunk, a segment, an entry, an object. */
export type Part = { readonly name: string; readonly body: Bytes }

type Format = {
  /** undefined: earlier changes have left nothing of the format */
  readonly split: (bytes: Bytes) => readonly Part[] | undefined
  readonly join: (parts: readonly Part[], random: Random) => Bytes
  readonly names: readonly [string, ...string[]]
  /** a change of one piece's content that fits its name; default: any bytes */
  readonly inner?: (part: Part, random: Random) => Part
}

const anyBody = (part: Part, random: Random): Part => ({ ...part, body: changedBytes(part.body, random) })

const many = (part: Part, random: Random): readonly Part[] => {
  const wanted = random.between(0, 39) === 0 ? 20_000 : random.between(2, 30)
  const room = Math.floor(SIZE_MAX / (part.body.length + 16))
  return Array<Part>(Math.max(1, Math.min(wanted, room))).fill(part)
}

const changed = (parts: readonly Part[], format: Format, random: Random): readonly Part[] => {
  const at = random.between(0, parts.length - 1)
  const part = parts[at]
  if (part === undefined) return parts
  const instead = (...now: readonly Part[]): readonly Part[] => [...parts.slice(0, at), ...now, ...parts.slice(at + 1)]
  switch (random.between(0, 9)) {
    case 0:
      return instead()
    case 1:
      return instead(...many(part, random))
    case 2:
      return random.shuffle(parts)
    case 3:
      return instead({ ...part, name: random.pick(format.names) })
    case 4:
      return instead(part, { name: random.pick(format.names), body: part.body })
    default:
      return instead((format.inner ?? anyBody)(part, random))
  }
}

/** Changes of a file's pieces; the file is then put together again with right lengths and checksums. */
export const partsForm =
  (format: Format): Mutate =>
  (bytes, random) => {
    const parts = format.split(bytes)
    return parts === undefined || parts.length === 0
      ? changedBytes(bytes, random)
      : format.join(changed(parts, format, random), random)
  }
