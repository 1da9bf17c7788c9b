import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { SealingConfig } from '@cloud/adapters/sealing/key-ring'
import * as z from 'zod/mini'
import { keepJson, readJson } from './keep'

const Key = z.string().check(z.minLength(40))
const Keys = z.object({ sealing: Key, hash: Key, link: Key })

const fresh = (): z.infer<typeof Keys> => ({
  sealing: randomBytes(32).toString('base64'),
  hash: randomBytes(32).toString('base64'),
  link: randomBytes(32).toString('base64url'),
})

const fileOf = (folder: string, code: string | undefined): string =>
  path.join(folder, code === undefined ? 'keys.json' : `keys-${code}.json`)

/** The cities of a desk beside the first: each has been given keys of its own. */
export const citiesOf = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .flatMap((name) => /^keys-(\w+)\.json$/.exec(name)?.[1] ?? [])
        .sort()
    : []

const kept = (folder: string, code: string | undefined): z.infer<typeof Keys> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = fileOf(folder, code)
  const stored = readJson(file)
  const keys = stored === undefined ? fresh() : Keys.parse(stored)
  if (stored === undefined) keepJson(file, keys)
  return keys
}

/**
 * Keys generated at the first start, readable by the owner only. Without them, sealed data cannot be read again. `code`: of a city
 * beside the first.
 */
export const openKeys = (folder: string, code?: string): { readonly sealing: SealingConfig; readonly link: string } => {
  const first = kept(folder, undefined)
  const keys = code === undefined ? first : kept(folder, code)
  const numbers = code === undefined ? {} : { numbersKey: first.hash }
  return {
    sealing: { suite: 'aes', ring: [{ id: 'desk', key: keys.sealing }], hashKey: keys.hash, ...numbers },
    link: first.link,
  }
}
