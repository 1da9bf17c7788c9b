import { createHash, createHmac } from 'node:crypto'

export type ToSign = {
  /** in the letters in which it is signed: the SDK signs it in small ones */
  readonly method: string
  readonly url: string
  /** the headers that are signed, in the order of their names in `SignedHeaders` */
  readonly headers: Readonly<Record<string, unknown>>
  /** the body's fields: JSON values, or the bytes of a multipart request */
  readonly fields: Readonly<Record<string, unknown>>
  /** the fields that are signed, in the order of `SignedParams`; their names in small letters */
  readonly params: readonly string[]
  /** seconds since 1970 */
  readonly at: number
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const nameOf = (key: string): string =>
  encodeURIComponent(key.toLowerCase().trim()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).trim()

const FORM_DATA = 'multipart/form-data'

const headerOf = (name: string, value: unknown): string => {
  if (name !== 'content-type') return `${name}:${textOf(value).toLowerCase()}`
  return `${name}:${String(value).startsWith(FORM_DATA) ? FORM_DATA : String(value)}`
}

/** Only the value of a field is hashed, whether the field came as JSON or as a part of a form; empty fields are left out. */
const digestOf = (fields: ToSign['fields'], params: readonly string[]): string => {
  const named = new Map(Object.entries(fields).map(([key, value]) => [nameOf(key), value]))
  const hash = createHash('sha256')
  for (const name of params) {
    const value = named.get(name)
    const content = Buffer.isBuffer(value) ? value : value === undefined ? '' : textOf(value)
    if (content !== '') hash.update(`&${name}=`).update(content).update('\r\n')
  }
  return hash.digest('hex')
}

/** Tencent's TC3-HMAC-SHA256 as CloudBase has it: the address without its protocol, the body field by field. */
export const tc3 = (secretKey: string, { method, url, headers, fields, params, at }: ToSign): string => {
  const [, where = '', query = ''] = /^(?:https?:)?([^?]*)\??(.*)$/.exec(url) ?? []
  const signed = Object.entries(headers).map(([key, value]) => [nameOf(key), value] as const)
  const lines = signed.map(([name, value]) => `${headerOf(name, value)}\n`).join('')
  const names = signed.map(([name]) => name).join(';')
  const request = [method, where, query, lines, names, digestOf(fields, params)].join('\n')
  const day = new Date(at * 1000).toISOString().slice(0, 10)
  const scope = `${day}/tcb/tc3_request`
  const key = ['tcb', 'tc3_request'].reduce(hmac, hmac(`TC3${secretKey}`, day))
  return hmac(key, ['TC3-HMAC-SHA256', String(at), scope, sha256(request)].join('\n')).toString('hex')
}
