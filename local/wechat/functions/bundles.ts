import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod/mini'
import { type Cron, readCron } from './cron'

/** A function's `config.json`, with the platform's defaults. Seconds and MB. */
const Config = z.object({
  timeout: z._default(z.int().check(z.minimum(1), z.maximum(60)), 20),
  memorySize: z._default(z.int().check(z.minimum(128), z.maximum(2048)), 256),
  permissions: z._default(z.object({ openapi: z._default(z.array(z.string()), []) }), { openapi: [] }),
  triggers: z._default(
    z.array(z.object({ name: z.string(), type: z.literal('timer'), config: z.string() })).check(z.maxLength(10)),
    [],
  ),
})

/** One function as uploaded: a folder with `index.js`, the scripts that it loads later, and `config.json`. */
export type FunctionBundle = {
  readonly name: string
  readonly file: string
  /** hash of all scripts in the order of their names, in hexadecimal, to compare what ran here with what is deployed */
  readonly sha256: string
  readonly timeoutMs: number
  readonly memoryMb: number
  readonly openapi: readonly string[]
  readonly timers: readonly { readonly name: string; readonly cron: Cron }[]
}

const digestOf = (folder: string): string => {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort())
    if (name.endsWith('.js')) hash.update(readFileSync(path.join(folder, name)))
  return hash.digest('hex')
}

const readBundle = (folder: string, name: string): FunctionBundle => {
  const file = path.join(folder, name, 'index.js')
  const config = path.join(folder, name, 'config.json')
  const { timeout, memorySize, permissions, triggers } = Config.parse(
    existsSync(config) ? JSON.parse(readFileSync(config, 'utf8')) : {},
  )
  return {
    name,
    file,
    sha256: digestOf(path.join(folder, name)),
    timeoutMs: timeout * 1000,
    memoryMb: memorySize,
    openapi: permissions.openapi,
    timers: triggers.map((trigger) => ({ name: trigger.name, cron: readCron(trigger.config) })),
  }
}

/** All functions in `folder` (`dist/cloud`), by name. */
export const readBundles = (folder: string): ReadonlyMap<string, FunctionBundle> =>
  new Map(
    readdirSync(folder)
      .sort()
      .filter((name) => existsSync(path.join(folder, name, 'index.js')))
      .map((name) => [name, readBundle(folder, name)]),
  )
