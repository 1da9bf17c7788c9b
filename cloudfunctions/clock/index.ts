import { once } from '../adapters/once'
import { portsInWechat } from '../adapters/wechat/ports'
import { beforeWriting } from '../usecases/keys/before-writing'
import { COLLECTIONS } from '../usecases/stored/collections'
import { createClock } from './create'

const ready = once(async () => {
  const opened = await portsInWechat(process.env, COLLECTIONS)
  return createClock(beforeWriting(opened)(opened.ports))
})

/** Called by the platform's timer (see config.json). */
export const main = async (): Promise<unknown> => (await ready())()
