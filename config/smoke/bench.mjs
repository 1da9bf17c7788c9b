// The vendor's SDK outside a function, connected to an environment by its keys (or to the gateway by TCB_CONTEXT_CNFG).
import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'

/** @param {Readonly<Record<string, string>>} settings @param {string} collection @returns {import('./questions.mjs').Bench} */
export const openBench = (settings, collection) => {
  Object.assign(process.env, {
    TENCENTCLOUD_SECRETID: settings['CLOUD_SECRET_ID'],
    TENCENTCLOUD_SECRETKEY: settings['CLOUD_SECRET_KEY'],
    TENCENTCLOUD_REGION: settings['CLOUD_REGION'] ?? 'ap-shanghai',
    TENCENTCLOUD_RUNENV: 'SCF', // otherwise the SDK requests the machine's metadata each time
    SCF_NAMESPACE: settings['CLOUD_ENV'],
    TCB_ENV: settings['CLOUD_ENV'],
    SILENCE: 'true',
  })
  const sdk = createRequire(import.meta.url)('wx-server-sdk')
  sdk.init({ env: settings['CLOUD_ENV'], timeout: 15_000 })
  return { sdk, db: sdk.database({ throwOnNotFound: false }), collection, mint: () => randomBytes(12).toString('hex') }
}
