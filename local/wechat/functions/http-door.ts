import * as z from 'zod/mini'
import type { Door, DoorReply, DoorRequest } from '../protocol'
import { FunctionFailure } from './failure'
import type { FunctionsHost } from './host'

/** The answer of a function over HTTP; any other answer is sent as a JSON body. */
const HttpReply = z.object({
  statusCode: z.int(),
  headers: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  body: z.optional(z.string()),
  isBase64Encoded: z.optional(z.boolean()),
})

const MAX_BYTES = 6 * 1024 * 1024
const TEXT = /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded))/

const headersOf = ({ headers }: DoorRequest): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )

const eventOf = (request: DoorRequest): unknown => {
  const headers: Record<string, string> = { ...headersOf(request), 'x-real-ip': '127.0.0.1' }
  const asText = request.body.byteLength === 0 || TEXT.test(headers['content-type'] ?? '')
  return {
    path: request.url.pathname,
    httpMethod: request.method,
    headers,
    queryStringParameters: Object.fromEntries(request.url.searchParams),
    requestContext: { httpMethod: request.method, path: request.url.pathname, sourceIp: '127.0.0.1' },
    body: request.body.toString(asText ? 'utf8' : 'base64'),
    isBase64Encoded: !asText,
  }
}

const replyOf = (json: string): DoorReply => {
  const reply = HttpReply.safeParse(JSON.parse(json))
  if (!reply.success) return { status: 200, headers: { 'content-type': 'application/json' }, body: json }
  const { statusCode, headers = {}, body = '', isBase64Encoded = false } = reply.data
  return {
    status: statusCode,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  }
}

/** HTTP access: below `path` a function answers browsers. The function gets the whole path, including `path`. */
export const httpDoor = (host: FunctionsHost, path: string, name: string): Door => ({
  prefix: path,
  maxBytes: MAX_BYTES,
  open: async (request) => {
    try {
      return replyOf(await host.invoke(name, eventOf(request), { by: 'http' }))
    } catch (error) {
      if (!(error instanceof FunctionFailure)) throw error
      const body = JSON.stringify({ code: error.code, message: error.message })
      return { status: 502, headers: { 'content-type': 'application/json' }, body }
    }
  },
})
