import { createHash } from 'node:crypto'
import { request } from 'node:http'
import type { Answer } from '@domain/contract/call'
import { CITY, countyId } from '@local/town/found'
import { appoint, registerUnion } from '@local/walk/register'
import { fakeS3, S3_BUCKET, S3_KEY, S3_KEY_ID } from '@test/support/fake-s3'
import { type FakeWechat, fakeWechat } from '@test/support/fake-wechat'
import { aServerFolder, foundCity, RunningServer, removeFolder, serverSettings } from '@test/support/server'

let wechat: FakeWechat
let server: RunningServer
const folder = aServerFolder()
const PUBLIC = 'https://bangfu.example'

beforeAll(async () => {
  wechat = await fakeWechat()
  const settings = serverSettings(folder, wechat, { PUBLIC_URL: PUBLIC, TRUSTED_PROXIES: '127.0.0.1' })
  await foundCity(settings)
  server = await RunningServer.start(settings)
})
afterAll(async () => {
  await server.stop()
  await wechat.close()
  removeFolder(folder)
})

const told = async (reply: Response): Promise<Answer<Record<string, unknown>>> =>
  (await reply.json()) as Answer<Record<string, unknown>>
const meOpen = { name: 'me.open', input: {} }

test('message topics without a template are named at the start, in the log and to the city’s administrator only', async () => {
  const missing = ['progress', 'wanted', 'decision', 'duty'] // the settings of this test have one for payment
  expect(server.lines.filter(({ event }) => event === 'templates')).toEqual([
    expect.objectContaining({ level: 'alarm', code: missing.join('/'), count: 4 }),
  ])
  const asking = async (person: string) =>
    told(await server.post('api', meOpen, { authorization: `Bearer ${await server.token(person)}` }))
  expect(await asking('city-admin')).toMatchObject({ value: { untold: missing } })
  expect(await asking('worker')).not.toMatchObject({ value: { untold: expect.anything() } })
})

describe('a phone', () => {
  test('signs in with WeChat’s code and is recognised from then on', async () => {
    const token = await server.token('worker')
    expect(token.length).toBeGreaterThanOrEqual(32)
    const answer = await told(await server.post('api', meOpen, { authorization: `Bearer ${token}` }))
    expect(answer).toMatchObject({ ok: true, value: { signedIn: true } })
  })
  test.each([
    ['a code of nobody', { code: 'made-up' }, 'NOT_SIGNED_IN'],
    ['no code', {}, 'BAD_INPUT'],
    ['an endless code', { code: 'x'.repeat(300) }, 'BAD_INPUT'],
  ])('with %s gets no session', async (_what, body, code) => {
    expect(await told(await server.post('login', body))).toMatchObject({ ok: false, refusal: { code } })
  })
  test('is asked to try later when WeChat does not answer', async () => {
    wechat.next('/sns/jscode2session', { errcode: -1 })
    const answer = await told(await server.post('login', { code: 'code-of-worker' }))
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'UNAVAILABLE' } })
  })
  test.each(['a-token-nobody-has', 'x'.repeat(5000)])(
    'with the token %s is refused as not signed in',
    async (token) => {
      const answer = await told(await server.post('api', meOpen, { authorization: `Bearer ${token}` }))
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'NOT_SIGNED_IN' } })
    },
  )
  test('cannot use the token of another phone', async () => {
    const authorization = `Bearer ${await server.token('worker')}`
    const answer = await told(await server.post('api', meOpen, { authorization, 'user-agent': 'curl/8' }))
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'NOT_SIGNED_IN' } })
  })
  test('WeChat’s session key never appears in the server’s output', () =>
    expect(server.written).not.toContain('opens-personal-data'))
})

describe('calls, files and uploads on the server', () => {
  test('register a union, appoint its officer, and store and show a picture', async () => {
    const hand = server.hand()
    const union = await registerUnion(hand, 'city-admin', { name: '测试厂工会', staff: 90, county: countyId('xinhui') })
    await appoint(hand, 'city-admin', { person: 'officer-1', name: '经办甲', role: 'base-officer', org: union })
    const file = await hand.upload('officer-1', 'drive-photo')
    const { url } = await hand.tell('officer-1', 'file.link', { file })
    const reply = await fetch(`${server.base}${url}`)
    expect(reply.headers.get('content-type')).toBe('image/png')
    expect(reply.headers.get('content-security-policy')).toContain('sandbox')
    expect((await hand.download('officer-1', url)).byteLength).toBeGreaterThan(50)
  })
  test('a file link expires when the officer who received it loses the post, and other officers’ links stay valid', async () => {
    const hand = server.hand()
    const union = await registerUnion(hand, 'city-admin', {
      name: '测试鞋厂工会',
      staff: 90,
      county: countyId('xinhui'),
    })
    const names = { 'leaving-1': '经办丙', 'staying-1': '经办丁' }
    const links: string[] = []
    for (const [person, name] of Object.entries(names)) {
      await appoint(hand, 'city-admin', { person, name, role: 'base-officer', org: union })
      const file = await hand.upload(person, 'drive-photo')
      links.push((await hand.tell(person, 'file.link', { file })).url)
    }
    const statuses = () => Promise.all(links.map(async (url) => (await fetch(`${server.base}${url}`)).status))
    expect(await statuses()).toEqual([200, 200])
    const person = (await hand.tell('leaving-1', 'me.open', {})).person ?? ''
    await hand.tell('city-admin', 'officer.remove', { org: union, person, role: 'base-officer' })
    expect(await statuses()).toEqual([404, 200])
  })
  test('the entry “documents” refuses a call that belongs to “api”', async () => {
    const authorization = `Bearer ${await server.token('worker')}`
    const answer = await told(await server.post('documents', meOpen, { authorization }))
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'UNKNOWN_CALL' } })
  })
  test.each([
    ['no JSON', 'name=me.open', 'BAD_INPUT'],
    ['nothing', '', 'BAD_INPUT'],
    ['a list', '[]', 'BAD_INPUT'],
    ['half an envelope', '{"name":', 'BAD_INPUT'],
    ['a call of nobody', '{"name":"__proto__"}', 'UNKNOWN_CALL'],
    ['half a megabyte', JSON.stringify({ name: 'me.open', input: 'x'.repeat(500_000) }), 'TOO_LARGE'],
    ['a well without a floor', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'BAD_INPUT'],
  ])('a call with %s is refused, and the server keeps running', async (_what, body, code) => {
    expect(await told(await server.post('api', body))).toMatchObject({ ok: false, refusal: { code } })
    expect((await fetch(`${server.base}healthz`)).status).toBe(200)
  })
  test('an upload with a forged pass is refused with 403', async () => {
    const reply = await fetch(`${server.base}upload/FI-0000000000000001?t=made.up`, { method: 'PUT', body: 'x' })
    expect(reply.status).toBe(403)
  })
})

describe('an officer’s browser', () => {
  const browser = { 'user-agent': 'Mozilla/5.0 Chrome/140 Safari/537', origin: PUBLIC, 'sec-fetch-site': 'same-origin' }
  const https = { ...browser, 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' }
  type Begun = { request: string; secret: string; number: number }
  const command = (name: string, input: object, key: string) => ({ name, input, commandId: `${key}`.padEnd(24, '0') })

  const signedIn = async (): Promise<{ cookie: string; body: string; header: string }> => {
    const begun = await told(await server.post('api', command('session.begin', {}, 'begin'), https))
    if (!begun.ok) throw new Error(begun.refusal.code)
    const { request, secret, number } = begun.value as Begun
    await server.hand().tell('officer-1', 'session.approve', { request, number })
    const reply = await server.post('api', command('session.collect', { request, secret }, 'collect'), https)
    const header = reply.headers.get('set-cookie') ?? ''
    return { cookie: header.split(';')[0] ?? '', body: await reply.text(), header }
  }

  test('is signed in by the phone’s approval, and the session token is kept in a cookie that scripts cannot read', async () => {
    const { cookie, body, header } = await signedIn()
    expect(header).toMatch(/^__Host-session=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    expect(body).toContain('signed-in')
    expect(body).not.toContain(cookie.split('=')[1])
    expect(body).not.toContain('token')
    expect(await told(await server.post('api', meOpen, { ...https, cookie }))).toMatchObject({
      ok: true,
      value: { signedIn: true, posts: [{ role: 'base-officer' }] },
    })
  })
  const { 'sec-fetch-site': _, ...old } = https
  test.each([
    ['a page of another site', { ...https, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a page of another site in an old browser', { ...old, origin: 'https://evil.example' }],
    ['a page without an address in an old browser', { ...old, origin: 'null' }],
    ['a frame of another site', { ...https, 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under the same domain', { ...https, 'sec-fetch-site': 'same-site', origin: 'https://other.example' }],
  ])('its session is refused to %s', async (_what, headers) => {
    const { cookie } = await signedIn()
    const answer = await told(await server.post('api', meOpen, { ...headers, cookie }))
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } })
  })
  test('signs out: the cookie becomes invalid and is deleted', async () => {
    const { cookie } = await signedIn()
    const out = command('session.revoke', { session: 'current' }, 'out')
    expect(await told(await server.post('api', out, { ...https, cookie }))).toMatchObject({ ok: true })
    const after = await server.post('api', meOpen, { ...https, cookie })
    expect(after.headers.get('set-cookie')).toMatch(/^__Host-session=; Max-Age=0/)
    expect(await told(after)).toMatchObject({ ok: true, value: { signedIn: false } })
  })
  test('gets headers that forbid framing, content sniffing and foreign scripts', async () => {
    const { headers } = await fetch(server.base)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringMatching(/^max-age=\d{7,}/) as string,
      'content-security-policy': expect.stringMatching(/frame-ancestors 'none'.*base-uri 'none'/) as string,
    })
  })
  test.each(['../server.spec.ts', '%2e%2e%2fserver.spec.ts', '%00', '%', 'package.json'])(
    'gets 404 for the path %s',
    (wanted) =>
      new Promise<void>((resolve, reject) => {
        request({ host: '127.0.0.1', port: server.port, path: `/${wanted}` }, (reply) => {
          expect(reply.statusCode).toBe(404)
          reply.resume().on('end', resolve)
        })
          .on('error', reject)
          .end()
      }),
  )
  test('guessing secrets is rate-limited for each address', async () => {
    const from = (address: string) =>
      server.post('api', { name: 'session.collect', input: {} }, { ...https, 'x-forwarded-for': address })
    const codes = new Set<string>()
    for (let round = 0; round < 10; round += 1) {
      const replies = await Promise.all(Array.from({ length: 100 }, () => from('198.51.100.7')))
      for (const reply of replies) {
        const answer = await told(reply)
        if (!answer.ok) codes.add(answer.refusal.code)
      }
    }
    expect([...codes].sort()).toEqual(['BAD_INPUT', 'TOO_MANY'])
    expect(await told(await from('198.51.100.8'))).toMatchObject({ refusal: { code: 'BAD_INPUT' } })
  })
})

describe('WeChat’s push messages', () => {
  const signed = (token = 'aPushToken123'): string => {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signature = createHash('sha1').update([token, timestamp, '7'].sort().join('')).digest('hex')
    return new URLSearchParams({ signature, timestamp, nonce: '7', echostr: 'hello' }).toString()
  }
  const List = { TemplateId: 'T-payment', SubscribeStatusString: 'reject' }
  const push = { MsgType: 'event', Event: 'subscribe_msg_change_event', FromUserName: 'desk-worker', List }
  test('the console’s test request is answered with its echo string', async () => {
    expect(await (await fetch(`${server.base}events?${signed()}`)).text()).toBe('hello')
    expect((await fetch(`${server.base}events?${signed('another')}`)).status).toBe(403)
  })
  test('are accepted when their signature is valid', async () => {
    const reply = await server.post(`events?${signed()}`, push)
    expect([reply.status, await reply.text()]).toEqual([200, 'success'])
    expect(server.lines.filter(({ event, outcome }) => event === 'push' && outcome === 'ok')).toHaveLength(1)
  })
  test('a push of an unknown kind is answered with success, so that WeChat does not repeat the push', async () => {
    expect((await server.post(`events?${signed()}`, { MsgType: 'text' })).status).toBe(200)
  })
  test.each([
    ['a wrong signature', () => signed('another'), push],
    ['no signature', () => '', push],
    ['too long a body', () => signed(), { ...push, more: 'x'.repeat(100_000) }],
  ])('with %s are refused', async (_what, query, body) => {
    expect((await server.post(`events?${query()}`, body)).status).toBe(403)
  })
})

describe('monitoring of the server', () => {
  test('/healthz reports that the store answers', async () => {
    const reply = await fetch(`${server.base}healthz`)
    expect(await reply.json()).toEqual({
      ok: true,
      store: 'ok',
      stopping: false,
      version: expect.any(String) as string,
    })
  })
  test('/metrics counts calls by name and outcome', async () => {
    await server.post('api', { name: 'no.such.call.ever' })
    const text = await (await fetch(`${server.base}metrics`)).text()
    expect(text).toMatch(/bangfu_calls_total\{call="me\.open",outcome="ok"\} \d+/)
    expect(text).toMatch(/bangfu_calls_total\{call="unknown",outcome="UNKNOWN_CALL"\} \d+/)
    expect(text).toMatch(/bangfu_call_seconds_bucket/)
    expect(text).toMatch(/bangfu_store_retries_total \d+/)
    expect(text).toMatch(/bangfu_job_done_total\{job="drainOutbox"\} \d+/)
    expect(text).toMatch(/bangfu_job_left\{job="drainOutbox"\} 0/)
    expect(text).toMatch(/process_resident_memory_bytes \d+/)
    expect(text).not.toContain('no.such')
  })
  test('/metrics is refused to requests from elsewhere or through a proxy', async () => {
    const reply = await fetch(`${server.base}metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })
    expect(reply.status).toBe(403)
  })
  test('the log has every call under the request id that the person was shown, and nothing private', async () => {
    const authorization = `Bearer ${await server.token('worker')}`
    const { requestId } = await told(await server.post('api', meOpen, { authorization }))
    const lines = server.lines.filter(({ request: id }) => id === requestId)
    expect(lines.map(({ event }) => event)).toEqual(['call', 'http'])
    const secrets = [await server.token('worker'), await server.token('city-admin'), 'desk-worker', 'code-of-']
    for (const secret of [
      ...secrets,
      'a-secret-only',
      'access_token',
      'token-1',
      '203.0.113',
      '司远山',
      '经办甲',
      '?t=',
    ])
      expect({ secret, found: server.written.includes(secret) }).toEqual({ secret, found: false })
  })
})

test('with an S3-compatible store, files are stored there and uploaded and downloaded through the server', async () => {
  const store = await fakeS3()
  const place = aServerFolder()
  const s3 = { FILES: 's3', S3_ENDPOINT: store.endpoint, S3_BUCKET, S3_REGION: store.region, S3_KEY_ID, S3_KEY }
  const settings = serverSettings(place, wechat, s3)
  await foundCity(settings)
  const apart = await RunningServer.start(settings)
  const hand = apart.hand()
  const file = await hand.upload('worker', 'proof')
  expect([...store.kept.keys()]).toEqual([expect.stringContaining(file)])
  const { url } = await hand.tell('worker', 'file.link', { file })
  expect([...(await hand.download('worker', url))]).toEqual([...(store.kept.values().next().value ?? [])])
  await store.close()
  expect((await fetch(`${apart.base}${url}`)).status).toBe(500)
  expect((await fetch(`${apart.base}healthz`)).status).toBe(200)
  await apart.stop()
  removeFolder(place)
})

test('invalid settings are named before the server listens, and the exit code 78 prevents a restart', async () => {
  const settings = serverSettings(folder, wechat, { HASH_KEY: '', TLS_CERT: '/no/such/file', PORT: 'eighty' })
  const fault = await RunningServer.start(settings).then(
    () => '',
    (error: Error) => error.message,
  )
  expect(fault).toContain('ended with 78')
  expect(fault).toMatch(/TLS_KEY|PORT/)
})
test('a second process on the same store file exits with 69 and reports that only one process may use the file', async () => {
  const fault = await RunningServer.start(serverSettings(folder, wechat)).then(
    () => '',
    (error: Error) => error.message,
  )
  expect(fault).toContain('ended with 69')
  expect(fault).toContain('only one may use it')
})
test('after all these requests the server still lists the unions of the city', async () => {
  const { items } = await server.hand().tell('city-admin', 'org.tree', { org: CITY })
  expect(items.length).toBeGreaterThan(0)
})
