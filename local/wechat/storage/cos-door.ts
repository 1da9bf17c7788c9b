import { randomUUID } from 'node:crypto'
import type { Door, DoorReply, DoorRequest } from '../protocol'
import type { Bucket } from './bucket'
import { fileIdOf } from './file-id'
import type { CosPasses } from './passes'

export const COS_PREFIX = '/cos/'
const MAX_BYTES = 64 * 1024 * 1024

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const typeOf = (path: string): string =>
  TYPES[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'

/** A refusal in the object store's form; the SDK reads it from the body, whatever the status is. */
const refused = (status: number, code: string, message: string): DoorReply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version='1.0' encoding='utf-8' ?>
<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${randomUUID()}</RequestId><TraceId>${randomUUID()}</TraceId></Error>`,
})
const DENIED = (): DoorReply => refused(403, 'AccessDenied', 'Access Denied.')
const EXPIRED = (): DoorReply => refused(403, 'AccessDenied', 'Request has expired')
const NO_MATCH = (): DoorReply => refused(403, 'SignatureDoesNotMatch', 'The Signature you specified is invalid.')

const header = ({ headers }: DoorRequest, name: string): string => String(headers[name] ?? '')

const pathIn = ({ url }: DoorRequest): string | undefined => {
  try {
    return decodeURIComponent(url.pathname.slice(COS_PREFIX.length))
  } catch {
    return undefined
  }
}

/** Parses `<until>.<signature>`, which an upload carries. */
const authorised = (text: string): { readonly until: number; readonly signature: string } => {
  const [until = '', signature = ''] = text.split('.')
  return { until: Number(until), signature }
}

export type CosDoor = {
  readonly bucket: Bucket
  readonly passes: CosPasses
  readonly now: () => number
  readonly env: string
}

const put = async (request: DoorRequest, path: string, cos: CosDoor): Promise<DoorReply> => {
  const authorization = header(request, 'authorization')
  const { until, signature } = authorised(authorization)
  const fileId = fileIdOf(cos.env, path)
  if (authorization === '' || header(request, 'signature') !== authorization) return DENIED()
  if (!cos.passes.check('put', path, until, signature)) return NO_MATCH()
  if (until * 1000 <= cos.now()) return EXPIRED()
  if (header(request, 'x-cos-security-token') !== cos.passes.token(path)) return DENIED()
  if (header(request, 'x-cos-meta-fileid') !== cos.passes.cosFileId(fileId)) return DENIED()
  if (header(request, 'key') !== encodeURIComponent(path)) return NO_MATCH()
  await cos.bucket.write(path, request.body)
  return { status: 200, headers: { 'x-cos-request-id': randomUUID() }, body: '' }
}

const get = async (request: DoorRequest, path: string, cos: CosDoor): Promise<DoorReply> => {
  const signature = request.url.searchParams.get('sign') ?? ''
  const until = Number(request.url.searchParams.get('t') ?? '')
  if (signature === '') return DENIED()
  if (!cos.passes.check('get', path, until, signature)) return NO_MATCH()
  if (until * 1000 <= cos.now()) return EXPIRED()
  const bytes = await cos.bucket.read(path)
  if (bytes === undefined) return refused(404, 'NoSuchKey', 'The specified key does not exist.')
  const headers = {
    'content-type': typeOf(path),
    'content-length': String(bytes.byteLength),
    'x-cos-request-id': randomUUID(),
    // everybody with the address may read; only the address itself protects the file
    'access-control-allow-origin': '*',
  }
  return request.method === 'HEAD' ? { status: 200, headers } : { status: 200, headers, body: bytes }
}

/** The object store: every upload and download needs a signed address. */
export const cosDoor = (cos: CosDoor): Door => ({
  prefix: COS_PREFIX,
  maxBytes: MAX_BYTES,
  open: async (request) => {
    const path = pathIn(request)
    if (path === undefined) return refused(400, 'InvalidURI', "Couldn't parse the specified URI.")
    if (request.method === 'PUT') return put(request, path, cos)
    if (request.method === 'GET' || request.method === 'HEAD') return get(request, path, cos)
    return refused(405, 'MethodNotAllowed', 'The specified method is not allowed.')
  },
})
