import type { Random } from '@local/year/random'
import type { Bytes, Mutate } from '../parser'

/** An input is never made larger than this: uploads are limited to 12 MB, and a slow input shows long before that. */
export const SIZE_MAX = 2_000_000

const ODD_BYTES = [0x00, 0x01, 0x0a, 0x20, 0x22, 0x7f, 0x80, 0xfe, 0xff] as const
const ODD_NUMBERS = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff] as const

export const joinedAll = (parts: readonly Bytes[]): Bytes => new Uint8Array(Buffer.concat(parts))
export const joined = (...parts: readonly Bytes[]): Bytes => joinedAll(parts)

const range = (bytes: Bytes, random: Random): readonly [number, number] => {
  const from = random.between(0, bytes.length)
  return [from, Math.min(bytes.length, from + random.between(1, 64))]
}

const withNumber = (bytes: Bytes, random: Random): Bytes => {
  const copy = Uint8Array.from(bytes)
  const width = random.pick([1, 2, 4])
  if (copy.length < width) return copy
  const at = random.between(0, copy.length - width)
  const value = random.pick(ODD_NUMBERS)
  const little = random.pick([true, false])
  for (let i = 0; i < width; i += 1) copy[at + i] = (value >>> (8 * (little ? i : width - 1 - i))) & 0xff
  return copy
}

/** Repeats a piece of the input: a parser whose work grows with the square of its input becomes visible. */
const repeated = (bytes: Bytes, random: Random): Bytes => {
  const [from, to] = range(bytes, random)
  const most = Math.floor((SIZE_MAX - bytes.length) / Math.max(1, to - from))
  const wanted = random.between(0, 39) === 0 ? 200_000 : random.between(2, 40)
  const times = Math.max(0, Math.min(most, wanted))
  const piece = Buffer.from(bytes.subarray(from, to))
  return joined(bytes.subarray(0, from), Buffer.alloc(piece.length * times, piece), bytes.subarray(from))
}

const CHANGES: readonly [Mutate, ...Mutate[]] = [
  (bytes, random) => {
    const copy = Uint8Array.from(bytes)
    const at = random.between(0, Math.max(0, copy.length - 1))
    if (copy.length > 0) copy[at] = (copy[at] ?? 0) ^ (1 << random.between(0, 7))
    return copy
  },
  (bytes, random) => {
    const copy = Uint8Array.from(bytes)
    if (copy.length > 0) copy[random.between(0, copy.length - 1)] = random.pick(ODD_BYTES)
    return copy
  },
  withNumber,
  (bytes, random) => {
    const [from, to] = range(bytes, random)
    return joined(bytes.subarray(0, from), bytes.subarray(to))
  },
  (bytes, random) => {
    const at = random.between(0, bytes.length)
    const noise = Uint8Array.from({ length: random.between(1, 16) }, () => random.between(0, 255))
    return joined(bytes.subarray(0, at), noise, bytes.subarray(at))
  },
  (bytes, random) => {
    const [from, to] = range(bytes, random)
    const at = random.between(0, bytes.length)
    return joined(bytes.subarray(0, at), bytes.subarray(from, to), bytes.subarray(at))
  },
  (bytes, random) => bytes.slice(0, random.between(0, bytes.length)),
  repeated,
]

/** One change of the bytes, whatever they mean. */
export const changedBytes: Mutate = (bytes, random) => random.pick(CHANGES)(bytes, random)
