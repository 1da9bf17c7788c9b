import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export const FAKE_APPID = 'wx0123456789abcdef'
export const FAKE_SECRET = 'a-secret-only-wechat-and-we-know'

type Asked = { readonly path: string; readonly query: URLSearchParams; readonly body: Record<string, unknown> }
type Said = Record<string, unknown> | Uint8Array | 'silence'

/** A fake of WeChat's API on loopback, as far as the product uses it, with the documented refusals. */
export type FakeWechat = {
  readonly base: string
  readonly asked: readonly Asked[]
  /** the requests to one path */
  of(path: string): readonly Asked[]
  /** makes the issued token invalid, as after two hours */
  expire(errcode?: 40001 | 42001): void
  /** answers for the next requests to a path, one each, before the usual answer */
  next(path: string, ...answers: readonly Said[]): void
  close(): Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk)
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

/** The usual answers. The `openid` for a code `code-of-x` is `desk-x`, as in the demo town. */
const USUAL: Readonly<Record<string, (asked: Asked) => Said>> = {
  '/sns/jscode2session': ({ query }) => {
    const [, who] = /^code-of-(.+)$/.exec(query.get('js_code') ?? '') ?? []
    return who === undefined
      ? { errcode: 40029, errmsg: 'invalid code' }
      : { openid: `desk-${who}`, session_key: 'opens-personal-data' }
  },
  '/cgi-bin/message/subscribe/send': () => ({ errcode: 0, errmsg: 'ok' }),
  '/wxa/msg_sec_check': () => ({ errcode: 0, result: { suggest: 'pass', label: 100 }, trace_id: 'text-1' }),
  '/wxa/media_check_async': () => ({ errcode: 0, trace_id: 'media-1' }),
  '/wxa/business/getuserphonenumber': ({ body }) =>
    body['code'] === 'good' ? { errcode: 0, phone_info: { purePhoneNumber: '19988888888' } } : { errcode: 40029 },
  '/wxa/getwxacodeunlimit': () => new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
}

export const fakeWechat = async (): Promise<FakeWechat> => {
  const asked: Asked[] = []
  const scripted = new Map<string, Said[]>()
  const token = { now: 'token-1', made: 1, over: new Map<string, number>() }

  const stableToken = ({ body }: Asked): Said => {
    if (body['appid'] !== FAKE_APPID || body['secret'] !== FAKE_SECRET) return { errcode: 40013 }
    if (body['force_refresh'] === true || token.over.has(token.now)) {
      token.made += 1
      token.now = `token-${token.made}`
    }
    return { access_token: token.now, expires_in: 7200 }
  }
  /** the error in the request's credentials; undefined when they are valid */
  const unproven = ({ path, query }: Asked): Said | undefined => {
    if (path === '/sns/jscode2session')
      return query.get('secret') === FAKE_SECRET ? undefined : { errcode: 40125, errmsg: 'invalid appsecret' }
    const given = query.get('access_token') ?? ''
    if (given === token.now && !token.over.has(given)) return undefined
    return { errcode: token.over.get(given) ?? 40001, errmsg: 'invalid credential, access_token is invalid' }
  }
  const answered = (one: Asked): Said => {
    const script = scripted.get(one.path)?.shift()
    if (script !== undefined) return script
    if (one.path === '/cgi-bin/stable_token') return stableToken(one)
    return unproven(one) ?? USUAL[one.path]?.(one) ?? { errcode: 40066, errmsg: 'invalid url' }
  }

  const server = createServer((request, reply) => {
    void bodyOf(request).then((body) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake')
      const one: Asked = { path: pathname, query: searchParams, body }
      asked.push(one)
      const said = answered(one)
      if (said === 'silence') return
      if (said instanceof Uint8Array) reply.setHeader('content-type', 'image/png').end(said)
      else reply.setHeader('content-type', 'application/json').end(JSON.stringify(said))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    of: (path) => asked.filter((one) => one.path === path),
    expire: (errcode = 42001) => void token.over.set(token.now, errcode),
    next: (path, ...answers) => void scripted.set(path, [...(scripted.get(path) ?? []), ...answers]),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
