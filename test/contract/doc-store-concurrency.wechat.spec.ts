import { openCloudStore } from '@cloud/adapters/wechat/store/store'
import { CONTRACT_COLLECTIONS } from './doc-store.fixtures'
import { docStoreConcurrency, forgetful } from './doc-store-concurrency.suite'
import { openWechat, PATIENT_MS, unhurried } from './wechat-gateway'

// A lost response is looked up and found (see bad-days.wechat.spec.ts); here the caller itself is interrupted.
for (const [name, strict] of [
  ["WeChat's cloud", false],
  ["WeChat's cloud, one document a request", true],
] as const)
  docStoreConcurrency(name, async () => {
    const { gateway, sdk, env, close } = await openWechat(
      { strict: { transactions: strict, indexes: true } },
      PATIENT_MS,
    )
    const database = sdk.database({ throwOnNotFound: false })
    const store = openCloudStore({ env, database, batches: true, now: unhurried }, CONTRACT_COLLECTIONS)
    return {
      ...forgetful(store),
      close: async () => {
        expect(gateway.openTransactions()).toBe(0)
        await close()
      },
    }
  })
