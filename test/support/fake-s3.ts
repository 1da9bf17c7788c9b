import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export const S3_KEY_ID = 'BANGFU'
export const S3_KEY = 'the-key-only-store-and-server-know'
export const S3_BUCKET = 'bangfu-papers'
const REGION = 'cn-gov-1'

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** Computes signature version 4 from its specification, independently of the signing code. */
const rightSignature = (request: IncomingMessage, body: Buffer): string | undefined => {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/
  const [, keyId, day = '', region, names = '', given] = form.exec(request.headers.authorization ?? '') ?? []
  const at = String(request.headers['x-amz-date'] ?? '')
  const content = String(request.headers['x-amz-content-sha256'] ?? '')
  if (keyId !== S3_KEY_ID || region !== REGION || !at.startsWith(day) || content !== sha256(body)) return 'AccessDenied'
  const url = new URL(request.url ?? '/', 'http://store')
  const signed = names.split(';')
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signed.includes(name))) return 'AccessDenied'
  const canonical = [
    request.method,
    url.pathname,
    url.searchParams.toString(),
    ...signed.map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    names,
    content,
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = `AWS4-HMAC-SHA256\n${at}\n${scope}\n${sha256(canonical)}`
  const key = hmac(hmac(hmac(hmac(`AWS4${S3_KEY}`, day), region), 's3'), 'aws4_request')
  return hmac(key, text).toString('hex') === given ? undefined : 'SignatureDoesNotMatch'
}

type Reply = { readonly status: number; readonly body?: Buffer | string }
const no = (status: number, code: string): Reply => ({ status, body: `<Error><Code>${code}</Code></Error>` })

export type FakeS3 = {
  readonly endpoint: string
  readonly region: string
  /** the stored objects, by path */
  readonly kept: ReadonlyMap<string, Buffer>
  /** false: a store without conditional requests, as older ones */
  conditions: boolean
  /** the next requests fail with these status codes, one each */
  fail(...statuses: readonly number[]): void
  close(): Promise<void>
}

/** One bucket of an S3-compatible store on loopback, path style. */
export const fakeS3 = async (): Promise<FakeS3> => {
  const kept = new Map<string, Buffer>()
  const failures: number[] = []
  const state = { conditions: true }

  const put = (path: string, body: Buffer, condition: string | undefined): Reply => {
    if (condition !== undefined && !state.conditions) return no(501, 'NotImplemented')
    if (condition === '*' && kept.has(path)) return no(412, 'PreconditionFailed')
    kept.set(path, body)
    return { status: 200 }
  }
  const answered = (request: IncomingMessage, body: Buffer): Reply => {
    const path = new URL(request.url ?? '/', 'http://store').pathname
    const failure = failures.shift()
    if (failure !== undefined) return no(failure, 'InternalError')
    const wrong = rightSignature(request, body)
    if (wrong !== undefined) return no(403, wrong)
    if (!path.startsWith(`/${S3_BUCKET}/`)) return no(404, 'NoSuchBucket')
    if (request.method === 'PUT') return put(path, body, request.headers['if-none-match'])
    if (request.method === 'DELETE') {
      kept.delete(path)
      return { status: 204 }
    }
    const found = kept.get(path)
    return found === undefined ? no(404, 'NoSuchKey') : { status: 200, body: found }
  }

  const server = createServer((request, reply) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => void parts.push(part))
    request.on('end', () => {
      const { status, body } = answered(request, Buffer.concat(parts))
      reply.writeHead(status).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: REGION,
    kept,
    get conditions() {
      return state.conditions
    },
    set conditions(known: boolean) {
      state.conditions = known
    },
    fail: (...statuses) => void failures.push(...statuses),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
