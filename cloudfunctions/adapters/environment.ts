import type { Collection } from '@cloud/ports/doc-store'
import type { Ports } from '@cloud/ports/index'
import * as z from 'zod/mini'
import { kindOf } from './content-kind'
import { type DiskFiles, diskFiles } from './files/disk'
import { randomIds } from './ids'
import { jsonLog } from './json-log'
import { KeyFault, readKeys, type SealingConfig } from './sealing/key-ring'
import { sealerOf } from './sealing/sealer'
import { openSqlite } from './sqlite/store'
import { systemClock } from './system-clock'
import { unconnected } from './unconnected'

/** `new:<base64>,old:<base64>`: the first seals, all of them open. */
const Ring = z.pipe(
  z.string(),
  z.transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        const colon = part.indexOf(':')
        return { id: part.slice(0, Math.max(colon, 0)), key: part.slice(colon + 1) }
      }),
  ),
)

const Environment = z.object({
  /** path of the SQLite file; its folder must exist */
  STORE_FILE: z.string().check(z.minLength(1)),
  /** folder of the uploaded files */
  FILES_DIR: z.string().check(z.minLength(1)),
  SEAL_KEYS: Ring,
  /** 32 bytes in base64; never changed once there is data */
  HASH_KEY: z.string().check(z.minLength(1)),
  /** sm: SM4 and SM3 instead of AES and SHA-256; chosen before there is data */
  SEAL_SUITE: z._default(z.enum(['aes', 'sm']), 'aes'),
  /** signs upload tickets and links; at least 32 characters */
  LINK_SECRET: z.string().check(z.minLength(32)),
})

/** Names every setting that is missing or wrong, never a value. @internal */
export class SettingsFault extends Error {
  override readonly name = 'SettingsFault'
}

const sealingOf = (settings: z.infer<typeof Environment>): SealingConfig => {
  const config = { suite: settings.SEAL_SUITE, ring: settings.SEAL_KEYS, hashKey: settings.HASH_KEY }
  try {
    readKeys(config)
  } catch (error) {
    if (error instanceof KeyFault) throw new SettingsFault(`SEAL_KEYS, HASH_KEY: ${error.message}`)
    throw error
  }
  return config
}

const readSettings = (env: Readonly<Record<string, string | undefined>>): z.infer<typeof Environment> => {
  const settings = Environment.safeParse(env)
  if (settings.success) return settings.data
  const names = new Set(settings.error.issues.map((issue) => String(issue.path[0])))
  throw new SettingsFault(`settings missing or wrong: ${[...names].join(', ')}`)
}

export type DeployedPorts = { readonly ports: Ports & { readonly files: DiskFiles }; readonly close: () => void }

/**
 * The ports of a deployed host, from its environment. Everything is checked here, before the first request:
 * SettingsFault for a setting, StoreError `unavailable` when another process has the store.
 */
export const portsFromEnvironment = (
  env: Readonly<Record<string, string | undefined>>,
  collections: readonly Collection<never>[],
): DeployedPorts => {
  const settings = readSettings(env)
  const sealer = sealerOf(sealingOf(settings))
  const store = openSqlite(settings.STORE_FILE, collections)
  return {
    ports: {
      store,
      files: diskFiles({ folder: settings.FILES_DIR, secret: settings.LINK_SECRET, clock: systemClock }),
      kinds: { kindOf },
      ...unconnected,
      sealer,
      clock: systemClock,
      ids: randomIds,
      log: jsonLog(systemClock, (line) => void process.stdout.write(line)),
    },
    close: () => store.close(),
  }
}
