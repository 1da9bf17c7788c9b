import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createApi } from '@cloud/api/create'
import { createDocuments } from '@cloud/documents/create'
import { trustedProxies } from '@cloud/host/address'
import { createWeb } from '@cloud/web/create'
import type { HttpReply } from '@cloud/web/event'
import { aWorld, type World } from '@test/support/ports'
import { aTown, JPEG, type Town } from '@test/support/town'

const HOST = 'desk.example.test'
const EDGE = 'Mozilla/5.0 (Windows NT 10.0) Chrome/128.0 Edg/128.0'
const pages = mkdtempSync(path.join(tmpdir(), 'pages-'))
writeFileSync(path.join(pages, 'index.html'), '<html><script>var a=1</script></html>')
writeFileSync(path.join(pages, 'font.woff2'), Uint8Array.from([0, 255, 128, 7]))
afterAll(() => rmSync(pages, { recursive: true, force: true }))

let world: World
let town: Town
let web: ReturnType<typeof createWeb>
let key = 0
beforeEach(async () => {
  world = await aWorld({ countedIds: false })
  town = await aTown(world)
  const { ports } = world
  const publicUrl = `https://${HOST}`
  const entries = { api: createApi(ports), documents: createDocuments(ports) }
  web = createWeb({ ports, ...entries, publicUrl, trusted: trustedProxies([]), pages })
})
afterEach(() => town.close())

type Sent = { readonly headers?: Record<string, unknown>; readonly method?: string; readonly body?: string }
const send = (at: string, { headers, method = 'GET', body }: Sent & { readonly base64?: boolean } = {}) =>
  web({
    path: at,
    httpMethod: method,
    headers: { host: HOST, 'user-agent': EDGE, 'x-real-ip': '203.0.113.9', ...headers },
    queryStringParameters: {},
    requestContext: { requestId: 'gateway' },
    body,
    isBase64Encoded: false,
  })
const calls = (name: string, input: unknown, headers: Record<string, unknown> = {}) => {
  key += 1
  const body = JSON.stringify({ name, input, commandId: `web-function-${String(key).padStart(6, '0')}` })
  const origin = { origin: `https://${HOST}`, 'content-type': 'application/json', ...headers }
  return send('/office/api', { method: 'POST', headers: origin, body })
}
const answerOf = (reply: HttpReply) =>
  JSON.parse(reply.body) as { ok: boolean; value: Record<string, unknown>; refusal: { code: string } }
const cookieOf = (reply: HttpReply): string => reply.headers['set-cookie']?.split(';')[0] ?? ''

const letIn = async (openid = 'cityAdministrator'): Promise<HttpReply> => {
  const { request, secret, number } = answerOf(await calls('session.begin', {})).value
  await town.tell(openid, 'session.approve', { request: String(request), number: Number(number) })
  return calls('session.collect', { request, secret })
}

test('the session token is set in a cookie that scripts and other sites cannot use, and never appears in the page', async () => {
  const reply = await letIn()
  expect(reply.statusCode).toBe(200)
  expect(answerOf(reply).value).toEqual({ state: 'signed-in', until: world.clock.now() + 8 * 60 * 60_000 })
  expect(reply.headers['set-cookie']).toMatch(
    /^__Host-session=[\w-]+; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  )
  const me = answerOf(await calls('me.open', {}, { cookie: cookieOf(reply) }))
  expect(me.value).toMatchObject({ signedIn: true, session: 'web', posts: [{ role: 'administrator' }] })
})

test('a call with a cookie from another site’s page is refused', async () => {
  const cookie = cookieOf(await letIn())
  const foreign = [
    { origin: 'https://elsewhere.test' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of foreign)
    expect(answerOf(await calls('session.revoke', { session: 'all' }, { cookie, ...headers })).refusal.code).toBe(
      'NOT_ALLOWED',
    )
  expect(answerOf(await calls('session.list', {}, { cookie })).value['sessions']).toHaveLength(1)
})

test('a page of our own origin is accepted although the gateway puts its own name into the Host header', async () => {
  const cookie = cookieOf(await letIn())
  const behind = { cookie, host: 'inner.gateway.test', 'sec-fetch-site': 'same-origin' }
  expect(answerOf(await calls('session.list', {}, behind)).ok).toBe(true)
})

test('only the session identifies the caller: an openid in headers, body or environment is ignored', async () => {
  const body = JSON.stringify({ name: 'me.open', input: {}, userInfo: { openId: 'cityAdministrator' } })
  const claims = { 'x-wx-openid': 'cityAdministrator', openid: 'cityAdministrator', 'x-openid': 'cityAdministrator' }
  process.env['WX_OPENID'] = 'cityAdministrator'
  const reply = await send('/office/api', { method: 'POST', headers: claims, body })
  delete process.env['WX_OPENID']
  expect(answerOf(reply).value).toMatchObject({ signedIn: false, posts: [] })
})

test('a cookie used in another browser or after its expiry does not sign in, and an expired cookie is deleted', async () => {
  const cookie = cookieOf(await letIn())
  const elsewhere = await calls('me.open', {}, { cookie, 'user-agent': 'Firefox/128.0' })
  expect(answerOf(elsewhere).value).toMatchObject({ signedIn: false })
  world.clock.add(31 * 60_000)
  const late = await calls('me.open', {}, { cookie })
  expect(answerOf(late).value).toMatchObject({ signedIn: false })
  expect(late.headers['set-cookie']).toMatch(/^__Host-session=; Max-Age=0/)
})

test('signing in with an expired cookie present sets the new session cookie', async () => {
  const { request, secret, number } = answerOf(await calls('session.begin', {})).value
  await town.tell('cityAdministrator', 'session.approve', { request: String(request), number: Number(number) })
  const reply = await calls('session.collect', { request, secret }, { cookie: '__Host-session=long-gone' })
  expect(cookieOf(reply)).toMatch(/^__Host-session=[\w-]{20,}$/)
})

test('an uploaded file and its link pass through the function byte for byte', async () => {
  const cookie = cookieOf(await letIn('baseOfficer'))
  const ticket = answerOf(
    await calls('file.ticket', { purpose: 'survey-photo', size: JPEG.length, mime: 'image/jpeg' }, { cookie }),
  ).value as { file: string; put: { via: string; path: string } }
  expect(ticket.put.via).toBe('https')
  const [at = '', pass = ''] = ticket.put.path.split('?t=')
  const put = await web({
    path: `/office/${at}`,
    httpMethod: 'PUT',
    headers: { host: HOST, 'user-agent': EDGE, cookie, 'content-type': 'image/jpeg' },
    queryStringParameters: { t: pass },
    body: Buffer.from(JPEG).toString('base64'),
    isBase64Encoded: true,
  })
  expect(put.statusCode).toBe(200)
  expect(answerOf(await calls('file.confirm', { file: ticket.file }, { cookie })).ok).toBe(true)
  const link = answerOf(await calls('file.link', { file: ticket.file }, { cookie })).value as { url: string }
  const [where = '', token = ''] = link.url.split('?t=')
  const got = await web({
    path: `/office/${decodeURIComponent(where)}`,
    httpMethod: 'GET',
    headers: { host: HOST },
    queryStringParameters: { t: token },
  })
  expect(got).toMatchObject({ statusCode: 200, isBase64Encoded: true })
  expect(Buffer.from(got.body, 'base64')).toEqual(Buffer.from(JPEG))
  expect(got.headers['content-security-policy']).toContain('sandbox')
})

test('pages are served with their security policy, binary files unchanged, and nothing from above the folder', async () => {
  const first = await send('/office/')
  expect(first).toMatchObject({ statusCode: 200, isBase64Encoded: false })
  expect(first.headers['content-security-policy']).toContain("script-src 'self' 'sha256-")
  expect(first.headers['strict-transport-security']).toBeDefined()
  const font = await send('/office/font.woff2')
  expect(Buffer.from(font.body, 'base64')).toEqual(Buffer.from([0, 255, 128, 7]))
  for (const at of ['/office/../secret', '/office/..%2f..%2fetc%2fpasswd', '/office/nothing.js'])
    expect((await send(at)).statusCode).toBe(404)
})

test('pages are served with or without the mount in the path, and /office is redirected to /office/', async () => {
  expect((await send('/')).statusCode).toBe(200)
  expect((await send('/office/index.html')).statusCode).toBe(200)
  expect(await send('/office')).toMatchObject({ statusCode: 302, headers: { location: '/office/' } })
})

test('an event that is not a valid HTTP event is answered with a 4xx status and never causes a crash', async () => {
  const odd = [undefined, null, 7, 'text', [], {}, { path: 7 }, { path: '/', httpMethod: 'TRACE' }]
  for (const event of odd) expect((await web(event)).statusCode).toBe(400)
  const broken = { 'x-two\nlines': 'a', 'x-lines': 'a\r\nset-cookie: b=c', 'x-list': ['a', 'b'], 'x-object': {} }
  expect((await send('/office/', { headers: broken })).statusCode).toBe(200)
  const body = await send('/office/api', { method: 'POST', body: '{' })
  expect(answerOf(body).refusal.code).toBe('BAD_INPUT')
  expect((await send('/office/api')).statusCode).toBe(404)
})
