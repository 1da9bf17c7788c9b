import { once } from '../adapters/once'
import { portsInWechat } from '../adapters/wechat/ports'
import { beforeWriting } from '../usecases/keys/before-writing'
import { COLLECTIONS } from '../usecases/stored/collections'
import { createEvents } from './create'

const ready = once(async () => {
  const opened = await portsInWechat(process.env, COLLECTIONS)
  return { take: createEvents(beforeWriting(opened)(opened.ports), opened.topics), identity: opened.identity }
})

/** Called by WeChat with a push (console: settings → message push → this function). */
export const main = async (event: unknown): Promise<unknown> => {
  const { take, identity } = await ready()
  return take(identity(), event)
}
