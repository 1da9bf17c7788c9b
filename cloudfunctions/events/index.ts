import { once } from '../adapters/once'
import { portsInWechat } from '../adapters/wechat/ports'
import { COLLECTIONS } from '../usecases/collections'
import { founded } from '../usecases/keys/own-keys'
import { createEvents } from './create'

const ready = once(async () => {
  const { ports, identity, topics } = await founded(await portsInWechat(process.env, COLLECTIONS))
  return { take: createEvents(ports, topics), identity }
})

/** Started by WeChat with a push (console: settings → message push → this function). */
export const main = async (event: unknown): Promise<unknown> => {
  const { take, identity } = await ready()
  return take(identity(), event)
}
