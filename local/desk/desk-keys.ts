import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
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

/** Keys generated at the first start, readable by the owner only. Without them, sealed data cannot be read again. */
export const openKeys = (folder: string): { readonly sealing: SealingConfig; readonly link: string } => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'keys.json')
  const stored = readJson(file)
  const keys = stored === undefined ? fresh() : Keys.parse(stored)
  if (stored === undefined) keepJson(file, keys)
  return {
    sealing: { suite: 'aes', ring: [{ id: 'desk', key: keys.sealing }], hashKey: keys.hash },
    link: keys.link,
  }
}
