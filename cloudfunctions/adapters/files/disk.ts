import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Clock, FileStore } from '@cloud/ports/world'
import { FileId } from '@domain/kernel/ids'
import { codeOf } from '../error-code'
import { passesOf } from './passes'

const TICKET_MS = 15 * 60_000
const SECRET_MIN = 32

/** Files in a folder, with what the host needs to let uploads in and links out. */
export type DiskFiles = FileStore & {
  /** the file an upload ticket is for, as asked by `PUT upload/<file>?t=<pass>` */
  verifyUpload(file: string, pass: string): FileId | undefined
  /** what a link `file/<file>/<name>?t=<pass>` may fetch and under which type and name */
  verifyLink(
    file: string,
    pass: string,
  ): { readonly file: FileId; readonly mime: string; readonly name: string; readonly until: number } | undefined
  /** an upload arrives: kept once. The same bytes again are a retry; others would change what was already looked at */
  receive(file: FileId, bytes: Uint8Array): Promise<'kept' | 'other-content'>
}

export type DiskConfig = { readonly folder: string; readonly secret: string; readonly clock: Clock }

/** Ids have a fixed alphabet without dots and slashes; whatever else is asked for never becomes a path. */
const placeIn = (folder: string, file: string): string => {
  const id = FileId.safeParse(file)
  if (!id.success) throw new Error('not a file id')
  return path.join(folder, id.data.slice(3, 5).toLowerCase(), id.data)
}

const readAt = async (place: string): Promise<Uint8Array | undefined> => {
  try {
    return await readFile(place)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Whole or not at all: written beside, forced to disk, then `settle` puts it into place. */
const writeBeside = async (
  place: string,
  bytes: Uint8Array,
  settle: (beside: string) => Promise<void>,
): Promise<void> => {
  const folder = path.dirname(place)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const beside = `${place}.${randomUUID()}.part`
  try {
    const handle = await open(beside, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await settle(beside)
    await syncFolder(folder)
  } finally {
    await rm(beside, { force: true }) // moved away by now, unless something went wrong or `settle` linked it
  }
}

/** false when there is a file already; of several at once, one makes it. */
const createAt = async (place: string, bytes: Uint8Array): Promise<boolean> => {
  try {
    await writeBeside(place, bytes, (beside) => link(beside, place))
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await readAt(place)) !== undefined) return false
    throw error
  }
}

export const diskFiles = ({ folder, secret, clock }: DiskConfig): DiskFiles => {
  if (secret.length < SECRET_MIN) throw new Error(`link secret: at least ${SECRET_MIN} characters`)
  const passes = passesOf(Buffer.from(secret), () => clock.now())
  const place = (file: string): string => placeIn(folder, file)
  return {
    ticket: async (file) => {
      const pass = passes.issue(file, { for: 'upload', until: clock.now() + TICKET_MS })
      return { via: 'https', path: `upload/${file}?t=${pass}` }
    },
    read: async (file) => readAt(place(file)),
    write: async (file, bytes) => writeBeside(place(file), bytes, (beside) => rename(beside, place(file))),
    receive: async (file, bytes) => {
      if (await createAt(place(file), bytes)) return 'kept'
      const there = await readAt(place(file))
      return there !== undefined && Buffer.compare(there, bytes) === 0 ? 'kept' : 'other-content'
    },
    remove: async (file) => rm(place(file), { force: true }),
    link: async (file, mime, name, ttlMs) => {
      const until = clock.now() + ttlMs
      const pass = passes.issue(file, { for: 'link', until, mime, name })
      return { url: `file/${file}/${encodeURIComponent(name)}?t=${pass}`, until }
    },
    verifyUpload: (file, pass) => {
      const id = FileId.safeParse(file)
      return id.success && passes.check('upload', file, pass) !== undefined ? id.data : undefined
    },
    verifyLink: (file, pass) => {
      const id = FileId.safeParse(file)
      const link = id.success ? passes.check('link', file, pass) : undefined
      return id.success && link !== undefined
        ? { file: id.data, mime: link.mime, name: link.name, until: link.until }
        : undefined
    },
  }
}
