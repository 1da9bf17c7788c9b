import { once } from '../adapters/once'
import { portsInWechat } from '../adapters/wechat/ports'
import { forEachCity } from '../dispatch/among-cities'
import { guardedParts } from '../usecases/keys/before-writing'
import { COLLECTIONS } from '../usecases/stored/collections'
import { createClock } from './create'

const ready = once(async () => {
  const opened = await portsInWechat(process.env, COLLECTIONS)
  const parts = guardedParts(opened.parts)
  return forEachCity({ ...parts, clock: parts.first.clock }, createClock)
})

/** Called by the platform's timer (see config.json). */
export const main = async (): Promise<unknown> => (await ready())()
