import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { diskFiles } from '@cloud/adapters/files/disk'
import { jsonLog } from '@cloud/adapters/json-log'
import { sealerOf } from '@cloud/adapters/sealing/sealer'
import { stillSqlite } from '@cloud/adapters/sqlite/still'
import { openSqlite } from '@cloud/adapters/sqlite/store'
import { collectionsIn, partOf, walkIn } from '@cloud/adapters/store/part'
import type { Opening } from '@cloud/maintenance/opening'
import { StoreError } from '@cloud/ports/doc-store'
import { COLLECTIONS } from '@cloud/usecases/stored/collections'
import { cityOf, FIRST_CITY } from '@domain/organisation/cities'
import { openDeskClock } from '../desk/desk-clock'
import { citiesOf, openKeys } from '../desk/desk-keys'

/** A desk's folder, with its keys and its clock. A city that is opened for the first time gets keys, and so becomes one of them. */
export const openingOf = (folder: string): Opening => {
  const file = path.join(folder, 'cloud.db')
  const keysIn = path.join(folder, 'keys')
  const around = (code: string | undefined) => {
    const keys = openKeys(keysIn, code)
    const clock = openDeskClock(folder)
    const files = diskFiles({ folder: path.join(folder, 'files'), secret: keys.link, clock })
    const city = code === undefined ? FIRST_CITY : cityOf(code)
    return { city, clock, files, sealer: sealerOf(keys.sealing) }
  }
  const all = () => collectionsIn(COLLECTIONS, citiesOf(keysIn))
  return {
    reading: async (code) => {
      if (!existsSync(file)) throw new StoreError('unavailable', 'there is no data')
      const kept = around(code)
      const whole = stillSqlite(file, all())
      const store = walkIn(whole, kept.city)
      return { ...kept, store: { ...store, atOneMoment: (work) => work(store) }, close: async () => whole.close() }
    },
    working: async (code) => {
      const kept = around(code)
      const store = openSqlite(file, all())
      const log = jsonLog(kept.clock, (line) => void process.stderr.write(line))
      return { ...kept, log, store: partOf(store, kept.city), close: async () => store.close() }
    },
  }
}
