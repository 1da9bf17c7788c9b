import { declared } from '@cloud/adapters/wechat/declare'
import { loadSdk, type Sdk } from '@cloud/adapters/wechat/sdk'
import { type Gateway, type GatewayOptions, startGateway } from '@local/wechat/gateway'

/** A store gives up after some seconds, so that a function's caller hears of it in time; how fast this machine is says nothing of that. */
export const unhurried = (): number => performance.now() / 5

export const ENV = 'contract-0a1b2c'
export const SECRET = { id: 'AKID-contract', key: 'for tests only' }

/** The environment as the platform gives it to a function; the SDK reads it from the process. */
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

/** A crowd on a slow machine is not a silent platform: for whatever is no test of silence. */
export const PATIENT_MS = 60_000

/** The vendor's SDK, unmodified, against a gateway of this test's own with what is declared for deployment. */
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
