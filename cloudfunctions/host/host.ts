import { Hono } from 'hono'
import { refusal } from './answers'
import { callRoutes } from './call-routes'
import { fileRoutes } from './file-routes'
import { commonHeaders, DATA_POLICY } from './headers'
import { loginRoute } from './login-route'
import { pageRoutes } from './page-routes'
import { CITY_PATH, type HostParts, wayIn } from './parts'
import { pushRoutes } from './push-routes'
import { watchRoutes } from './watch-routes'

/** Addresses contain passes and ids, so only the route's name is logged. */
const routeOf = (path: string): string => {
  const [, first = ''] = path.split('/', 2)
  if (['api', 'documents', 'login', 'events', 'healthz', 'metrics'].includes(first)) return `/${first}`
  return first === 'upload' || first === 'file' ? `/${first}/` : '/page'
}

/** The federation's own server, as one function from request to response. */
export const createHost = (parts: HostParts, cities: ReadonlyMap<string, HostParts> = new Map()): Hono => {
  const { ports, metrics } = parts
  const app = new Hono()
  app.use('*', async (c, next) => {
    const began = ports.clock.now()
    await next()
    const { secure } = wayIn(c, parts)
    for (const [name, value] of Object.entries(commonHeaders(secure))) c.header(name, value)
    if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', DATA_POLICY)
    const route = routeOf(c.req.path)
    const { status, headers } = c.res
    metrics.noteRequest(route, status)
    if (route === '/healthz' && status === 200) return // polled every few seconds and of no interest
    const request = headers.get('x-request-id')
    ports.log.info('http', {
      ...(request === null ? {} : { request }),
      call: `${c.req.method}:${route}`,
      code: String(status),
      ms: ports.clock.now() - began,
    })
  })
  for (const [code, of] of cities) app.mount(`${CITY_PATH}/${code}`, createHost(of).fetch)
  callRoutes(app, parts)
  loginRoute(app, parts)
  fileRoutes(app, '', { files: parts.ports.files, storeOf: () => parts.ports.store })
  pushRoutes(app, parts)
  watchRoutes(app, parts)
  pageRoutes(app, parts)
  app.notFound((c) => c.json(refusal('NOT_FOUND'), 404))
  app.onError((error, c) => {
    ports.log.alarm('host', { error: error.name })
    return c.json(refusal('UNAVAILABLE'), 500)
  })
  return app
}
