import { once } from '../adapters/once'
import { portsInWechat } from '../adapters/wechat/ports'
import { amongCities } from '../dispatch/among-cities'
import { guardedParts } from '../usecases/keys/before-writing'
import { COLLECTIONS } from '../usecases/stored/collections'
import { createApi } from './create'

const ready = once(async () => {
  const opened = await portsInWechat(process.env, COLLECTIONS)
  return { answer: amongCities(guardedParts(opened.parts), createApi), identity: opened.identity }
})

/** Called by the platform with an envelope; returns an `Answer` for any event, valid or not. */
export const main = async (event: unknown): Promise<unknown> => {
  const { answer, identity } = await ready()
  return answer(identity(), event, Buffer.byteLength(JSON.stringify(event) ?? ''))
}
