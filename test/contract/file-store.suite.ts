import type { FileStore } from '@cloud/ports/world'
import type { FileId } from '@domain/kernel/ids'

const FILE = 'FI-0000000000000001' as FileId
const OTHER = 'FI-0000000000000002' as FileId
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (found: Uint8Array | undefined): string | undefined =>
  found === undefined ? undefined : new TextDecoder().decode(found)

/** The guarantees of every FileStore; each test gets an empty one. */
export const fileStoreContract = (
  name: string,
  open: () => Promise<{ readonly files: FileStore; readonly now: () => number; readonly close: () => Promise<void> }>,
): void => {
  describe(`${name} keeps the promises of a file store`, () => {
    let opened: Awaited<ReturnType<typeof open>>
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(() => opened.close())

    test('a file that was never stored is undefined', async () => {
      expect(await opened.files.read(FILE)).toBeUndefined()
    })

    test('a file is read back with the bytes that were stored', async () => {
      const all = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256)
      await opened.files.write(FILE, all)
      expect(Buffer.compare((await opened.files.read(FILE)) ?? bytes(''), all)).toBe(0)
    })

    test('an empty file is distinguished from a missing file', async () => {
      await opened.files.write(FILE, bytes(''))
      expect(text(await opened.files.read(FILE))).toBe('')
    })

    test('two files are stored separately', async () => {
      await opened.files.write(FILE, bytes('one'))
      await opened.files.write(OTHER, bytes('two'))
      expect([text(await opened.files.read(FILE)), text(await opened.files.read(OTHER))]).toEqual(['one', 'two'])
    })

    test('of two parallel writes one is stored whole, and a later write replaces it', async () => {
      await Promise.all(['first', 'second'].map((each) => opened.files.write(FILE, bytes(each.repeat(5000)))))
      expect(['first', 'second'].map((each) => each.repeat(5000))).toContain(text(await opened.files.read(FILE)))
      await opened.files.write(FILE, bytes('last'))
      expect(text(await opened.files.read(FILE))).toBe('last')
    })

    test('a file can be removed, and removing a missing file is no error', async () => {
      await opened.files.write(FILE, bytes('one'))
      await opened.files.remove(FILE)
      await opened.files.remove(FILE)
      expect(await opened.files.read(FILE)).toBeUndefined()
    })

    test('each file gets an upload ticket of its own', async () => {
      const [one, two] = [await opened.files.ticket(FILE), await opened.files.ticket(OTHER)]
      expect(['https', 'cloud']).toContain(one.via)
      expect(one).not.toEqual(two)
    })

    test('a link states until when it is valid', async () => {
      await opened.files.write(FILE, bytes('one'))
      const link = await opened.files.link(FILE, 'image/jpeg', '收入证明.jpg', 60_000)
      expect(link.url).not.toBe('')
      expect(link.until).toBe(opened.now() + 60_000)
    })

    test.each(['../secret', 'FI-../../etc', '/etc/passwd', 'FI-0001/../x', '', 'FI-a\u0000b'])(
      'an invalid file id is refused: %j',
      async (id) => {
        await expect(opened.files.read(id as FileId)).rejects.toThrow('not a file id')
        await expect(opened.files.write(id as FileId, bytes('x'))).rejects.toThrow('not a file id')
        await expect(opened.files.remove(id as FileId)).rejects.toThrow('not a file id')
      },
    )
  })
}
