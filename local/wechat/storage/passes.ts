import { createHmac, timingSafeEqual } from 'node:crypto'

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Signatures of addresses: each allows one method on one path until it expires. Seconds, not milliseconds. */
export type CosPasses = {
  sign(method: 'get' | 'put', path: string, until: number): string
  check(method: 'get' | 'put', path: string, until: number, signature: string): boolean
  /** must be sent with an upload besides its signature */
  token(path: string): string
  cosFileId(fileId: string): string
}

export const cosPasses = (secret: Buffer): CosPasses => {
  const mac = (...parts: readonly (string | number)[]): string =>
    createHmac('sha256', secret).update(parts.join('\n')).digest('hex')
  return {
    sign: (method, path, until) => mac(method, path, until),
    check: (method, path, until, signature) => same(mac(method, path, until), signature),
    token: (path) => mac('token', path),
    cosFileId: (fileId) => mac('file', fileId),
  }
}
