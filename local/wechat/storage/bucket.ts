import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from '@cloud/adapters/error-code'
import * as z from 'zod/mini'

const About = z.object({ path: z.string(), openid: z.optional(z.string()), at: z.number() })
export type About = z.infer<typeof About>

/** The files of one environment in a folder, each stored together with its metadata. */
export type Bucket = {
  read(path: string): Promise<Uint8Array | undefined>
  about(path: string): Promise<About | undefined>
  /** replaces an existing file atomically. `openid` undefined: stored by a function */
  write(path: string, bytes: Uint8Array, openid?: string): Promise<void>
  /** false when there was no file */
  remove(path: string): Promise<boolean>
}

const readAt = async (file: string): Promise<Buffer | undefined> => {
  try {
    return await readFile(file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

const writeWhole = async (file: string, bytes: Uint8Array): Promise<void> => {
  const beside = `${file}.${randomUUID()}.part`
  try {
    const handle = await open(beside, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, file)
  } finally {
    await rm(beside, { force: true })
  }
}

/** The metadata of a file is its first line, so that metadata and bytes are written together or not at all. */
const together = (about: About, bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${JSON.stringify(about)}\n`), bytes])

const apart = (whole: Buffer): { readonly about: About; readonly bytes: Uint8Array } => {
  const end = whole.indexOf(0x0a)
  return { about: About.parse(JSON.parse(whole.subarray(0, end).toString('utf8'))), bytes: whole.subarray(end + 1) }
}

/** Names of files are not trusted, so a name's digest is used as its path. */
export const openBucket = (folder: string, now: () => number): Bucket => {
  const placeOf = (name: string): string => {
    const digest = createHash('sha256').update(name).digest('hex')
    return path.join(folder, digest.slice(0, 2), digest)
  }
  const at = async (name: string): Promise<ReturnType<typeof apart> | undefined> => {
    const whole = await readAt(placeOf(name))
    return whole === undefined ? undefined : apart(whole)
  }
  return {
    read: async (name) => (await at(name))?.bytes,
    about: async (name) => (await at(name))?.about,
    write: async (name, bytes, openid) => {
      const place = placeOf(name)
      const about: About = { path: name, at: now(), ...(openid === undefined ? {} : { openid }) }
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      await writeWhole(place, together(about, bytes))
    },
    remove: async (name) => {
      const there = (await at(name)) !== undefined
      await rm(placeOf(name), { force: true })
      return there
    },
  }
}
