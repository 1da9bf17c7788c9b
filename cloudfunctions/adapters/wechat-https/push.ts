import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import * as z from 'zod/mini'

/** The maximum age of a push's signature: WeChat repeats within seconds, a replay attack comes later. */
const FRESH_MS = 10 * 60_000
const BLOCK = 32

export type PushConfig = {
  readonly token: string
  readonly appid: string
  /** EncodingAESKey of the console, 43 characters; without it only unencrypted pushes are read */
  readonly aesKey?: string | undefined
}

const Sealed = z.object({ Encrypt: z.string().check(z.minLength(1), z.maxLength(200_000)) })

const signatureOf = (...parts: readonly string[]): Buffer =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest()

const signed = (given: string, ...parts: readonly string[]): boolean => {
  const claimed = Buffer.from(/^[0-9a-f]{40}$/i.test(given) ? given : '', 'hex')
  const right = signatureOf(...parts)
  return claimed.length === right.length && timingSafeEqual(claimed, right)
}

/** Decrypts: 16 random bytes, four bytes of length, the message, the app id; padded to 32. undefined for anything else. */
const opened = (sealed: string, aesKey: string, appid: string): string | undefined => {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const bytes = Buffer.from(sealed, 'base64')
  if (key.length !== 32 || bytes.length === 0 || bytes.length % 16 !== 0) return undefined
  const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([cipher.update(bytes), cipher.final()])
  const padding = padded.at(-1) ?? 0
  if (padding < 1 || padding > BLOCK || padding > padded.length - 20) return undefined
  const plain = padded.subarray(0, padded.length - padding)
  const length = plain.readUInt32BE(16)
  if (20 + length > plain.length || plain.subarray(20 + length).toString('utf8') !== appid) return undefined
  return plain.subarray(20, 20 + length).toString('utf8')
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

type Query = Readonly<Record<string, string | undefined>>

/**
 * Reads WeChat's message push to an own server, set to JSON in the console. Pushes are signed with the token; in safe mode the
 * message is also encrypted with the account's key.
 */
export const pushReader = ({ token, appid, aesKey }: PushConfig, now: () => number) => {
  const fresh = (timestamp: string): boolean =>
    /^\d{1,12}$/.test(timestamp) && Math.abs(now() - Number(timestamp) * 1000) <= FRESH_MS
  const vouched = ({ signature = '', timestamp = '', nonce = '' }: Query): boolean =>
    fresh(timestamp) && signed(signature, token, timestamp, nonce)

  return {
    /** the console tests the address with this request: the echo proves that the token is known here */
    echo: (query: Query): string | undefined => (vouched(query) ? query['echostr'] : undefined),
    /** the event; undefined when it was not sent by WeChat or cannot be decrypted */
    read: (query: Query, body: unknown): { readonly event: unknown } | undefined => {
      const sealed = Sealed.safeParse(body)
      // once a key is set, unencrypted pushes are rejected
      if (!sealed.success) return aesKey === undefined && vouched(query) ? { event: body } : undefined
      const { msg_signature = '', timestamp = '', nonce = '' } = query
      const vouchedFor = fresh(timestamp) && signed(msg_signature, token, timestamp, nonce, sealed.data.Encrypt)
      const text = vouchedFor && aesKey !== undefined ? opened(sealed.data.Encrypt, aesKey, appid) : undefined
      const event = text === undefined ? undefined : jsonOf(text)
      return event === undefined ? undefined : { event }
    },
  }
}
export type PushReader = ReturnType<typeof pushReader>
