export type Bytes = Uint8Array

/** A copy of its own. `slice` is none: of the buffers Node reads files into it gives the same memory again. */
export const copied = (bytes: Bytes): Bytes => Uint8Array.from(bytes)

export const textAt = (bytes: Bytes, at: number, length: number): string => {
  let text = ''
  for (let i = at; i < Math.min(at + length, bytes.length); i += 1) text += String.fromCharCode(bytes[i] ?? 0)
  return text
}

/** Whether these very letters stand there. Asked millions of times of a crafted file: it makes no text to find out. */
export const standsAt = (bytes: Bytes, at: number, text: string): boolean => {
  for (let i = 0; i < text.length; i += 1) if (bytes[at + i] !== text.charCodeAt(i)) return false
  return true
}

/** What is kept of a file, part behind part, `most` bytes at the most: of a file made of millions of parts none is held on its own. */
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
