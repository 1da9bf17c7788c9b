import { createApi } from '@cloud/api/create'
import { createDocuments } from '@cloud/documents/create'
import { neighbourhood, trustedProxies, wayOf } from '@cloud/host/address'
import { createHost } from '@cloud/host/host'
import { hostMetrics } from '@cloud/host/metrics'
import { openSession } from '@cloud/usecases/session/open-session'
import { createWeb } from '@cloud/web/create'
import { found } from '@local/town/found'
import { aWorld, type World } from '@test/support/ports'
import { jsonForm } from '../mutate/json'
import { jsonBytes, jsonIn, type Mutate, type Parser } from '../parser'

const PAGES = 'test/cloud/desk/pages'
const AGENT = 'Mozilla/5.0 Chrome/120.0'

const partsOf = (world: World) => ({
  ports: world.ports,
  api: createApi(world.ports),
  documents: createDocuments(world.ports),
  publicUrl: 'https://bangfu.invalid',
  trusted: trustedProxies(['10.0.0.0/8', '::1']),
  pages: PAGES,
})

const call = JSON.stringify({ name: 'me.open', input: {} })
const requestsOf = (token: string, upload: string, link: string): readonly object[] => {
  const headers = { 'user-agent': AGENT, host: 'bangfu.invalid', 'x-forwarded-for': '203.0.113.9, 10.0.0.1' }
  const bearer = { ...headers, authorization: `Bearer ${token}` }
  const cookie = { ...headers, cookie: `__Host-session=${token}`, origin: 'https://bangfu.invalid' }
  return [
    { method: 'POST', path: '/api', headers: bearer, body: call },
    { method: 'POST', path: '/api', headers: cookie, body: call },
    { method: 'POST', path: '/documents', headers, body: call },
    { method: 'POST', path: '/login', headers, body: JSON.stringify({ code: 'code' }) },
    { method: 'PUT', path: `/${upload}`, headers, body: 'bytes' },
    { method: 'GET', path: `/${link}`, headers },
    { method: 'GET', path: '/', headers: { ...headers, 'accept-encoding': 'br;q=1, gzip', 'if-none-match': 'W/"a"' } },
    { method: 'GET', path: '/index.html', headers },
    { method: 'GET', path: '/healthz', headers },
    { method: 'GET', path: '/metrics', headers: { ...headers, authorization: 'Bearer metrics' } },
  ]
}

type Arrived = { readonly request: Request; readonly headers: Record<string, string> }
/** undefined: nothing that Node's HTTP server hands on. */
const requestIn = (given: unknown): Arrived | undefined => {
  if (typeof given !== 'object' || given === null) return undefined
  const { method, path, headers: all, body } = given as Record<string, unknown>
  try {
    // Node hands on at most two thousand headers, and none is a text
    if (typeof all !== 'object') return undefined
    const headers = Object.fromEntries(
      Object.entries(all ?? {})
        .slice(0, 2000)
        .map(([name, value]) => [name.toLowerCase(), String(value).slice(0, 16_000)]),
    )
    const hasBody = method !== 'GET' && method !== 'HEAD' && body !== undefined
    const request = new Request(`https://bangfu.invalid${String(path).slice(0, 16_000)}`, {
      method: String(method),
      headers,
      ...(hasBody ? { body: String(body) } : {}),
    })
    return { request, headers }
  } catch {
    return undefined
  }
}

const opened = async () => {
  const world = await aWorld({ countedIds: false })
  await found(world.ports, { key: 'founder', name: '甲' })
  const { token } = await openSession(world.ports, { openid: 'desk-founder', kind: 'phone', bound: AGENT })
  const file = 'FI-aaaaaaaa' as never
  const upload = await world.ports.files.ticket(file)
  await world.ports.files.receive(file, Uint8Array.of(1, 2, 3))
  const { url } = await world.ports.files.link(file, 'image/png', '照片.png', 60_000)
  return { world, requests: requestsOf(token, upload.via === 'https' ? upload.path : '', url) }
}

/** A change of one of the event's parts; the event as a whole stays one of HTTP. */
const fields: Mutate = (bytes, random) => {
  const event = jsonIn(bytes)
  const name = random.pick(['headers', 'headers', 'body', 'path', 'queryStringParameters'] as const)
  if (typeof event !== 'object' || event === null || !(name in event)) return jsonForm(bytes, random)
  const { [name]: was } = event as Record<string, unknown>
  return jsonBytes({ ...event, [name]: jsonIn(jsonForm(jsonBytes(was ?? ''), random)) })
}

const isFault = (status: number, body: string): boolean => status >= 500 || body.includes('"UNAVAILABLE"')

/** The whole server without its socket: addresses, headers, cookies, tokens, passes, bodies, pages. */
const server: Parser = {
  name: 'own-server',
  modules: [
    'cloudfunctions/host/address.ts',
    'cloudfunctions/host/body.ts',
    'cloudfunctions/host/calls.ts',
    'cloudfunctions/host/file-routes.ts',
    'cloudfunctions/host/login-route.ts',
    'cloudfunctions/host/pages.ts',
    'cloudfunctions/host/sessions.ts',
    'cloudfunctions/usecases/session/identity-of-session.ts',
  ],
  mutate: [jsonForm],
  open: async () => {
    const { world, requests } = await opened()
    const app = createHost({
      ...partsOf(world),
      login: async (code) => (code === 'code' ? { openid: 'desk-founder' } : 'bad-code'),
      push: undefined,
      metrics: hostMetrics(),
      metricsToken: 'metrics',
      version: '1',
      storeAnswers: async () => true,
      isStopping: () => false,
    })
    return {
      samples: requests.map(jsonBytes),
      take: async (input) => {
        const given = requestIn(jsonIn(input))
        if (given === undefined) return 'first'
        const { request, headers } = given
        const socket = { remoteAddress: headers['x-peer'] ?? '10.0.0.1' }
        neighbourhood(wayOf(socket, headers, trustedProxies(['10.0.0.0/8'])).address)
        const reply = await app.fetch(request, { incoming: { socket, headers } })
        const body = await reply.text()
        if (isFault(reply.status, body)) throw new Error(`${reply.status} for ${request.method}: ${lastAlarm(world)}`)
        return reply.status < 300 && !body.includes('"ok":false') ? 'accepted' : 'deeper'
      },
      close: () => world.close(),
    }
  },
}

const lastAlarm = ({ logged }: World): string =>
  JSON.stringify(logged.filter(({ level }) => level === 'alarm').at(-1)?.fields ?? {})

/** The web desk as one function of WeChat's cloud: the event of the platform's gateway. */
const web: Parser = {
  name: 'web-event',
  modules: ['cloudfunctions/web/event.ts', 'cloudfunctions/web/create.ts'],
  mutate: [fields, fields, fields, fields, fields, jsonForm],
  open: async () => {
    const { world, requests } = await opened()
    const answer = createWeb({ ...partsOf(world), publicUrl: undefined })
    const events = requests.map((request) => {
      const { method, path, headers, body } = request as {
        method: string
        path: string
        headers: object
        body?: string
      }
      const [plain = '', query] = path.split('?')
      return {
        path: `/office${plain}`,
        httpMethod: method,
        headers,
        queryStringParameters: query === undefined ? null : Object.fromEntries(new URLSearchParams(query)),
        body: body ?? '',
        isBase64Encoded: false,
      }
    })
    const encoded = events.map((event) => ({
      ...event,
      body: Buffer.from(event.body).toString('base64'),
      isBase64Encoded: true,
    }))
    return {
      samples: [...events, ...encoded].map(jsonBytes),
      take: async (input) => {
        const { statusCode, body } = await answer(jsonIn(input))
        if (isFault(statusCode, body)) throw new Error(`${statusCode}: ${lastAlarm(world)}`)
        if (statusCode === 400) return 'first'
        return statusCode < 300 && !body.includes('"ok":false') ? 'accepted' : 'deeper'
      },
      close: () => world.close(),
    }
  },
}

export const HOST: readonly Parser[] = [server, web]
