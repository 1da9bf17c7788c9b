import { post, type Sent } from './support/post'
import { asFunction, type Bench, ENV, openBench, refusalOf, SECRET } from './support/sdk'

const BODY = { action: 'database.getDocument', collectionName: 'cases', query: '{}', envName: ENV, limit: 1 }

describe('a request to the gateway', () => {
  let bench: Bench
  let now = 0
  const get = () => bench.db.collection('cases').doc('a').get()
  const says = (why: RegExp) => ({ errCode: -501001, message: expect.stringMatching(why) })

  const send = (more: Partial<Sent> = {}) => post(bench.gateway, { body: BODY, ...more })

  beforeEach(async () => {
    now = Date.now()
    bench = await openBench({ clock: { now: () => now } })
    await bench.gateway.seed('cases', [{ _id: 'a' }])
  })
  afterEach(() => bench.gateway.close())

  test('is accepted when it is signed with the key', async () => {
    await expect(get()).resolves.toMatchObject({ data: { _id: 'a' } })
    expect(await send()).toMatchObject({ status: 200, data: { list: ['{"_id":"a"}'] } })
  })

  test('is refused when it is signed with another key or another key id', async () => {
    asFunction(bench.gateway.url, { ...SECRET, key: 'another' })
    expect(await refusalOf(get())).toMatchObject(says(/signature is wrong/))
    asFunction(bench.gateway.url, { ...SECRET, id: 'AKIDanother' })
    expect(await refusalOf(get())).toMatchObject(says(/SecretId does not exist/))
  })

  test('is refused when its timestamp is ten minutes off the gateway’s clock', async () => {
    now += 601_000
    expect(await refusalOf(get())).toMatchObject(says(/signature has expired/))
    now -= 1_000_000
    expect(await refusalOf(get())).toMatchObject(says(/time to come/))
  })

  test('is accepted with temporary keys only until these keys expire, and with new keys at once', async () => {
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

  test('is refused when its body or timestamp was changed after signing', async () => {
    expect(await send({ arrives: { ...BODY, limit: 2 } })).toMatchObject({ status: 200, code: 'SIGN_PARAM_INVALID' })
    const at = String(Math.floor(now / 1000) - 5)
    expect(await send({ headers: { 'x-timestamp': at } })).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
    expect(await send({ headers: { authorization: 'Bearer x' } })).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
    expect(await send({ headers: { authorization: '' } })).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
  })

  test('is refused for another environment', async () => {
    await bench.gateway.close()
    bench = await openBench({ env: 'another-env' })
    expect(await send()).toMatchObject({ code: 'INVALID_ENV' })
  })

  test('is refused from a web page’s origin, and an unknown path gets 404', async () => {
    expect((await send({ headers: { origin: 'https://example.com' } })).status).toBe(403)
    expect((await send({ path: '/elsewhere' })).status).toBe(404)
  })
})
