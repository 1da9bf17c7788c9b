import { once } from '../adapters/once'
import { portsInWechat } from '../adapters/wechat/ports'
import { guardedParts } from '../usecases/keys/before-writing'
import { COLLECTIONS } from '../usecases/stored/collections'
import { createEvents } from './create'

const ready = once(async () => {
  const opened = await portsInWechat(process.env, COLLECTIONS)
  const { first, others } = guardedParts(opened.parts)
  return { take: createEvents([first, ...others.values()], opened.topics), identity: opened.identity }
})

/** Called by WeChat with a push (console: settings → message push → this function). */
export const main = async (event: unknown): Promise<unknown> => {
  const { take, identity } = await ready()
  return take(identity(), event)
}
