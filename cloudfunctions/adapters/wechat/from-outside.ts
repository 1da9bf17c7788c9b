import type { Collection } from '@cloud/ports/doc-store'
import type { Log } from '@cloud/ports/world'
import { type CloudPorts, portsInWechat } from './ports'
import type { Env } from './sdk'

/**
 * The ports of WeChat's cloud for a machine outside of it, used by the maintenance tools: with the environment and keys of the
 * deployment (CLOUD_ENV, CLOUD_SECRET_ID, CLOUD_SECRET_KEY). The SDK reads its keys from the process environment, where the
 * platform puts them for a function.
 */
export const portsFromOutside = (
  env: Env,
  collections: readonly Collection<never>[],
  log: Log,
): Promise<CloudPorts> => {
  const keys = {
    TENCENTCLOUD_SECRETID: env['CLOUD_SECRET_ID'],
    TENCENTCLOUD_SECRETKEY: env['CLOUD_SECRET_KEY'],
    TCB_ENV: env['CLOUD_ENV'],
  }
  for (const [name, value] of Object.entries(keys)) if (value !== undefined) process.env[name] ??= value
  return portsInWechat({ ...env, ...process.env }, collections, log)
}
