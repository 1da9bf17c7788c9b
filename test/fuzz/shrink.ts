import type { Bytes } from './parser'

const TRIES = 400

/** A shorter input that still fails in the same way: pieces are left out, from halves down to single bytes. */
export const shrunk = async (input: Bytes, fails: (input: Bytes) => Promise<boolean>): Promise<Bytes> => {
  let best = input
  let tries = 0
  for (let size = Math.ceil(best.length / 2); size >= 1 && tries < TRIES; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < best.length && tries < TRIES; ) {
      tries += 1
      const shorter = new Uint8Array(Buffer.concat([best.subarray(0, at), best.subarray(at + size)]))
      if (await fails(shorter)) best = shorter
      else at += size
    }
  return best
}
