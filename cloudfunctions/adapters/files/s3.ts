import { createHash } from 'node:crypto'
import type { Clock } from '@cloud/ports/world'
import { FileId } from '@domain/kernel/ids'
import { AwsClient } from 'aws4fetch'
import { type HostedFiles, hostedPasses, sameBytes } from './hosted'

export type S3Config = {
  /** `https://s3.example.gov.cn:9000`; the bucket is part of the path, which every compatible store supports */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly keyId: string
  readonly key: string
  readonly secret: string
  readonly clock: Clock
}

const PATIENCE_MS = 20_000

/**
 * The file store does not answer, or with an unexpected status. The message contains the request and the HTTP status, never an
 * address.
 */
class FilesFault extends Error {
  override readonly name = 'FilesFault'
  constructor(what: string, status: number) {
    super(`files: ${what}: ${status === 0 ? 'no answer' : `HTTP ${status}`}`)
  }
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const NOTHING = new Uint8Array(0)

type Asked = { readonly status: number; readonly bytes: Uint8Array }
type Ask = (
  method: 'GET' | 'PUT' | 'DELETE',
  file: string,
  body?: Uint8Array,
  headers?: Readonly<Record<string, string>>,
) => Promise<Asked>

const asking = ({ endpoint, bucket, region, keyId, key }: S3Config): Ask => {
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: key, region, service: 's3', retries: 2 })
  return async (method, file, body, headers = {}) => {
    const id = FileId.safeParse(file)
    if (!id.success) throw new Error('not a file id')
    const url = `${endpoint.replace(/\/$/, '')}/${bucket}/${id.data.slice(3, 5).toLowerCase()}/${id.data}`
    try {
      const reply = await client.fetch(url, {
        method,
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
        // the signature covers the content, so that it cannot be altered on the way even without TLS
        headers: { 'x-amz-content-sha256': digest(body ?? NOTHING), ...headers },
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      return { status: reply.status, bytes: new Uint8Array(await reply.arrayBuffer()) }
    } catch {
      throw new FilesFault(method, 0)
    }
  }
}

const wentWell = (status: number): boolean => status >= 200 && status < 300
/** A missing bucket also answers 404, but is no missing file. */
const isMissing = ({ status, bytes }: Asked): boolean =>
  status === 404 && !Buffer.from(bytes.subarray(0, 2000)).toString('utf8').includes('NoSuchBucket')

/**
 * Files in an S3-compatible store (MinIO, Ceph, the government cloud's own), reached by the server only. Phones and browsers
 * use the host with its passes, so the store needs no public address.
 */
export const s3Files = (config: S3Config): HostedFiles => {
  const ask = asking(config)
  const read = async (file: FileId): Promise<Uint8Array | undefined> => {
    const got = await ask('GET', file)
    if (isMissing(got)) return undefined
    if (!wentWell(got.status)) throw new FilesFault('GET', got.status)
    return got.bytes
  }
  const put = async (file: FileId, bytes: Uint8Array, headers: Record<string, string> = {}): Promise<number> => {
    const { status } = await ask('PUT', file, bytes, { 'content-type': 'application/octet-stream', ...headers })
    return status
  }
  const mustHaveGone = (status: number): void => {
    if (!wentWell(status)) throw new FilesFault('PUT', status)
  }
  return {
    ...hostedPasses(config.secret, config.clock),
    read,
    write: async (file, bytes) => mustHaveGone(await put(file, bytes)),
    remove: async (file) => {
      const gone = await ask('DELETE', file)
      if (!wentWell(gone.status) && !isMissing(gone)) throw new FilesFault('DELETE', gone.status)
    },
    receive: async (file, bytes) => {
      const there = await read(file)
      if (there !== undefined) return sameBytes(there, bytes) ? 'kept' : 'other-content'
      const status = await put(file, bytes, { 'if-none-match': '*' })
      // another upload was faster (412) or is in progress (409)
      if (status === 412 || status === 409) return sameBytes(await read(file), bytes) ? 'kept' : 'other-content'
      // a store that does not support the condition (501): the read above has to suffice
      mustHaveGone(status === 501 ? await put(file, bytes) : status)
      return 'kept'
    },
  }
}
