import { wechatClient } from '@cloud/adapters/wechat-https/client'
import { httpsContentCheck } from '@cloud/adapters/wechat-https/content-check'
import { codeLogin } from '@cloud/adapters/wechat-https/login'
import { httpsMessages } from '@cloud/adapters/wechat-https/messages'
import { httpsMiniCodes } from '@cloud/adapters/wechat-https/mini-codes'
import { httpsPhone } from '@cloud/adapters/wechat-https/phone'
import type { Log, LogFields, Messages } from '@cloud/ports/world'
import type { PersonId } from '@domain/kernel/ids'
import { FAKE_APPID, FAKE_SECRET, type FakeWechat, fakeWechat } from '@test/support/fake-wechat'

const SEND = '/cgi-bin/message/subscribe/send'
const TOKEN = '/cgi-bin/stable_token'

let wechat: FakeWechat
let logged: { readonly event: string; readonly fields: LogFields }[]
const log: Log = {
  info: (event, fields) => void logged.push({ event, fields }),
  alarm: (event, fields) => void logged.push({ event, fields }),
  within: (_request, work) => work(),
}
const time = { now: 1_772_413_200_000 }
const clock = { now: () => time.now }
/** A long timeout, because the machine may be busy; a short timeout in tests without a reply. */
const clientOf = (secret = FAKE_SECRET, timeoutMs = 10_000) =>
  wechatClient({ appid: FAKE_APPID, secret, base: wechat.base, clock, timeoutMs })

const soonTired = () => clientOf(FAKE_SECRET, 200)

const message = {
  to: 'PE-1' as PersonId,
  openid: 'o-worker',
  topic: 'progress' as const,
  fields: { thing1: '申请已收到', date2: '2026年03月09日', thing3: '请打开小程序查看' },
  page: 'pages/inbox/index',
} satisfies Parameters<Messages['send']>[0]
const OWN = ['thing1', 'date2', 'thing3']
const sending = (client = clientOf(), fields = OWN): Messages =>
  httpsMessages(client, { progress: { id: 'T-progress', fields } }, 'formal', log)

beforeEach(async () => {
  wechat = await fakeWechat()
  logged = []
})
afterEach(() => wechat.close())

describe('a subscribe message', () => {
  test('is sent with its template, its fields and the page to open', async () => {
    expect(await sending().send(message)).toBe('sent')
    expect(wechat.of(SEND)[0]?.body).toEqual({
      touser: 'o-worker',
      template_id: 'T-progress',
      page: 'pages/inbox/index',
      data: {
        thing1: { value: '申请已收到' },
        date2: { value: '2026年03月09日' },
        thing3: { value: '请打开小程序查看' },
      },
      miniprogram_state: 'formal',
      lang: 'zh_CN',
    })
  })
  test('uses the field names of the account’s own template', async () => {
    await sending(clientOf(), ['thing4', 'time2', 'thing7']).send(message)
    expect(wechat.of(SEND)[0]?.body).toMatchObject({
      data: {
        thing4: { value: '申请已收到' },
        time2: { value: '2026年03月09日' },
        thing7: { value: '请打开小程序查看' },
      },
    })
  })
  test.each([
    [43101, 'refused'],
    [43107, 'refused'],
    [40003, 'invalid'],
    [40037, 'invalid'],
    [41030, 'invalid'],
    [47003, 'invalid'],
    [45009, 'unavailable'],
    [-1, 'unavailable'],
    [99999, 'unavailable'],
  ])('errcode %i of the send request results in “%s”', async (errcode, outcome) => {
    wechat.next(SEND, { errcode, errmsg: 'no' })
    expect(await sending().send(message)).toBe(outcome)
  })
  test('of a topic without a template is not sent, and the result is “invalid”', async () => {
    expect(await sending().send({ ...message, topic: 'duty' })).toBe('invalid')
    expect(wechat.asked).toEqual([])
  })
  test('a timeout counts as not sent, with the result “unavailable”', async () => {
    const messages = sending(soonTired())
    wechat.next(TOKEN, 'silence')
    expect(await messages.send(message)).toBe('unavailable')
    wechat.next(SEND, 'silence')
    expect(await messages.send(message)).toBe('unavailable')
  })
})

describe('the access token', () => {
  test('is requested once for concurrent callers, and cached until shortly before its expiry', async () => {
    const messages = sending()
    await Promise.all(Array.from({ length: 20 }, () => messages.send(message)))
    expect(wechat.of(TOKEN)).toHaveLength(1)
    expect(wechat.of(TOKEN)[0]?.body).toMatchObject({ grant_type: 'client_credential', force_refresh: false })
    time.now += (7200 - 301) * 1000
    await messages.send(message)
    expect(wechat.of(TOKEN)).toHaveLength(1)
    time.now += 2000
    await messages.send(message)
    expect(wechat.of(TOKEN)).toHaveLength(2)
  })
  test.each([40001, 42001] as const)(
    'when refused with %i, is renewed once, and all waiting messages are sent',
    async (errcode) => {
      const messages = sending()
      await messages.send(message)
      wechat.expire(errcode)
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => messages.send(message)))
      expect(new Set(outcomes)).toEqual(new Set(['sent']))
      expect(wechat.of(TOKEN)).toHaveLength(2)
    },
  )
  test('is renewed by force only when WeChat still returns the refused token, and only once within a period', async () => {
    const messages = sending()
    const no = { errcode: 40001, errmsg: 'invalid credential' }
    wechat.next(SEND, no)
    expect(await messages.send(message)).toBe('sent')
    expect(wechat.of(TOKEN).map(({ body }) => body['force_refresh'])).toEqual([false, false, true])
    wechat.next(SEND, no)
    await messages.send(message)
    expect(wechat.of(TOKEN).filter(({ body }) => body['force_refresh'] === true)).toHaveLength(1)
  })
  test('a wrong app secret counts as “unavailable” for the outbox, and the log shows neither secret nor token', async () => {
    expect(await sending(clientOf('another-secret')).send(message)).toBe('unavailable')
    expect(logged).toEqual([
      { event: 'wechat', fields: { call: 'message.send', job: 'progress', outcome: 'unavailable', code: '40013' } },
    ])
    expect(JSON.stringify(logged)).not.toMatch(/secret|token-|http/)
  })
  test('when WeChat is unreachable, the error names the path and neither address, token nor secret', async () => {
    const client = clientOf()
    await wechat.close()
    const fault = await client.call(SEND, {}).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(String(fault)).toContain(TOKEN)
    expect(`${String(fault)} ${JSON.stringify(fault)}`).not.toMatch(/127\.0\.0\.1|secret|token-/)
  })
})

describe('the exchange of a login code', () => {
  test('yields the openid and drops the session key', async () => {
    expect(await codeLogin(clientOf())('code-of-worker')).toEqual({ openid: 'desk-worker' })
  })
  test.each([
    [{ errcode: 40029 }, 'bad-code'],
    [{ errcode: 40163 }, 'bad-code'],
    [{ errcode: 45011 }, 'unavailable'],
    [{ errcode: -1 }, 'unavailable'],
    [{ openid: '' }, 'unavailable'],
    ['silence', 'unavailable'],
  ] as const)('the reply %j results in “%s”', async (said, outcome) => {
    wechat.next('/sns/jscode2session', said)
    const client = said === 'silence' ? soonTired() : clientOf()
    expect(await codeLogin(client)('code-of-worker')).toBe(outcome)
  })
})

describe('WeChat’s content check', () => {
  const TEXT = '/wxa/msg_sec_check'
  test.each([
    ['pass', 'pass'],
    ['risky', 'refused'],
    ['review', 'unknown'],
  ])('the suggestion %s for a text results in “%s”', async (suggest, outcome) => {
    wechat.next(TEXT, { errcode: 0, result: { suggest } })
    expect(await httpsContentCheck(clientOf(), undefined, log).text('o-worker', '一句话')).toBe(outcome)
  })
  test.each([[{ errcode: 61010 }], [{ errcode: 45009 }], ['silence']] as const)(
    'the reply %j gives the result “unknown” and blocks no text',
    async (said) => {
      wechat.next(TEXT, said)
      const client = said === 'silence' ? soonTired() : clientOf()
      expect(await httpsContentCheck(client, undefined, log).text('o-worker', '一句话')).toBe('unknown')
    },
  )
  test('a picture is sent for checking by its public address, and skipped if the server has none', async () => {
    const here = httpsContentCheck(clientOf(), 'https://bangfu.example', log)
    expect(await here.media('o-worker', 'file/FI-1/a.jpg?t=p', 'image')).toBe('media-1')
    expect(wechat.of('/wxa/media_check_async')[0]?.body).toMatchObject({
      media_url: 'https://bangfu.example/file/FI-1/a.jpg?t=p',
      media_type: 2,
      openid: 'o-worker',
    })
    const nowhere = httpsContentCheck(clientOf(), undefined, log)
    expect(await nowhere.media('o-worker', 'file/FI-1/a.jpg?t=p', 'image')).toBeUndefined()
  })
})

test('a phone number is returned only for a valid code, and never logged', async () => {
  const phone = httpsPhone(clientOf(), log)
  expect(await phone.exchange('good')).toBe('19988888888')
  expect(await phone.exchange('used')).toBeUndefined()
  expect(JSON.stringify(logged)).not.toContain('199')
})

test('an answer of more than a megabyte is none', async () => {
  const [small, large] = [1_000_000, 1_100_000].map((size) => new Uint8Array(size))
  wechat.next('/wxa/getwxacodeunlimit', small as Uint8Array<ArrayBuffer>, large as Uint8Array<ArrayBuffer>)
  const codes = httpsMiniCodes(clientOf(), 'formal', log)
  const drawn = [await codes.draw('pages/home/index', 'c=1'), await codes.draw('pages/home/index', 'c=1')]
  expect(drawn.map((picture) => picture?.byteLength)).toEqual([1_000_000, undefined])
})

test('a mini-program code is returned as a picture, or not at all when WeChat refuses', async () => {
  const codes = httpsMiniCodes(clientOf(), 'formal', log)
  expect(await codes.draw('pages/home/index', 'u=1')).toEqual(new Uint8Array([0x89, 0x50, 0x4e, 0x47]))
  wechat.next('/wxa/getwxacodeunlimit', { errcode: 45029 })
  expect(await codes.draw('pages/home/index', 'u=1')).toBeUndefined()
  expect(await codes.draw('pages/home/index', 'x'.repeat(33))).toBeUndefined()
})
