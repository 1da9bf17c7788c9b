import { inflateSync } from 'node:zlib'
import type { Gateway } from '@local/wechat/gateway'
import { openAccount } from '@local/wechat/openapi/account'
import { wrongField } from '@local/wechat/openapi/fields'
import { openapiPlug } from '@local/wechat/openapi/plug'
import { LOOKING_MS } from '@local/wechat/openapi/security'
import jsQR from 'jsqr'
import cloud from 'wx-server-sdk'
import { openBench, refusalOf } from './wechat-gateway/support/sdk'

const TEMPLATE = 'template-of-the-test-0000000001'
const OPENID = 'o-worker'
const PAGE = 'pages/inbox/index'
const API = [
  'subscribeMessage.send',
  'security.msgSecCheck',
  'security.mediaCheckAsync',
  'phonenumber.getPhoneNumber',
  'wxacode.getUnlimited',
]
const PICTURE = new Uint8Array([1, 2, 3])

let ahead = 0
const now = (): number => Date.now() + ahead
const account = openAccount(undefined, now)
let gateway: Gateway

const withToken = (token: string): void => {
  Object.assign(process.env, { WX_API_TOKEN: token, WX_CONTEXT_KEYS: 'WX_API_TOKEN' })
}

beforeAll(async () => {
  const plug = openapiPlug({
    account,
    now,
    program: {
      appid: 'wx0123456789abcdef',
      templates: new Map([[TEMPLATE, ['thing1', 'date2', 'thing3']]]),
      pages: new Set([PAGE, 'pages/home/index']),
      judge: {
        words: (words) => (words.includes('坏话') ? 'risky' : 'pass'),
        media: (bytes) => (bytes.byteLength > 100 ? 'review' : 'pass'),
      },
    },
    fetch: async (url) => {
      if (url.endsWith('/huge')) return new Uint8Array(10 * 1024 * 1024 + 1)
      return url.endsWith('/picture') ? PICTURE : undefined
    },
    permissions: (token) => ({ all: API, none: [] })[token],
  })
  gateway = (await openBench({ plugs: [plug] })).gateway
})
afterAll(() => gateway.close())
beforeEach(() => {
  ahead = 0
  withToken('all')
  account.seen(OPENID)
})

type Api = (params: object) => Promise<unknown>
/** The SDK's typings declare the namespace without its interfaces. */
const openapi = cloud.openapi as unknown as {
  readonly subscribeMessage: { readonly send: Api }
  readonly security: { readonly msgSecCheck: Api; readonly mediaCheckAsync: Api }
  readonly phonenumber: { readonly getPhoneNumber: Api }
  readonly wxacode: { readonly getUnlimited: Api }
}

const data = {
  thing1: { value: '申请已收到' },
  date2: { value: '2026年03月09日' },
  thing3: { value: '请打开小程序查看' },
}
const message = { touser: OPENID, templateId: TEMPLATE, page: PAGE, data }
const send = (change: object = {}) => openapi.subscribeMessage.send({ ...message, ...change })
const codeOf = async (work: unknown): Promise<unknown> => (await refusalOf(work)).errCode

describe('subscribeMessage.send', () => {
  test('uses up one send grant per message, so that the second message is refused', async () => {
    account.grant(OPENID, TEMPLATE)
    expect(await send()).toMatchObject({ errCode: 0 })
    expect(account.sent().at(-1)).toMatchObject({ to: OPENID, template: TEMPLATE, data: { thing1: '申请已收到' } })
    expect(await codeOf(send())).toBe(43101)
  })
  test('is refused after the user has turned the subscription off, although a send grant was left', async () => {
    account.grant(OPENID, TEMPLATE)
    account.revoke(OPENID, TEMPLATE)
    expect(await codeOf(send())).toBe(43101)
  })
  test.each([
    [40003, { touser: 'o-nobody' }],
    [40037, { templateId: 'template-of-somebody-else-0000' }],
    [41030, { page: 'pages/none/index' }],
    [47003, { data: { ...data, thing1: { value: '这句话比二十个字长出了一点点所以不行啊' + '啊啊' } } }],
    [47003, { data: { ...data, date2: { value: '明天' } } }],
    [47003, { data: { ...data, thing3: { value: '' } } }],
    [47003, { data: { thing1: data.thing1, date2: data.date2 } }],
  ])('fails with %i and does not use up the send grant', async (code, change) => {
    account.grant(OPENID, TEMPLATE)
    const before = account.granted(OPENID, TEMPLATE)
    expect(await codeOf(send(change))).toBe(code)
    expect(account.granted(OPENID, TEMPLATE)).toBe(before)
  })
  test('names the invalid field in the error', async () => {
    expect(await refusalOf(send({ data: { ...data, date2: { value: 'x' } } }))).toMatchObject({
      message: expect.stringContaining('data.date2.value'),
    })
  })
  test('accepts a page path with parameters', async () => {
    account.grant(OPENID, TEMPLATE)
    expect(await send({ page: `${PAGE}?id=1` })).toMatchObject({ errCode: 0 })
  })
})

test.each([
  ['thing1', '二十个字以内都可以', true],
  ['thing1', '一'.repeat(21), false],
  ['number1', '12.50', true],
  ['number1', '十二', false],
  ['letter1', 'abc', true],
  ['letter1', 'abc1', false],
  ['symbol1', '!?', true],
  ['symbol1', '!!!!!!', false],
  ['character_string1', 'GH-2026/01', true],
  ['character_string1', '编号1', false],
  ['time1', '15:01', true],
  ['time1', '2026年3月9日 15:01', true],
  ['time1', '下午三点', false],
  ['date1', '2026-03-09~2026-03-18', true],
  ['date1', '09.03.2026', false],
  ['amount1', '￥5000.00元', true],
  ['amount1', '12345678901', false],
  ['phone_number1', '+86 0000-1234567', true],
  ['phone_number1', '电话', false],
  ['car_number1', '粤0A1234', true],
  ['name1', '王某某', true],
  ['name1', '一二三四五六七八九十一', false],
  ['phrase1', '已通过', true],
  ['phrase1', 'passed', false],
  ['phrase1', '已经审核通过了', false],
  ['unheard1', '什么', false],
])('field %s with the value %s is valid: %s', (field, value, right) => {
  expect(wrongField([field], { [field]: { value } })).toBe(right ? undefined : field)
})

describe('security.msgSecCheck', () => {
  const words = (change: object = {}) =>
    openapi.security.msgSecCheck({ openid: OPENID, scene: 2, version: 2, content: '谢谢工会', ...change })
  test('rates a harmless text as “pass” and a bad one as “risky”', async () => {
    expect(await words()).toMatchObject({ errCode: 0, result: { suggest: 'pass', label: 100 } })
    expect(await words({ content: '一句坏话' })).toMatchObject({ errCode: 0, result: { suggest: 'risky' } })
  })
  test.each([
    [44002, { content: '' }],
    [47001, { content: '长'.repeat(2501) }],
    [47001, { version: 1 }],
    [40129, { scene: 5 }],
    [40003, { openid: 'o-nobody' }],
  ])('fails with %i for an invalid argument', async (code, change) => {
    expect(await codeOf(words(change))).toBe(code)
  })
  test('fails with 61010 for a user who was last seen more than two hours ago', async () => {
    ahead = -3 * 3_600_000
    account.seen('o-long-ago')
    ahead = 0
    expect(await codeOf(words({ openid: 'o-long-ago' }))).toBe(61010)
  })
})

describe('security.mediaCheckAsync', () => {
  const look = (change: object = {}) =>
    openapi.security.mediaCheckAsync({
      openid: OPENID,
      scene: 3,
      version: 2,
      mediaType: 2,
      mediaUrl: 'http://somewhere/picture',
      ...change,
    }) as Promise<{ readonly errCode: number; readonly traceId?: string }>
  test('answers with a trace id, and the verdict arrives later as a push', async () => {
    const { traceId } = await look()
    expect(account.takeDue()).toEqual([])
    ahead = LOOKING_MS
    expect(account.takeDue()).toMatchObject([
      { event: { MsgType: 'event', Event: 'wxa_media_check', trace_id: traceId, result: { suggest: 'pass' } } },
    ])
    expect(account.takeDue()).toEqual([])
  })
  test.each([
    [44002, { mediaUrl: '' }],
    [40005, { mediaUrl: 'http://somewhere/nothing' }],
    [40006, { mediaUrl: 'http://somewhere/huge' }],
    [47001, { mediaType: 3 }],
    [40129, { scene: 0 }],
  ])('fails with %i for an invalid argument', async (code, change) => {
    expect(await codeOf(look(change))).toBe(code)
  })
})

describe('phonenumber.getPhoneNumber', () => {
  const exchange = (code: string) => openapi.phonenumber.getPhoneNumber({ code })
  test('accepts a code only once', async () => {
    const code = account.phoneCode(OPENID, '19900000001')
    expect(await exchange(code)).toMatchObject({ phoneInfo: { purePhoneNumber: '19900000001', countryCode: '86' } })
    expect(await codeOf(exchange(code))).toBe(40029)
  })
  test('accepts a code for less than five minutes', async () => {
    const code = account.phoneCode(OPENID, '19900000001')
    ahead = 5 * 60_000
    expect(await codeOf(exchange(code))).toBe(40029)
  })
})

describe('wxacode.getUnlimited', () => {
  type Drawn = { readonly contentType: string; readonly buffer: Buffer }
  const draw = (change: object = {}) =>
    openapi.wxacode.getUnlimited({ scene: 's=Ab12', page: PAGE, ...change }) as unknown as Promise<Drawn>
  /** The grey pixels of a PNG without filters, in the format of jsQR. */
  const pointsOf = (png: Buffer): { readonly points: Uint8ClampedArray; readonly size: number } => {
    const size = png.readUInt32BE(16)
    const rows = inflateSync(png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8))
    const points = new Uint8ClampedArray(size * size * 4)
    for (let y = 0; y < size; y += 1)
      for (let x = 0; x < size; x += 1)
        points.fill(rows[y * (size + 1) + 1 + x] ?? 0, (y * size + x) * 4, (y * size + x) * 4 + 3)
    for (let i = 3; i < points.length; i += 4) points[i] = 255
    return { points, size }
  }
  test('draws a picture that a scanner can read', async () => {
    const { contentType, buffer } = await draw()
    expect(contentType).toBe('image/png')
    const { points, size } = pointsOf(buffer)
    expect(jsQR(points, size, size)?.data).toBe(`${PAGE}?scene=s%3DAb12`)
  })
  test.each([
    [40129, { scene: 'x'.repeat(33) }],
    [40129, { scene: '' }],
    [40129, { scene: 'a%20b' }],
    [40129, { scene: '中文' }],
    [41030, { page: 'pages/none/index' }],
    [41030, { page: `/${PAGE}` }],
    [41030, { page: `${PAGE}?a=1` }],
    [47001, { width: 100 }],
  ])('fails with %i for an invalid argument', async (code, change) => {
    expect(await codeOf(draw(change))).toBe(code)
  })
  test('accepts an unknown page when checkPath is false', async () => {
    expect((await draw({ page: 'pages/next/index', checkPath: false })).contentType).toBe('image/png')
  })
})

describe('a call to WeChat’s interface', () => {
  test.each(API)('%s is refused if the function’s config.json does not name this interface', async (name) => {
    withToken('none')
    const [group = '', call = ''] = name.split('.')
    const api = cloud.openapi as unknown as Record<string, Record<string, (params: object) => Promise<unknown>>>
    expect(await codeOf(api[group]?.[call]?.({}) ?? Promise.resolve())).toBe(-604101)
  })
  test('is refused without a function’s token', async () => {
    withToken('')
    expect(await codeOf(send())).toBe(-604104)
  })
  test('is refused when the interface does not exist', async () => {
    expect(
      await codeOf((cloud.openapi as unknown as { none: { such(p: object): Promise<unknown> } }).none.such({})),
    ).toBe(-604100)
  })
})
