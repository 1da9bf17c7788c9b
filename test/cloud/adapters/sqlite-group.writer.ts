// Run as a process of its own: says the id of each parcel once its transaction is done, and kills itself in the middle of its last group.
import { writeSync } from 'node:fs'
import { openSqlite, type SqliteStore } from '@cloud/adapters/sqlite/store'
import Database from 'libsql'
import { aHolder, aParcel, CONTRACT_COLLECTIONS, HOLDERS, PARCELS } from '../../contract/doc-store.fixtures'

const STDOUT = 1
const AT_ONCE = 4
const [file = '', deadly = ''] = process.argv.slice(2)

let lastGroup = false
const prepare = Database.prototype.prepare
Database.prototype.prepare = function (this: InstanceType<typeof Database>, sql: string) {
  const statement = prepare.call(this, sql)
  const run = statement.run.bind(statement) as (...values: unknown[]) => ReturnType<typeof statement.run>
  statement.run = (...values: unknown[]) => {
    if (lastGroup && sql === deadly) process.kill(process.pid, 'SIGKILL')
    return run(...values)
  }
  return statement
} as typeof prepare

const parcel = async (store: SqliteStore, i: number): Promise<void> => {
  const id = `P-${i}`
  await store.transaction(async (tx) => {
    await tx.insert(PARCELS, id, aParcel({ due: i }))
    await tx.insert(HOLDERS, id, aHolder({ card: id }))
  })
  writeSync(STDOUT, `${id}\n`)
}
const group = (store: SqliteStore, from: number) =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, i) => parcel(store, from + i)))

const writeTwice = async (): Promise<void> => {
  const store = openSqlite(file, CONTRACT_COLLECTIONS)
  await group(store, 0)
  lastGroup = true
  await group(store, AT_ONCE)
}

void writeTwice()
