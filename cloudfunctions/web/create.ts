import { Hono } from 'hono'
import type { HostedFiles } from '../adapters/files/hosted'
import { refusal } from '../host/answers'
import { callRoutes } from '../host/call-routes'
import { fileRoutes } from '../host/file-routes'
import { commonHeaders, DATA_POLICY } from '../host/headers'
import { pageRoutes } from '../host/page-routes'
import { type CallParts, CITY_PATH } from '../host/parts'
import { addressIn, type HttpReply, isBareMount, MOUNT, replyOf, requestIn } from './event'

export type WebParts = Omit<CallParts, 'metrics'> & {
  readonly ports: CallParts['ports'] & { readonly files: HostedFiles }
  /** folder of the built pages; undefined when there are none */
  readonly pages: string | undefined
}

const appOf = (parts: WebParts, cities: ReadonlyMap<string, WebParts>): Hono => {
  const app = new Hono()
  app.use('*', async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(commonHeaders(true))) c.header(name, value)
    if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', DATA_POLICY)
  })
  for (const [code, of] of cities) app.mount(`${CITY_PATH}/${code}`, appOf(of, new Map()).fetch)
  callRoutes(app, { ...parts, metrics: { counted: (_entry, answer) => answer } })
  fileRoutes(app, '', { files: parts.ports.files, storeOf: () => parts.ports.store })
  pageRoutes(app, parts, 'as-it-is')
  app.notFound((c) => c.json(refusal('NOT_FOUND'), 404))
  app.onError((error, c) => {
    parts.ports.log.alarm('host', { error: error.name })
    return c.json(refusal('UNAVAILABLE'), 500)
  })
  return app
}

const moved: HttpReply = {
  statusCode: 302,
  headers: { location: `${MOUNT}/` },
  body: '',
  isBase64Encoded: false,
}
const nothing: HttpReply = {
  statusCode: 400,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(refusal('BAD_INPUT', { at: 'event' })),
  isBase64Encoded: false,
}

/**
 * The web desk in WeChat's cloud: the officers' pages, calls and files under one address. The caller is identified by the
 * session cookie only; the platform's identity of a phone does not apply to HTTP requests.
 */
export const createWeb = (
  parts: WebParts,
  cities: ReadonlyMap<string, WebParts> = new Map(),
): ((event: unknown) => Promise<HttpReply>) => {
  const app = appOf(parts, cities)
  return async (event) => {
    if (isBareMount(event)) return moved
    const request = requestIn(event)
    if (request === undefined) return nothing
    // the platform's gateway uses HTTPS to the outside and is the only way to reach a function
    const socket = { remoteAddress: addressIn(request.headers), encrypted: true }
    return replyOf(await app.fetch(request, { incoming: { socket, headers: {} } }))
  }
}
