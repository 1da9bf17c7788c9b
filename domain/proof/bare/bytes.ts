export type Bytes = Uint8Array

/** A copy of its own. `slice` is none: of the buffers Node reads files into it gives the same memory again. */
export const copied = (bytes: Bytes): Bytes => Uint8Array.from(bytes)

export const textAt = (bytes: Bytes, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

export const joined = (parts: readonly Bytes[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
