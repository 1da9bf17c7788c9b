import { post, type Sent } from './support/post'
import { asFunction, type Bench, ENV, openBench, refusalOf, SECRET } from './support/sdk'

const BODY = { action: 'database.getDocument', collectionName: 'cases', query: '{}', envName: ENV, limit: 1 }

describe('who may ask', () => {
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

  test('whoever signs with the key', async () => {
    await expect(get()).resolves.toMatchObject({ data: { _id: 'a' } })
    expect(await send()).toMatchObject({ status: 200, data: { list: ['{"_id":"a"}'] } })
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
    expect(await send({ arrives: { ...BODY, limit: 2 } })).toMatchObject({ status: 200, code: 'SIGN_PARAM_INVALID' })
    const at = String(Math.floor(now / 1000) - 5)
    expect(await send({ headers: { 'x-timestamp': at } })).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
    expect(await send({ headers: { authorization: 'Bearer x' } })).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
    expect(await send({ headers: { authorization: '' } })).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
  })

  test('not for another environment', async () => {
    await bench.gateway.close()
    bench = await openBench({ env: 'another-env' })
    expect(await send()).toMatchObject({ code: 'INVALID_ENV' })
  })

  test('nobody from another page, and nothing elsewhere', async () => {
    expect((await send({ headers: { origin: 'https://example.com' } })).status).toBe(403)
    expect((await send({ path: '/elsewhere' })).status).toBe(404)
  })
})
