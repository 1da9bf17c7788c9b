export type Bytes = Uint8Array

/**
 * An independent copy. `slice` does not copy: for the buffers into which Node reads files, it returns a view of the same
 * memory.
 */
export const copied = (bytes: Bytes): Bytes => Uint8Array.from(bytes)

export const textAt = (bytes: Bytes, at: number, length: number): string => {
  let text = ''
  for (let i = at; i < Math.min(at + length, bytes.length); i += 1) text += String.fromCharCode(bytes[i] ?? 0)
  return text
}

/**
 * Whether the bytes at this position are exactly these letters. A crafted file causes millions of calls, so no string is
 * created for the comparison.
 */
export const standsAt = (bytes: Bytes, at: number, text: string): boolean => {
  for (let i = 0; i < text.length; i += 1) if (bytes[at + i] !== text.charCodeAt(i)) return false
  return true
}

/**
 * Concatenates the kept parts of a file, at most `most` bytes, into one buffer: a file may consist of millions of parts, so the
 * parts are not held separately.
 */
export const gathering = (most: number): { readonly add: (part: Bytes) => void; readonly whole: () => Bytes } => {
  const room = new Uint8Array(most)
  let length = 0
  return {
    add: (part) => {
      room.set(part, length)
      length += part.length
    },
    whole: () => room.subarray(0, length),
  }
}
