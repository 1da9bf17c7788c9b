import type { IncomingHttpHeaders } from 'node:http'
import { CloudFault } from '../protocol'
import { tc3 } from './tc3'

/** The keys of a function. With a `token` they are temporary, as in the cloud, and expire at `until` (epoch ms). */
export type Secret = {
  readonly id: string
  readonly key: string
  readonly token?: string
  readonly until?: number
}

export type Signed = {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  /** the fields of the body: JSON values, or the bytes of a multipart request */
  readonly fields: Readonly<Record<string, unknown>>
}

/** Maximum age of a signature, whatever its header states. */
const LIFE_S = 600
/** How far a caller's clock may be ahead. */
const AHEAD_MS = 300_000

const refused = (why: string): CloudFault => new CloudFault('SIGN_PARAM_INVALID', why)

const FORM =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/tcb\/tc3_request,(?: SignedParams=([^,]*),)? SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/

const checkTime = (headers: IncomingHttpHeaders, now: number): number => {
  const at = Number(headers['x-timestamp'])
  const life = Math.min(Number(headers['x-signature-expires']) || LIFE_S, LIFE_S)
  if (!Number.isInteger(at) || at <= 0) throw refused('X-Timestamp is missing')
  if (at * 1000 + life * 1000 < now) throw refused('the signature has expired')
  if (at * 1000 > now + AHEAD_MS) throw refused('the signature is of a time to come; check the clock')
  return at
}

const checkKeys = (secret: Secret, token: unknown, now: number): void => {
  if (secret.token !== undefined && token !== secret.token) throw refused('the token of the temporary key is wrong')
  if (secret.until !== undefined && now >= secret.until) throw refused('the token has expired')
}

const signatureOf = (secret: Secret, { method, url, headers, fields }: Signed, found: RegExpExecArray, at: number) => {
  const [, , , params = '', names = ''] = found
  const signed = Object.fromEntries(names.split(';').map((name) => [name, headers[name] ?? '']))
  return tc3(secret.key, { method: method.toLowerCase(), url, headers: signed, fields, params: params.split(';'), at })
}

/** Throws SIGN_PARAM_INVALID unless the request was signed recently with the keys it names. */
export const checkSignature = (secretOf: (id: string) => Secret | undefined, request: Signed, now: number): void => {
  const found = FORM.exec(request.headers.authorization ?? '')
  if (found === null) throw refused('Authorization is missing or of a wrong form')
  const at = checkTime(request.headers, now)
  const secret = secretOf(found[1] ?? '')
  if (secret === undefined) throw refused('SecretId does not exist')
  checkKeys(secret, request.fields['sessionToken']?.toString(), now)
  if (signatureOf(secret, request, found, at) !== found[5]) throw refused('the signature is wrong')
}
