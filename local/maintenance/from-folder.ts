import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { diskFiles } from '@cloud/adapters/files/disk'
import { jsonLog } from '@cloud/adapters/json-log'
import { sealerOf } from '@cloud/adapters/sealing/sealer'
import { stillSqlite } from '@cloud/adapters/sqlite/still'
import { openSqlite } from '@cloud/adapters/sqlite/store'
import type { Opening } from '@cloud/maintenance/opening'
import { StoreError } from '@cloud/ports/doc-store'
import { COLLECTIONS } from '@cloud/usecases/stored/collections'
import { openDeskClock } from '../desk/desk-clock'
import { openKeys } from '../desk/desk-keys'

/** A desk's folder, with its keys and its clock. */
export const openingOf = (folder: string): Opening => {
  const file = path.join(folder, 'cloud.db')
  const around = () => {
    const keys = openKeys(path.join(folder, 'keys'))
    const clock = openDeskClock(folder)
    const files = diskFiles({ folder: path.join(folder, 'files'), secret: keys.link, clock })
    return { clock, files, sealer: sealerOf(keys.sealing) }
  }
  return {
    reading: async () => {
      if (!existsSync(file)) throw new StoreError('unavailable', 'there is no data')
      const store = stillSqlite(file, COLLECTIONS)
      const close = async (): Promise<void> => store.close()
      return { ...around(), store: { ...store, atOneMoment: (work) => work(store) }, close }
    },
    working: async () => {
      const store = openSqlite(file, COLLECTIONS)
      const kept = around()
      const log = jsonLog(kept.clock, (line) => void process.stderr.write(line))
      return { ...kept, log, store, close: async () => store.close() }
    },
  }
}
