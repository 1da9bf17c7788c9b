// Runs in a process of its own, which is killed while it writes: prints the id of each parcel once its transaction is
// committed.
import { writeSync } from 'node:fs'
import { openSqlite } from '@cloud/adapters/sqlite/store'
import { aHolder, aParcel, CONTRACT_COLLECTIONS, countUp, HOLDERS, PARCELS } from './doc-store.fixtures'

const STDOUT = 1

const writeForEver = async (file: string): Promise<never> => {
  const store = openSqlite(file, CONTRACT_COLLECTIONS)
  await store.transaction((tx) => tx.insert(HOLDERS, 'H-total', aHolder({ card: 'total' })))
  for (;;) {
    const id = await store.transaction(async (tx) => {
      const parcel = `P-${await countUp(tx, 'H-total')}`
      await tx.insert(PARCELS, parcel, aParcel({ note: 'x'.repeat(2000) }))
      await tx.insert(HOLDERS, parcel, aHolder({ card: parcel }))
      return parcel
    })
    writeSync(STDOUT, `${id}\n`)
  }
}

void writeForEver(process.argv[2] ?? '')
