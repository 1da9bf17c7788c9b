import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ActionRequest, CloudFault, type Door, type DoorReply, type GatewayInside } from '../protocol'
import { type Answer, asRefusal } from './answer'
import { partsOf } from './multipart'
import { checkSignature, type Secret } from './signature'

/** Maximum size of a request of the SDK, as documented. */
const MAX_REQUEST = 16 * 1024 * 1024
const ADMIN = '/admin'
/** Longer than any client keeps an idle connection: if the client closes first, no request on its way is cut off. */
const IDLE_MS = 60_000

export type ServerOptions = {
  readonly port: number
  /** the keys with this id */
  readonly secretOf: (id: string) => Secret | undefined
  readonly doors: readonly Door[]
  readonly gateway: () => GatewayInside
  /** maximum bytes of a request to the database from a function */
  readonly maxRequest: number
  readonly answer: (request: ActionRequest) => Promise<Answer>
  readonly onBug: (error: unknown) => void
}

const read = async (request: IncomingMessage, limit: number): Promise<Buffer | 'too-long'> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size <= limit) parts.push(part)
  }
  return size > limit ? 'too-long' : Buffer.concat(parts)
}

const jsonIn = (bytes: Buffer): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // refused below like any other value that is no object
  }
  throw new CloudFault('INVALID_COMMON_PARAM', 'the body is no JSON object')
}

const requestOf = (message: IncomingMessage, bytes: Buffer, options: ServerOptions): ActionRequest => {
  const { env, clock } = options.gateway()
  const type = message.headers['content-type'] ?? ''
  const parts = type.startsWith('multipart/form-data') ? partsOf(bytes, type) : new Map<string, Buffer>()
  const json = parts.size > 0 ? undefined : jsonIn(bytes)
  const fields = json ?? Object.fromEntries(parts)
  const url = `http://${message.headers.host ?? ''}${message.url ?? ''}`
  const signed = { method: message.method ?? '', url, headers: message.headers, fields }
  checkSignature(options.secretOf, signed, clock.now())
  const body = json ?? Object.fromEntries([...parts].map(([name, value]) => [name, value.toString('utf8')]))
  const asked = body['envName']
  if (asked !== env && asked !== '' && asked !== undefined)
    throw new CloudFault('INVALID_ENV', `there is no environment ${String(asked)}`)
  const action = body['action']
  if (typeof action !== 'string') throw new CloudFault('INVALID_ACTION', 'no action is named')
  return { action, body, parts, env }
}

const adminAnswer = async (message: IncomingMessage, options: ServerOptions): Promise<Answer> => {
  try {
    const bytes = await read(message, Math.min(options.maxRequest, MAX_REQUEST))
    if (bytes === 'too-long') throw new CloudFault('EXCEED_REQUEST_SIZE_LIMIT', 'the request is too long')
    return await options.answer(requestOf(message, bytes, options))
  } catch (error) {
    if (error instanceof CloudFault) return asRefusal(error)
    throw error
  }
}

const doorReply = async (
  door: Door,
  url: URL,
  message: IncomingMessage,
  options: ServerOptions,
): Promise<DoorReply> => {
  const body = await read(message, door.maxBytes)
  if (body === 'too-long') return { status: 413 }
  return door.open({ method: message.method ?? '', url, headers: message.headers, body }, options.gateway())
}

const handle = async (message: IncomingMessage, response: ServerResponse, options: ServerOptions): Promise<void> => {
  const url = new URL(message.url ?? '/', 'http://127.0.0.1')
  if (url.pathname === ADMIN) {
    const answer = await adminAnswer(message, options)
    if (answer === 'none') return void message.socket.destroy()
    response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body)
    return
  }
  const door = options.doors.find(({ prefix }) => url.pathname.startsWith(prefix))
  const { status, headers = {}, body } = door ? await doorReply(door, url, message, options) : { status: 404 }
  response.writeHead(status, headers).end(body)
}

/** Accepts only names of this machine: a foreign name that resolves to this machine belongs to a foreign page. */
const fromHere = (message: IncomingMessage): boolean =>
  /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(message.headers.host ?? '') && message.headers.origin === undefined

const listener =
  (options: ServerOptions) =>
  (message: IncomingMessage, response: ServerResponse): void => {
    if (!fromHere(message)) return void response.writeHead(403).end()
    handle(message, response, options).catch((error: unknown) => {
      options.onBug(error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  }

/** Listens on this machine only. Rejects when the port is in use. */
export const listen = async (options: ServerOptions): Promise<{ readonly server: Server; readonly port: number }> => {
  const server = createServer(listener(options))
  server.keepAliveTimeout = IDLE_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  return { server, port: (server.address() as AddressInfo).port }
}

/** Stops listening; running requests may finish within a time limit. */
export const stop = async (server: Server): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const impatient = setTimeout(() => server.closeAllConnections(), 2000)
  await closed
  clearTimeout(impatient)
}
