/** Number of bytes after which the server stops reading an oversized request. */
const PATIENCE = 64 * 1024 * 1024

/**
 * The body of a request as bytes, or 'too-large' as soon as the limit is exceeded. The rest is read and discarded (up to a
 * point), because a sender cut off half-way never sees the answer.
 */
export const readUpTo = async (request: Request, limit: number): Promise<Uint8Array | 'too-large'> => {
  const parts: Uint8Array[] = []
  let size = 0
  if (request.body === null) return new Uint8Array(0)
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size <= limit) parts.push(value)
    else parts.length = 0
    if (size > PATIENCE) {
      await reader.cancel()
      break
    }
  }
  return size > limit ? 'too-large' : Buffer.concat(parts)
}

/** The bytes parsed as JSON; undefined when they are not JSON or not UTF-8. */
export const jsonIn = (bytes: Uint8Array): { readonly json: unknown } | undefined => {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown }
  } catch {
    return undefined
  }
}
