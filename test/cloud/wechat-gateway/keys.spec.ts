import { sign } from '@cloudbase/signature-nodejs'
import { asFunction, type Bench, ENV, openBench, refusalOf, SECRET } from './support/sdk'

const BODY = { action: 'database.getDocument', collectionName: 'cases', query: '{}', envName: ENV, limit: 1 }

describe('who may ask', () => {
  let bench: Bench
  let now = 0
  const get = () => bench.db.collection('cases').doc('a').get()
  const says = (why: RegExp) => ({ errCode: -501001, message: expect.stringMatching(why) })

  /** A request signed as the SDK signs, with whatever is changed on the way. */
  const post = async (
    changed: { body?: object; headers?: Record<string, string>; at?: number; path?: string } = {},
  ) => {
    const { port } = bench.gateway
    const url = `${bench.gateway.url}?env=${ENV}&seqId=1`
    const headers = { 'content-type': 'application/json', host: `127.0.0.1:${port}` }
    const timestamp = changed.at ?? Math.floor(Date.now() / 1000)
    const signed = sign({
      secretId: SECRET.id,
      secretKey: SECRET.key,
      method: 'post',
      url,
      params: BODY,
      headers,
      withSignedParams: true,
      timestamp,
    })
    const response = await fetch(changed.path === undefined ? url : `${bench.gateway.origin}${changed.path}`, {
      method: 'POST',
      body: JSON.stringify(changed.body ?? BODY),
      headers: {
        ...headers,
        authorization: String(signed.authorization),
        'x-timestamp': String(timestamp),
        'x-signature-expires': '600',
        ...changed.headers,
      },
    })
    const text = await response.text()
    return { status: response.status, ...(text.startsWith('{') ? (JSON.parse(text) as { code?: string }) : {}) }
  }

  beforeEach(async () => {
    now = Date.now()
    bench = await openBench({ clock: { now: () => now } })
    await bench.gateway.seed('cases', [{ _id: 'a' }])
  })
  afterEach(() => bench.gateway.close())

  test('whoever signs with the key', async () => {
    await expect(get()).resolves.toMatchObject({ data: { _id: 'a' } })
    expect(await post()).toMatchObject({ status: 200, data: { list: ['{"_id":"a"}'] } })
  })

  test('not with another key, nor in another name', async () => {
    asFunction(bench.gateway.url, { ...SECRET, key: 'another' })
    expect(await refusalOf(get())).toMatchObject(says(/signature is wrong/))
    asFunction(bench.gateway.url, { ...SECRET, id: 'AKIDanother' })
    expect(await refusalOf(get())).toMatchObject(says(/SecretId does not exist/))
  })

  test('not with a clock that is ten minutes off', async () => {
    now += 601_000
    expect(await refusalOf(get())).toMatchObject(says(/signature has expired/))
    now -= 1_000_000
    expect(await refusalOf(get())).toMatchObject(says(/time to come/))
  })

  test('with temporary keys only as long as they last, and new ones are taken up at once', async () => {
    const first = { ...SECRET, token: 'token-1' }
    bench.gateway.secret({ ...first, until: now + 60_000 })
    expect(await refusalOf(get())).toMatchObject(says(/token of the temporary key/))
    asFunction(bench.gateway.url, first)
    await expect(get()).resolves.toMatchObject({ data: { _id: 'a' } })
    now += 60_000
    expect(await refusalOf(get())).toMatchObject(says(/token has expired/))
    const second = { id: 'AKIDsecond', key: 'second', token: 'token-2' }
    bench.gateway.secret({ ...second, until: now + 60_000 })
    asFunction(bench.gateway.url, second)
    await expect(get()).resolves.toMatchObject({ data: { _id: 'a' } })
  })

  test('not with a body or a time that was changed on the way', async () => {
    expect(await post({ body: { ...BODY, limit: 2 } })).toMatchObject({ status: 200, code: 'SIGN_PARAM_INVALID' })
    const at = String(Math.floor(now / 1000) - 5)
    expect(await post({ headers: { 'x-timestamp': at } })).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
    expect(await post({ headers: { authorization: 'Bearer x' } })).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
    expect(await post({ headers: { authorization: '' } })).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
  })

  test('not for another environment', async () => {
    await bench.gateway.close()
    bench = await openBench({ env: 'another-env' })
    expect(await post({})).toMatchObject({ code: 'INVALID_ENV' })
  })

  test('nobody from another page, and nothing elsewhere', async () => {
    expect((await post({ headers: { origin: 'https://example.com' } })).status).toBe(403)
    expect((await post({ path: '/elsewhere' })).status).toBe(404)
  })
})
