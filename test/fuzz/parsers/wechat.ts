import { createCipheriv, createHash } from 'node:crypto'
import { faultOf } from '@cloud/adapters/wechat/fault'
import { overHttps } from '@cloud/adapters/wechat-https/index'
import { pushReader } from '@cloud/adapters/wechat-https/push'
import { createEvents } from '@cloud/events/create'
import { jsonIn as bodyOf } from '@cloud/host/body'
import { aWorld } from '@test/support/ports'
import { jsonForm } from '../mutate/json'
import { bytesOf, jsonBytes, jsonIn, type Parser } from '../parser'

const TOKEN = 'aPushToken123'
const APPID = 'wx0123456789abcdef'
const KEY = Buffer.alloc(32, 5).toString('base64').slice(0, 43)
const NOW = 1_772_413_200_000

const textIn = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const sha1 = (...parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')

/** Encrypts as WeChat does, with whatever length and padding the input asks for. */
const sealed = (message: string, { appid, length, padding }: Readonly<Record<string, unknown>>): string => {
  const key = Buffer.from(`${KEY}=`, 'base64')
  const text = Buffer.from(message)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(typeof length === 'number' ? Math.abs(Math.trunc(length)) % 2 ** 32 : text.length)
  const body = Buffer.concat([Buffer.alloc(16, 1), size, text, Buffer.from(textIn(appid ?? APPID))])
  const fill = 32 - (body.length % 32)
  const pad = Buffer.alloc(fill, typeof padding === 'number' ? padding & 255 : fill)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(Buffer.concat([body, pad])), cipher.final()]).toString('base64')
}

const SETTINGS_CHANGED = {
  MsgType: 'event',
  Event: 'subscribe_msg_change_event',
  FromUserName: 'o-1',
  List: [{ TemplateId: 'T-1', SubscribeStatusString: 'reject' }],
}
const PICTURE_CHECKED = {
  MsgType: 'event',
  Event: 'wxa_media_check',
  trace_id: 'trace-1',
  result: { suggest: 'risky', label: 100 },
}
const PUSHES = [
  { sealed: true, message: SETTINGS_CHANGED },
  { sealed: true, message: PICTURE_CHECKED, nonce: '4711' },
  { sealed: true, message: { ...SETTINGS_CHANGED, List: SETTINGS_CHANGED.List[0] }, length: 9, padding: 7 },
  { sealed: false, message: SETTINGS_CHANGED },
]

/** A push as it arrives: signed for its own words, unless the input asks for another signature. */
const pushIn = (given: Readonly<Record<string, unknown>>) => {
  const isSealed = given['sealed'] !== false
  const now = String(NOW / 1000)
  const [timestamp, nonce] = [textIn(given['timestamp'] ?? now), textIn(given['nonce'] ?? '1')]
  const Encrypt = isSealed ? sealed(textIn(given['message']), given) : ''
  const signature = textIn(given['signature'] ?? sha1(TOKEN, timestamp, nonce))
  return {
    isSealed,
    isRight: timestamp === now && (isSealed || given['signature'] === undefined),
    query: { timestamp, nonce, signature, msg_signature: sha1(TOKEN, timestamp, nonce, Encrypt) },
    body: bodyOf(bytesOf(isSealed ? JSON.stringify({ Encrypt }) : textIn(given['message'])))?.json,
  }
}

const push: Parser = {
  name: 'wechat-push',
  modules: [
    'cloudfunctions/adapters/wechat-https/push.ts',
    'cloudfunctions/events/push.ts',
    'cloudfunctions/events/create.ts',
    'cloudfunctions/host/body.ts',
  ],
  mutate: [jsonForm],
  open: async () => {
    const world = await aWorld()
    const events = createEvents([world.ports], { 'T-1': 'payment' })
    const reader = pushReader({ token: TOKEN, appid: APPID, aesKey: KEY }, () => NOW)
    const plainReader = pushReader({ token: TOKEN, appid: APPID }, () => NOW)
    return {
      samples: PUSHES.map(jsonBytes),
      take: async (input) => {
        const { query, body, isSealed, isRight } = pushIn(fieldsOf(jsonIn(input)))
        reader.echo({ ...query, echostr: 'x' })
        const read = (isSealed ? reader : plainReader).read(query, body)
        if (read === undefined) return isRight ? 'deeper' : 'first'
        return (await events(undefined, read.event)).ok ? 'accepted' : 'deeper'
      },
      close: () => world.close(),
    }
  },
}

const ANSWERS = [
  { answer: { errcode: 0, errmsg: 'ok', result: { suggest: 'pass', label: 100 }, trace_id: 'trace-1' } },
  { answer: { phone_info: { phoneNumber: '19900000001', purePhoneNumber: '19900000001', countryCode: '86' } } },
  { answer: { openid: 'o-1', session_key: 'AAAA', unionid: 'u' } },
  { answer: { errcode: 43101, errmsg: 'user refuse to accept the msg' } },
  { answer: { errcode: 40001, errmsg: 'invalid credential' }, status: 200 },
  { answer: '<html>502</html>', status: 502 },
  { token: { access_token: 'token', expires_in: 7200 }, answer: {} },
]

const answers: Parser = {
  name: 'wechat-answers',
  modules: [
    'cloudfunctions/adapters/wechat-https/access-token.ts',
    'cloudfunctions/adapters/wechat-https/ask.ts',
    'cloudfunctions/adapters/wechat-https/client.ts',
    'cloudfunctions/adapters/wechat-https/content-check.ts',
    'cloudfunctions/adapters/wechat-https/login.ts',
    'cloudfunctions/adapters/wechat-https/messages.ts',
    'cloudfunctions/adapters/wechat-https/mini-codes.ts',
    'cloudfunctions/adapters/wechat-https/phone.ts',
    'cloudfunctions/adapters/wechat/fault.ts',
  ],
  mutate: [jsonForm],
  open: async () => {
    const world = await aWorld()
    const settings: Parameters<typeof overHttps>[0] = {
      WECHAT_APPID: APPID,
      WECHAT_SECRET: 'secret',
      WECHAT_API: 'https://wechat.invalid',
      WECHAT_STATE: 'formal',
      TEMPLATES: [{ topic: 'payment', id: 'T-1', fields: ['thing1', 'date2', 'thing3'] }],
      PUBLIC_URL: 'https://bangfu.invalid',
    }
    return {
      samples: ANSWERS.map(jsonBytes),
      take: async (input) => {
        const given = fieldsOf(jsonIn(input))
        const status = typeof given['status'] === 'number' ? 200 + (Math.abs(Math.trunc(given['status'])) % 400) : 200
        // written once: an answer of megabytes is asked for by every call below
        const token = textIn(given['token'] ?? { access_token: 'token', expires_in: 7200 })
        const answer = textIn(given['answer'])
        globalThis.fetch = async (address) =>
          String(address).includes('stable_token')
            ? new Response(token)
            : new Response(answer, { status: status === 204 || status === 304 ? 200 : status })
        const wechat = overHttps(settings, world.clock, world.ports.log)
        if (wechat === undefined) return 'first'
        const heard = [
          await wechat.content.text('o-1', '文字'),
          await wechat.content.media('o-1', 'file/FI-1/a.jpg?t=1', 'image'),
          await wechat.phone.exchange('code'),
          await wechat.codes.draw('pages/home/index', 'c=1'),
          await wechat.login('code'),
          await wechat.messages.send({
            to: 'PE-aaaa' as never,
            openid: 'o-1',
            topic: 'payment',
            fields: { what: '一', day: '二', todo: '三' },
            page: 'pages/inbox/index',
          }),
        ]
        faultOf(given['answer'], 'fuzz')
        if (status !== 200) return 'first'
        return heard.some((each) => each !== undefined && each !== 'unknown' && each !== 'unavailable')
          ? 'accepted'
          : 'deeper'
      },
      close: () => world.close(),
    }
  },
}

export const WECHAT: readonly Parser[] = [push, answers]
