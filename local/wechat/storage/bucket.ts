import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from '@cloud/adapters/error-code'
import * as z from 'zod/mini'

const About = z.object({ path: z.string(), openid: z.optional(z.string()), at: z.number() })
export type About = z.infer<typeof About>

/** The files of one environment in a folder: each with what is known of it beside its bytes. */
export type Bucket = {
  read(path: string): Promise<Uint8Array | undefined>
  about(path: string): Promise<About | undefined>
  /** replaces whatever lies there, whole or not at all. `openid` undefined: stored by a function */
  write(path: string, bytes: Uint8Array, openid?: string): Promise<void>
  /** false when there was nothing */
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

/** A path is a claim of whoever names it and never becomes a path here: its digest does. */
export const openBucket = (folder: string, now: () => number): Bucket => {
  const placeOf = (name: string): string => {
    const digest = createHash('sha256').update(name).digest('hex')
    return path.join(folder, digest.slice(0, 2), digest)
  }
  return {
    read: (name) => readAt(placeOf(name)),
    about: async (name) => {
      const text = await readAt(`${placeOf(name)}.json`)
      return text === undefined ? undefined : About.parse(JSON.parse(text.toString('utf8')))
    },
    write: async (name, bytes, openid) => {
      const place = placeOf(name)
      const about: About = { path: name, at: now(), ...(openid === undefined ? {} : { openid }) }
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      await writeWhole(place, bytes)
      await writeWhole(`${place}.json`, Buffer.from(JSON.stringify(about)))
    },
    remove: async (name) => {
      const place = placeOf(name)
      const there = (await readAt(`${place}.json`)) !== undefined
      await rm(place, { force: true })
      await rm(`${place}.json`, { force: true })
      return there
    },
  }
}
