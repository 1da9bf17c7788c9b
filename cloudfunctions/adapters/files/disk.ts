import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '@cloud/ports/world'
import { FileId } from '@domain/kernel/ids'
import { codeOf } from '../error-code'
import { ownFolder } from '../owner-only'
import { type HostedFiles, hostedPasses, sameBytes } from './hosted'

/** Files in a folder. */
export type DiskFiles = HostedFiles

export type DiskConfig = { readonly folder: string; readonly secret: string; readonly clock: Clock }

/** File ids have a fixed alphabet without dots and slashes, so nothing else can become a path. */
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

/** Writes to a temporary file and forces it to disk; `settle` then puts it into place, so that no partial file appears. */
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
    await rm(beside, { force: true }) // already moved away, unless an error occurred or `settle` linked it
  }
}

/** false when the file already exists; of several concurrent calls exactly one creates it. */
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
  ownFolder(folder)
  const place = (file: string): string => placeIn(folder, file)
  return {
    ...hostedPasses(secret, clock),
    read: async (file) => readAt(place(file)),
    write: async (file, bytes) => writeBeside(place(file), bytes, (beside) => rename(beside, place(file))),
    receive: async (file, bytes) => {
      if (await createAt(place(file), bytes)) return 'kept'
      return sameBytes(await readAt(place(file)), bytes) ? 'kept' : 'other-content'
    },
    remove: async (file) => rm(place(file), { force: true }),
  }
}
