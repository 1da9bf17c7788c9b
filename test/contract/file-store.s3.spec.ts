import { type S3Config, s3Files } from '@cloud/adapters/files/s3'
import type { FileId } from '@domain/kernel/ids'
import { fakeS3, S3_BUCKET, S3_KEY, S3_KEY_ID } from '@test/support/fake-s3'
import { fileStoreContract } from './file-store.suite'

const FILE = 'FI-0000000000000001' as FileId
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const opened = async (over: Partial<S3Config> = {}) => {
  const store = await fakeS3()
  const now = (): number => 1_772_413_200_000
  const files = s3Files({
    endpoint: store.endpoint,
    bucket: S3_BUCKET,
    region: store.region,
    keyId: S3_KEY_ID,
    key: S3_KEY,
    secret: 'for tests only, thirty-two letters',
    clock: { now },
    ...over,
  })
  return { store, files, now, close: store.close }
}

fileStoreContract('An S3-compatible store', opened)

describe('an S3-compatible file store', () => {
  let here: Awaited<ReturnType<typeof opened>>
  beforeEach(async () => {
    here = await opened()
  })
  afterEach(() => here.close())

  test('returns any bytes as they were stored', async () => {
    const all = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256)
    await here.files.write(FILE, all)
    expect(await here.files.read(FILE)).toEqual(all)
    expect([...here.store.kept.keys()]).toEqual([`/${S3_BUCKET}/00/${FILE}`])
  })

  test.each([true, false])(
    'stores an upload once, whether conditional writes are supported (%s) or not',
    async (knows) => {
      here.store.conditions = knows
      expect(await here.files.receive(FILE, bytes('as seen'))).toBe('kept')
      expect(await here.files.receive(FILE, bytes('as seen'))).toBe('kept')
      expect(await here.files.receive(FILE, bytes('swapped'))).toBe('other-content')
      expect(Buffer.from((await here.files.read(FILE)) ?? []).toString()).toBe('as seen')
    },
  )

  test('keeps exactly one of several different parallel uploads', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((each) => here.files.receive(FILE, bytes(each))))
    expect(answers.filter((answer) => answer === 'kept')).toHaveLength(1)
  })

  test('retries after a temporary server error', async () => {
    here.store.fail(503)
    await here.files.write(FILE, bytes('one'))
    expect(here.store.kept.size).toBe(1)
  })

  test('reports a lasting server error, a wrong key or a missing bucket as an error, not as a missing file', async () => {
    here.store.fail(500, 500, 500)
    await expect(here.files.read(FILE)).rejects.toThrow('files: GET: HTTP 500')
    for (const [over, status] of [
      [{ key: 'another key' }, 403],
      [{ bucket: 'another-bucket' }, 404],
    ] as const) {
      const wrong = await opened(over)
      const fault = await wrong.files.read(FILE).then(String, String)
      expect(fault).toContain(`HTTP ${status}`)
      expect(fault).not.toMatch(/127\.0\.0\.1|another/)
      await wrong.close()
    }
    await here.store.close()
    await expect(here.files.read(FILE)).rejects.toThrow('files: GET: no answer')
  })

  test('gives phones and browsers only addresses of the server, never of the S3 store', async () => {
    const ticket = await here.files.ticket(FILE)
    expect(ticket).toMatchObject({ via: 'https', path: expect.stringMatching(/^upload\/FI-/) as string })
    expect((await here.files.link(FILE, 'image/jpeg', 'a.jpg', 60_000)).url).toMatch(/^file\/FI-/)
  })
})
