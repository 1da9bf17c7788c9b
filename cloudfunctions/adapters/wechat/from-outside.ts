import type { Collection } from '@cloud/ports/doc-store'
import type { Log } from '@cloud/ports/world'
import { type CloudPorts, portsInWechat } from './ports'
import type { Env } from './sdk'

/**
 * WeChat's cloud from a machine outside of it, for the tools of operation: with the environment and the keys that the
 * deployment uses (CLOUD_ENV, CLOUD_SECRET_ID, CLOUD_SECRET_KEY). The SDK reads its keys from the process, where the
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
