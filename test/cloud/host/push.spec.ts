import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { pushReader } from '@cloud/adapters/wechat-https/push'

const TOKEN = 'aPushToken123'
const APPID = 'wx0123456789abcdef'
const KEY = Buffer.alloc(32, 5).toString('base64').slice(0, 43)
const NOW = 1_772_413_200_000
const event = { MsgType: 'event', Event: 'subscribe_msg_change_event', FromUserName: 'o-1', Note: '改了设置' }

const sha1 = (...parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')
const timestamp = String(NOW / 1000)
const nonce = '4711'
const plainQuery = { signature: sha1(TOKEN, timestamp, nonce), timestamp, nonce }

/** Encrypts as WeChat does, written from its documentation and independently of the code that decrypts. */
const sealed = (message: unknown, over: { key?: string; appid?: string } = {}): { Encrypt: string } => {
  const key = Buffer.from(`${over.key ?? KEY}=`, 'base64')
  const text = Buffer.from(JSON.stringify(message))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const body = Buffer.concat([randomBytes(16), length, text, Buffer.from(over.appid ?? APPID)])
  const padding = 32 - (body.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const bytes = [cipher.update(Buffer.concat([body, Buffer.alloc(padding, padding)])), cipher.final()]
  return { Encrypt: Buffer.concat(bytes).toString('base64') }
}
const safeQuery = ({ Encrypt }: { Encrypt: string }) => ({
  ...plainQuery,
  encrypt_type: 'aes',
  msg_signature: sha1(TOKEN, timestamp, nonce, Encrypt),
})

describe('a plain push', () => {
  const reader = pushReader({ token: TOKEN, appid: APPID }, () => NOW)
  test('of the console’s test is answered with its echo string', () => {
    expect(reader.echo({ ...plainQuery, echostr: 'hello' })).toBe('hello')
    expect(reader.echo({ ...plainQuery, nonce: '4712', echostr: 'hello' })).toBeUndefined()
  })
  test('with a valid signature is read', () => expect(reader.read(plainQuery, event)).toEqual({ event }))
  test.each([
    ['no signature', { signature: undefined }],
    ['a wrong signature', { signature: sha1('another', timestamp, nonce) }],
    ['half a signature', { signature: plainQuery.signature.slice(0, 20) }],
    ['another nonce', { nonce: '1' }],
    ['no time', { timestamp: '' }],
  ])('with %s is refused, because it does not come from WeChat', (_what, over) =>
    expect(reader.read({ ...plainQuery, ...over }, event)).toBeUndefined(),
  )
  test('that is replayed later is refused', () => {
    const later = pushReader({ token: TOKEN, appid: APPID }, () => NOW + 11 * 60_000)
    expect(later.read(plainQuery, event)).toBeUndefined()
  })
})

describe('an encrypted push', () => {
  const reader = pushReader({ token: TOKEN, appid: APPID, aesKey: KEY }, () => NOW)
  test('is decrypted and read', () => {
    const push = sealed(event)
    expect(reader.read(safeQuery(push), push)).toEqual({ event })
  })
  test('of any length is decrypted', () => {
    for (let length = 0; length < 40; length += 1) {
      const push = sealed({ text: 'x'.repeat(length) })
      expect(reader.read(safeQuery(push), push)).toEqual({ event: { text: 'x'.repeat(length) } })
    }
  })
  test('is required once there is a key: a plain push is refused', () =>
    expect(reader.read(plainQuery, event)).toBeUndefined())
  test.each([
    ['another key', sealed(event, { key: Buffer.alloc(32, 6).toString('base64').slice(0, 43) })],
    ['another account', sealed(event, { appid: 'wxffffffffffffffff' })],
    ['no ciphertext', { Encrypt: 'aGVsbG8=' }],
    ['garbage', { Encrypt: randomBytes(64).toString('base64') }],
  ])('with %s is refused although it is signed', (_what, push) =>
    expect(reader.read(safeQuery(push), push)).toBeUndefined(),
  )
  test('that was changed on the way is refused', () => {
    const push = sealed(event)
    expect(reader.read(safeQuery(push), sealed(event))).toBeUndefined()
  })
})
