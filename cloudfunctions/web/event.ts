import * as z from 'zod/mini'

/** A header may be a string or a list, depending on the gateway. */
const Header = z.union([z.string(), z.array(z.string())])
const Fields = z.optional(z.nullable(z.record(z.string(), z.unknown())))

/** The event with which WeChat's cloud calls a function over HTTP. */
const HttpEvent = z.object({
  path: z.string().check(z.maxLength(2000)),
  httpMethod: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'DELETE', 'PATCH']),
  headers: Fields,
  queryStringParameters: Fields,
  body: z.optional(z.nullable(z.union([z.string(), z.record(z.string(), z.unknown())]))),
  isBase64Encoded: z.optional(z.boolean()),
})
type HttpEvent = z.infer<typeof HttpEvent>

export type HttpReply = {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded: boolean
}

/** The path the desk is mounted at; the platform may or may not have removed it from the request's path. */
export const MOUNT = '/office'

const headersOf = ({ headers }: HttpEvent): Headers => {
  const out = new Headers()
  for (const [name, value] of Object.entries(headers ?? {})) {
    const text = Header.safeParse(value)
    // invalid HTTP headers (a line break in the value, an invalid name) are left out
    if (text.success && /^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
      const line = typeof text.data === 'string' ? text.data : text.data.join(', ')
      if (/^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(line)) out.set(name, line)
    }
  }
  return out
}

const bodyOf = ({ body, isBase64Encoded }: HttpEvent): Uint8Array<ArrayBuffer> | undefined => {
  if (body === undefined || body === null) return undefined
  // some gateways parse a JSON body
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Uint8Array(Buffer.from(text, isBase64Encoded === true ? 'base64' : 'utf8'))
}

const queryOf = ({ queryStringParameters }: HttpEvent): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(queryStringParameters ?? {}))
    if (typeof value === 'string') query.set(name, value)
  return query.size === 0 ? '' : `?${query}`
}

/** The path below the mount, with its leading slash; an empty string if the request names the mount itself without a slash. */
const belowMount = (path: string): string => {
  if (path === MOUNT || path === '') return ''
  return path.startsWith(`${MOUNT}/`) ? path.slice(MOUNT.length) : path
}

/** Converts the event to a standard request; undefined when it is no HTTP event (another trigger, a test). */
export const requestIn = (event: unknown): Request | undefined => {
  const parsed = HttpEvent.safeParse(event)
  if (!parsed.success || !URL.canParse(`https://web.invalid${parsed.data.path}`)) return undefined
  const { httpMethod: method, path } = parsed.data
  const headers = headersOf(parsed.data)
  const below = belowMount(path)
  const url = `https://web.invalid${below.startsWith('/') ? below : `/${below}`}${queryOf(parsed.data)}`
  const body = method === 'GET' || method === 'HEAD' ? undefined : bodyOf(parsed.data)
  return new Request(url, { method, headers, ...(body === undefined ? {} : { body }) })
}

/**
 * Whether the request is for the mount without a trailing slash, where the page's relative addresses would be resolved wrongly.
 */
export const isBareMount = (event: unknown): boolean => {
  const parsed = HttpEvent.safeParse(event)
  return parsed.success && parsed.data.httpMethod === 'GET' && belowMount(parsed.data.path) === ''
}

/**
 * The client's address according to the gateway: the last address that the gateway added. Used only to slow down guessing, so a
 * wrong address from an unknown gateway gives no access.
 */
export const addressIn = (headers: Headers): string =>
  headers.get('x-real-ip') ?? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''

/** The response in the platform's format: bytes in base64; of several cookies only the last, which is the one that counts. */
export const replyOf = async (response: Response): Promise<HttpReply> => {
  const headers: Record<string, string> = {}
  response.headers.forEach((value, name) => {
    headers[name] = value
  })
  const cookie = response.headers.getSetCookie().at(-1)
  if (cookie !== undefined) headers['set-cookie'] = cookie
  const bytes = Buffer.from(await response.arrayBuffer())
  const isText = /^(text\/|application\/(json|javascript)|image\/svg)/.test(headers['content-type'] ?? '')
  return {
    statusCode: response.status,
    headers,
    body: bytes.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  }
}
