import { filesFromEnvironment, portsFromEnvironment, sealerFromEnvironment } from '../adapters/environment'
import { jsonLog } from '../adapters/json-log'
import { type Env, readKeeping } from '../adapters/settings'
import { stillSqlite } from '../adapters/sqlite/still'
import { systemClock } from '../adapters/system-clock'
import { COLLECTIONS } from '../usecases/collections'
import type { Opening } from './opening'

const toStderr = jsonLog(systemClock, (line) => void process.stderr.write(line))

/** The federation's own server, by the settings it runs with. */
export const openingFrom = (env: Env): Opening => {
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
        // it is one moment already
        store: { ...store, atOneMoment: (work) => work(store) },
        files: filesFromEnvironment(settings),
        sealer: sealerFromEnvironment(settings),
        clock: systemClock,
        close: async () => store.close(),
      }
    },
  }
}
