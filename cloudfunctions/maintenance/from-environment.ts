import { filesFromEnvironment, portsFromEnvironment, sealerFromEnvironment } from '../adapters/environment'
import { jsonLog } from '../adapters/json-log'
import { type Env, readKeeping } from '../adapters/settings'
import { stillSqlite } from '../adapters/sqlite/still'
import { systemClock } from '../adapters/system-clock'
import { portsFromOutside } from '../adapters/wechat/from-outside'
import { COLLECTIONS } from '../usecases/stored/collections'
import type { Opening } from './opening'

const toStderr = jsonLog(systemClock, (line) => void process.stderr.write(line))

/** `STORE=wechat`: WeChat's cloud, with the settings of the deployment. */
const inWechat = (env: Env): Opening => {
  const open: Opening['working'] = async () => {
    const { ports, store } = await portsFromOutside(env, COLLECTIONS, toStderr)
    return { ...ports, store, close: async () => store.close() }
  }
  return { reading: open, working: open }
}

/** A federation's own server, or WeChat's cloud, with the settings each runs with. */
export const openingFrom = (env: Env): Opening => {
  if (env['STORE'] === 'wechat') return inWechat(env)
  const working: Opening['working'] = async () => {
    const { ports, store, close } = await portsFromEnvironment(env, COLLECTIONS, toStderr)
    return { ...ports, store, close }
  }
  return {
    working,
    reading: async () => {
      const settings = readKeeping(env)
      if (settings.STORE !== 'sqlite') return working()
      const store = stillSqlite(settings.STORE_FILE ?? '', COLLECTIONS)
      return {
        // the store is a snapshot already
        store: { ...store, atOneMoment: (work) => work(store) },
        files: filesFromEnvironment(settings),
        sealer: sealerFromEnvironment(settings),
        clock: systemClock,
        close: async () => store.close(),
      }
    },
  }
}
