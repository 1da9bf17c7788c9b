import { openCloudStore } from '@cloud/adapters/wechat/store/store'
import { CONTRACT_COLLECTIONS } from './doc-store.fixtures'
import { docStoreContract } from './doc-store.suite'
import { openLive } from './live-cloud'
import { openWechat, PATIENT_MS, unhurried } from './wechat-gateway'

const contractOn = (name: string, strict: boolean): void =>
  docStoreContract(name, async () => {
    const { gateway, sdk, env, close } = await openWechat(
      { strict: { transactions: strict, indexes: true } },
      PATIENT_MS,
    )
    const open = () =>
      openCloudStore(
        { env, database: sdk.database({ throwOnNotFound: false }), batches: true, now: unhurried },
        CONTRACT_COLLECTIONS,
      )
    let current = open()
    return {
      store: current,
      reopen: async () => {
        current.close()
        current = open()
        return current
      },
      close: async () => {
        current.close()
        const left = gateway.openTransactions()
        await close()
        expect(left).toBe(0)
      },
    }
  })

if (process.env['CLOUD_LIVE'] === '1') docStoreContract('a live environment', openLive)
else {
  contractOn("WeChat's cloud", false)
  contractOn("WeChat's cloud, one document a request", true)
}
