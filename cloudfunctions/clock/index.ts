import { once } from '../adapters/once'
import { portsInWechat } from '../adapters/wechat/ports'
import { COLLECTIONS } from '../usecases/collections'
import { founded } from '../usecases/keys/own-keys'
import { createClock } from './create'

const ready = once(async () => createClock((await founded(await portsInWechat(process.env, COLLECTIONS))).ports))

/** Started by the platform's timer (see config.json). */
export const main = async (): Promise<unknown> => (await ready())()
