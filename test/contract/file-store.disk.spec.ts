import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type DiskFiles, diskFiles } from '@cloud/adapters/files/disk'
import type { FileId, PersonId } from '@domain/kernel/ids'
import { fileStoreContract } from './file-store.suite'

const FILE = 'FI-0000000000000001' as FileId
const OTHER = 'FI-0000000000000002' as FileId
const SECRET = 'for tests only, thirty-two letters'
const MINUTE = 60_000
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const opened = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'bangfu-files-'))
  const time = { now: 1_772_413_200_000 }
  const clock = { now: () => time.now }
  return {
    folder,
    time,
    now: clock.now,
    clock,
    files: diskFiles({ folder, secret: SECRET, clock }),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

fileStoreContract('A folder', opened)

describe('a file store on disk', () => {
  let here: Awaited<ReturnType<typeof opened>>
  let files: DiskFiles
  const passOf = (url: string): string => url.split('?t=')[1] ?? ''
  const ticketFor = async (file: FileId): Promise<string> => {
    const ticket = await files.ticket(file)
    return ticket.via === 'https' ? ticket.path : ''
  }
  beforeEach(async () => {
    here = await opened()
    files = here.files
  })
  afterEach(() => here.close())

  test('issues an upload pass that is valid for its file only and for a quarter of an hour', async () => {
    const url = await ticketFor(FILE)
    expect(url).toMatch(/^upload\/FI-0000000000000001\?t=[\w.-]+$/)
    expect(files.verifyUpload(FILE, passOf(url))).toBe(FILE)
    expect(files.verifyUpload(OTHER, passOf(url))).toBeUndefined()
    here.time.now += 15 * MINUTE - 1
    expect(files.verifyUpload(FILE, passOf(url))).toBe(FILE)
    here.time.now += 1
    expect(files.verifyUpload(FILE, passOf(url))).toBeUndefined()
  })

  test('issues a link that is valid for its file, name and type until its stated time', async () => {
    const { url, until } = await files.link(FILE, 'image/jpeg', '收入 证明/1.jpg', MINUTE)
    expect(url).toMatch(/^file\/FI-0000000000000001\/[^/?]+\?t=[\w.-]+$/)
    expect(files.verifyLink(FILE, passOf(url))).toEqual({
      file: FILE,
      mime: 'image/jpeg',
      name: '收入 证明/1.jpg',
      until,
    })
    expect(files.verifyLink(OTHER, passOf(url))).toBeUndefined()
    here.time.now += MINUTE
    expect(files.verifyLink(FILE, passOf(url))).toBeUndefined()
  })

  test('records in a link whom it was given to, and when', async () => {
    const { url } = await files.link(FILE, 'image/jpeg', 'a.jpg', MINUTE, 'PE-1' as PersonId)
    expect(files.verifyLink(FILE, passOf(url))).toMatchObject({ to: 'PE-1', at: here.time.now })
  })

  test('refuses an upload pass as a link, and a link as an upload pass', async () => {
    const link = passOf((await files.link(FILE, 'image/jpeg', 'a.jpg', MINUTE)).url)
    const ticket = passOf(await ticketFor(FILE))
    expect(files.verifyUpload(FILE, link)).toBeUndefined()
    expect(files.verifyLink(FILE, ticket)).toBeUndefined()
  })

  test('refuses a pass with any character changed', async () => {
    const pass = passOf((await files.link(FILE, 'image/jpeg', 'a.jpg', MINUTE)).url)
    for (let i = 0; i < pass.length - 1; i += 1) {
      const forged = pass.slice(0, i) + (pass[i] === 'A' ? 'B' : 'A') + pass.slice(i + 1)
      expect(files.verifyLink(FILE, forged)).toBeUndefined()
    }
    for (const odd of ['', '.', 'a.b', pass.split('.')[0] ?? '']) expect(files.verifyLink(FILE, odd)).toBeUndefined()
  })

  test('refuses a pass that was signed with another secret', async () => {
    const others = diskFiles({ folder: here.folder, secret: SECRET.toUpperCase(), clock: here.clock })
    const pass = passOf((await others.link(FILE, 'image/jpeg', 'a.jpg', MINUTE)).url)
    expect(files.verifyLink(FILE, pass)).toBeUndefined()
  })

  test('refuses a short secret at the start', () => {
    expect(() => diskFiles({ folder: here.folder, secret: 'short', clock: here.clock })).toThrow(/at least 32/)
  })

  test('stores an upload once: the same bytes are accepted again, other bytes are refused', async () => {
    expect(await files.receive(FILE, bytes('as seen'))).toBe('kept')
    expect(await files.receive(FILE, bytes('as seen'))).toBe('kept')
    expect(await files.receive(FILE, bytes('swapped'))).toBe('other-content')
    expect(Buffer.from((await files.read(FILE)) ?? []).toString()).toBe('as seen')
  })

  test('keeps exactly one of several different parallel uploads', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((each) => files.receive(FILE, bytes(each))))
    expect(answers.filter((answer) => answer === 'kept')).toHaveLength(1)
  })

  test('gives read access only to its own account, and leaves no partly written file', async () => {
    await files.write(FILE, bytes('one'))
    const [shard = ''] = await readdir(here.folder)
    const inside = await readdir(path.join(here.folder, shard))
    expect(inside).toEqual([FILE])
    expect((await stat(path.join(here.folder, shard, FILE))).mode & 0o077).toBe(0)
  })

  test('reports a failed write and leaves no file', async () => {
    await writeFile(path.join(here.folder, '00'), 'in the way')
    await expect(files.write(FILE, bytes('one'))).rejects.toMatchObject({
      code: expect.stringMatching(/ENOTDIR|EEXIST/),
    })
  })
})
