import { existsSync } from 'node:fs'
import path from 'node:path'
import { sealerOf } from '@cloud/adapters/sealing/sealer'
import { openSqlite } from '@cloud/adapters/sqlite/store'
import { StoreError } from '@cloud/ports/doc-store'
import { COLLECTIONS } from '@cloud/usecases/collections'
import { isSound, rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { openKeys } from '../desk/desk-keys'
import { WORDS } from '../front/words'
import { readOptions } from '../options'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** `npm run rebuild -- --data DIR`: exit code 1 when a log and its snapshot, or a ledger and its line, differ. */
const main = async (): Promise<number> => {
  const options = readOptions(process.argv.slice(2), process.cwd())
  if ('wrong' in options) {
    say(options.wrong)
    return 1
  }
  const file = path.join(options.data, 'cloud.db')
  if (!existsSync(file)) {
    say(WORDS.noData(options.data))
    return 1
  }
  const store = openSqlite(file, COLLECTIONS)
  try {
    const found = await rebuildCheck(store, sealerOf(openKeys(path.join(options.data, 'keys')).sealing))
    say(WORDS.rebuilt(found))
    for (const id of found.casesOff) say(WORDS.caseOff(id))
    for (const id of found.linesOff) say(WORDS.lineOff(id))
    return isSound(found) ? 0 : 1
  } finally {
    store.close()
  }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    const inUse = error instanceof StoreError && error.kind === 'unavailable'
    say(inUse ? WORDS.stopFirst : String(error instanceof Error ? error.stack : error))
    process.exitCode = 1
  },
)
