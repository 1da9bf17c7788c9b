import { cityOf, FIRST_CITY } from '@domain/organisation/cities'
import { filesFromEnvironment, portsFromEnvironment, sealerFromEnvironment } from '../adapters/environment'
import { jsonLog } from '../adapters/json-log'
import { type Env, readKeeping, SettingsFault } from '../adapters/settings'
import { stillSqlite } from '../adapters/sqlite/still'
import { collectionsIn, walkIn } from '../adapters/store/part'
import { systemClock } from '../adapters/system-clock'
import { portsFromOutside } from '../adapters/wechat/from-outside'
import { COLLECTIONS } from '../usecases/stored/collections'
import type { Opening } from './opening'

const toStderr = jsonLog(systemClock, (line) => void process.stderr.write(line))

const noCity = (code: string): SettingsFault => new SettingsFault(`settings missing or wrong: CITIES (${code})`)

/** The part of one of CITIES; of the first city without a code. */
const inPart = <P>(first: P, cities: ReadonlyMap<string, P>, code: string | undefined): P => {
  const part = code === undefined ? first : cities.get(code)
  if (part === undefined) throw noCity(code ?? '')
  return part
}

/** `STORE=wechat`: WeChat's cloud, with the settings of the deployment. */
const inWechat = (env: Env): Opening => {
  const open: Opening['working'] = async (city) => {
    const { parts, store } = await portsFromOutside(env, COLLECTIONS, toStderr)
    const part = inPart(parts.first, parts.others, city)
    return { ...part.ports, store: part.store, close: async () => store.close() }
  }
  return { reading: open, working: open }
}

/** A federation's own server, or WeChat's cloud, with the settings each runs with. */
export const openingFrom = (env: Env): Opening => {
  if (env['STORE'] === 'wechat') return inWechat(env)
  const working: Opening['working'] = async (city) => {
    const { ports, cities, store, close } = await portsFromEnvironment(env, COLLECTIONS, toStderr)
    const part = inPart({ ...ports, store }, cities, city)
    return { ...part, close }
  }
  return {
    working,
    reading: async (city) => {
      const settings = readKeeping(env)
      if (settings.STORE !== 'sqlite') return working(city)
      if (city !== undefined && !settings.CITIES.includes(city)) throw noCity(city)
      const whole = stillSqlite(settings.STORE_FILE ?? '', collectionsIn(COLLECTIONS, settings.CITIES))
      const id = city === undefined ? FIRST_CITY : cityOf(city)
      const store = settings.CITIES.length === 0 ? whole : walkIn(whole, id)
      return {
        // the store is a snapshot already
        city: id,
        store: { ...store, atOneMoment: (work) => work(store) },
        files: filesFromEnvironment(settings),
        sealer: sealerFromEnvironment(env, settings, city),
        clock: systemClock,
        close: async () => whole.close(),
      }
    },
  }
}
