import { declared } from '@cloud/adapters/wechat/declare'
import { loadSdk, type Sdk } from '@cloud/adapters/wechat/sdk'
import { type Gateway, type GatewayOptions, startGateway } from '@local/wechat/gateway'

/**
 * A slowed clock for the store's time limits, which exist for a function's caller and must not depend on the speed of this
 * machine.
 */
export const unhurried = (): number => performance.now() / 5

export const ENV = 'contract-0a1b2c'
export const SECRET = { id: 'AKID-contract', key: 'for tests only' }

/** The environment as the platform sets it for a function; the SDK reads it from the process. */
const platformEnv = (gateway: Pick<Gateway, 'url'>): Readonly<Record<string, string>> => ({
  CLOUD_ENV: ENV,
  TCB_ENV: ENV,
  SCF_NAMESPACE: ENV,
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: SECRET.id,
  TENCENTCLOUD_SECRETKEY: SECRET.key,
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: gateway.url }),
  SILENCE: 'true',
})

/** A long timeout, because many requests are slow on a busy machine. Only tests of a platform that does not answer use a shorter one. */
export const PATIENT_MS = 60_000

/** The vendor's SDK, unmodified, with a gateway of this test's own, which has the declared collections and indexes. */
export const openWechat = async (
  options: Partial<GatewayOptions> = {},
  patienceMs?: number,
): Promise<{
  readonly gateway: Gateway
  readonly sdk: Sdk
  readonly env: Record<string, string | undefined>
  readonly close: () => Promise<void>
}> => {
  const gateway = await startGateway({
    env: ENV,
    secret: SECRET,
    strict: { transactions: false, indexes: true },
    ...options,
  })
  for (const { name, indexes } of declared.collections)
    gateway.declare(
      name,
      indexes.map((index) => ({
        name: index.name,
        fields: index.keys.map(({ field }) => field),
        unique: index.unique,
      })),
    )
  Object.assign(process.env, platformEnv(gateway))
  return { gateway, sdk: await loadSdk(process.env, patienceMs), env: process.env, close: () => gateway.close() }
}
