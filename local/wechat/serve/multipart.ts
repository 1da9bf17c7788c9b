const LINE = '\r\n'

const boundaryOf = (contentType: string): string | undefined => /boundary="?([^";]+)"?/.exec(contentType)?.[1]

/**
 * Parses the fields of a multipart/form-data body as bytes. Written by hand, because libraries read a field without a file name
 * as text, and the SDK sends protobuf in such a field.
 */
export const partsOf = (body: Buffer, contentType: string): ReadonlyMap<string, Buffer> => {
  const parts = new Map<string, Buffer>()
  const boundary = boundaryOf(contentType)
  if (boundary === undefined) return parts
  const mark = Buffer.from(`--${boundary}`)
  let at = body.indexOf(mark)
  while (at >= 0) {
    const next = body.indexOf(Buffer.concat([Buffer.from(LINE), mark]), at + mark.length)
    if (next < 0) break
    const part = body.subarray(at + mark.length + LINE.length, next)
    const end = part.indexOf(LINE + LINE)
    const name = /name="([^"]*)"/.exec(part.subarray(0, Math.max(end, 0)).toString('utf8'))?.[1]
    if (end >= 0 && name !== undefined) parts.set(name, part.subarray(end + 2 * LINE.length))
    at = next + LINE.length
  }
  return parts
}
