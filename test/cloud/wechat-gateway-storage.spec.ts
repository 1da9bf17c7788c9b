import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Gateway } from '@local/wechat/gateway'
import { openBucket } from '@local/wechat/storage/bucket'
import { uploadFromPhone } from '@local/wechat/storage/client'
import { storagePlug } from '@local/wechat/storage/plug'
import cloud from 'wx-server-sdk'
import { ENV, openBench, refusalOf } from './wechat-gateway/support/sdk'

const folder = mkdtempSync(path.join(tmpdir(), 'storage-'))
const START = Date.now()
let ahead = 0
const now = (): number => Date.now() + ahead
const bucket = openBucket(folder, now)
let gateway: Gateway

beforeAll(async () => {
  const plug = storagePlug({ env: ENV, bucket, secret: Buffer.alloc(32, 3), now })
  gateway = (await openBench({ plugs: [plug] })).gateway
})
afterAll(async () => {
  await gateway.close()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(() => {
  ahead = 0
})

const PAPER = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])
const put = async (cloudPath: string, bytes = PAPER): Promise<string> =>
  (await cloud.uploadFile({ cloudPath, fileContent: bytes })).fileID
type Removed = { readonly fileList: readonly { readonly status: number }[] }
const remove = (fileList: string[]): Promise<Removed> => cloud.deleteFile({ fileList }) as unknown as Promise<Removed>
type Temporary = { readonly status: number; readonly tempFileURL: string; readonly maxAge?: number }
const temporary = async (fileID: string, maxAge = 300): Promise<Temporary> => {
  const { fileList } = (await cloud.getTempFileURL({ fileList: [{ fileID, maxAge }] })) as unknown as {
    readonly fileList: readonly Temporary[]
  }
  return fileList[0] as Temporary
}

describe('a stored file', () => {
  test('is downloaded byte for byte as it was uploaded', async () => {
    const fileID = await put('files/FI-one.png')
    expect(fileID).toBe(`cloud://${ENV}.6465-${ENV}-1300000000/files/FI-one.png`)
    const { fileContent } = await cloud.downloadFile({ fileID })
    expect(Buffer.compare(fileContent, PAPER)).toBe(0)
  })
  test('is replaced by a later upload to the same path', async () => {
    await put('files/twice')
    const fileID = await put('files/twice', Buffer.from('second'))
    expect((await cloud.downloadFile({ fileID })).fileContent.toString()).toBe('second')
  })
  test('can be read by its temporary address only', async () => {
    const { tempFileURL } = await temporary(await put('files/FI-two.png'))
    const reply = await fetch(tempFileURL)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(Buffer.compare(Buffer.from(await reply.arrayBuffer()), PAPER)).toBe(0)
    const bare = await fetch(tempFileURL.split('?')[0] ?? '')
    expect([bare.status, await bare.text()]).toEqual([403, expect.stringContaining('AccessDenied')])
    const other = await fetch(tempFileURL.replace('FI-two', 'FI-one'))
    expect([other.status, await other.text()]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')])
  })
  test('cannot be read when its address has expired or the expiry in the address was changed', async () => {
    const { tempFileURL } = await temporary(await put('files/FI-three.png'), 60)
    ahead = 61_000
    expect(await (await fetch(tempFileURL)).text()).toContain('Request has expired')
    const moved = tempFileURL.replace(/t=\d+/, `t=${Math.floor(START / 1000) + 9000}`)
    expect(await (await fetch(moved)).text()).toContain('SignatureDoesNotMatch')
  })
  test('no longer exists after deletion, and a missing file has its own status code', async () => {
    const fileID = await put('files/FI-four.png')
    const missing = fileID.replace('FI-four', 'FI-none')
    const { fileList } = await remove([fileID, missing])
    expect(fileList.map(({ status }) => status)).toEqual([0, -503003])
    expect(await temporary(fileID)).toMatchObject({ status: -503003, tempFileURL: '' })
    expect(await refusalOf(cloud.downloadFile({ fileID }))).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })
})

test.each(['', '/begins', 'ends/', 'a//b', 'a/../b', './a', 'line\nbreak'])(
  'the file path %j is refused',
  async (cloudPath) => {
    expect(await refusalOf(put(cloudPath))).toMatchObject({ message: expect.stringMatching(/cloudPath|path/) })
  },
)
test('more than fifty files in one request are refused', async () => {
  const fileList = Array.from({ length: 51 }, (_, i) => `cloud://x/${i}`)
  expect(await refusalOf(remove(fileList))).toMatchObject({ code: 'INVALID_PARAM' })
})
test('a file of another environment is reported as missing', async () => {
  expect(await temporary(`cloud://other.6f74-other-1300000000/files/FI-one.png`)).toMatchObject({ status: -503003 })
})

describe('an upload without the SDK', () => {
  const path_ = 'files/FI-hand.png'
  type Meta = { url: string; token: string; authorization: string; fileId: string; cosFileId: string }
  /** The SDK's first request for an upload; wx-server-sdk does not expose it, so the inner SDK is called. */
  const metadata = async (): Promise<Meta> => {
    const sdk = jest.requireActual<{ init(config: object): { getUploadMetadata(p: object): Promise<{ data: Meta }> } }>(
      '@cloudbase/node-sdk',
    )
    return (await sdk.init({ env: ENV }).getUploadMetadata({ cloudPath: path_ })).data
  }
  const send = async (meta: Meta, change: Record<string, string> = {}): Promise<string> => {
    const headers = {
      Signature: meta.authorization,
      'x-cos-security-token': meta.token,
      'x-cos-meta-fileid': meta.cosFileId,
      authorization: meta.authorization,
      key: encodeURIComponent(path_),
      ...change,
    }
    const reply = await fetch(meta.url, { method: 'PUT', headers, body: PAPER })
    return reply.text()
  }

  test('with the given headers succeeds with an empty response', async () => {
    expect(await send(await metadata())).toBe('')
  })
  test.each([
    ['the signature', { Signature: '1.2', authorization: '1.2' }, 'SignatureDoesNotMatch'],
    ['one of two signatures', { Signature: '1.2' }, 'AccessDenied'],
    ['the token', { 'x-cos-security-token': 'x' }, 'AccessDenied'],
    ['the file id', { 'x-cos-meta-fileid': 'x' }, 'AccessDenied'],
    ['the key', { key: 'files%2Fother' }, 'SignatureDoesNotMatch'],
  ])('with %s changed is refused with an error in XML', async (_what, change, code) => {
    const answer = await send(await metadata(), change)
    expect(answer).toContain(`<Code>${code}</Code>`)
    expect(answer).toMatch(/<RequestId>.+<\/RequestId><TraceId>.+<\/TraceId>/)
  })
  test('after its expiry is refused', async () => {
    const meta = await metadata()
    ahead = 16 * 60_000
    expect(await send(meta)).toContain('Request has expired')
  })
})

describe('a phone', () => {
  test('uploads a file to the given path and cannot overwrite another user’s file', async () => {
    const fileID = await uploadFromPhone({ bucket, env: ENV }, 'o-1', 'files/FI-phone', PAPER)
    expect((await cloud.downloadFile({ fileID })).fileContent.byteLength).toBe(PAPER.byteLength)
    await uploadFromPhone({ bucket, env: ENV }, 'o-1', 'files/FI-phone', PAPER)
    for (const [openid, name] of [
      ['o-2', 'files/FI-phone'],
      ['o-1', 'files/FI-one.png'],
    ] as const)
      await expect(uploadFromPhone({ bucket, env: ENV }, openid, name, PAPER)).rejects.toMatchObject({
        code: 'STORAGE_EXCEED_AUTHORITY',
      })
  })
})
