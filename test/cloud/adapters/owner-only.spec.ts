import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { diskFiles } from '@cloud/adapters/files/disk'
import { openSqlite } from '@cloud/adapters/sqlite/store'
import { runTool } from '@cloud/maintenance/run'
import { COLLECTIONS } from '@cloud/usecases/stored/collections'
import type { FileId } from '@domain/kernel/ids'
import { openDesk } from '@local/desk/desk'
import { openingOf } from '@local/maintenance/from-folder'
import { aWorld } from '@test/support/ports'
import { aTown, submitted } from '@test/support/town'

let folder = ''
let umask = 0
beforeEach(async () => {
  umask = process.umask(0o000) // the least restrictive umask
  folder = await mkdtemp(path.join(tmpdir(), 'bangfu-own-'))
})
afterEach(async () => {
  process.umask(umask)
  await rm(folder, { recursive: true, force: true })
})

/** Everything in a folder that other users may read, write or enter. */
const openToOthers = (place: string): readonly string[] =>
  readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(place, entry.name)
    const shut = (statSync(at).mode & 0o077) === 0
    if (entry.isDirectory()) return shut ? [] : [at, ...openToOthers(at)]
    return shut ? [] : [at]
  })

test('a store file and the files SQLite creates beside it are accessible only to their owner', async () => {
  const world = await aWorld({ storeFile: path.join(folder, 'store.db') })
  await submitted(await aTown(world))
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(['store.db', 'store.db-shm', 'store.db-wal', 'store.db.lock']),
  )
  expect(openToOthers(folder)).toEqual([])
  await world.close()
})

test('a store file that an older version left readable to others is restricted to its owner when it is opened', async () => {
  const file = path.join(folder, 'store.db')
  openSqlite(file, COLLECTIONS).close()
  for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o644)
  writeFileSync(`${file}-wal`, '', { mode: 0o644 })
  const store = openSqlite(file, COLLECTIONS)
  expect(openToOthers(folder)).toEqual([])
  store.close()
})

test('the folder of uploaded files is accessible only to its owner', async () => {
  const papers = path.join(folder, 'files')
  const config = { folder: papers, secret: 'for tests only, thirty-two letters', clock: { now: () => 0 } }
  await diskFiles(config).write('FI-0000000000000001' as FileId, new Uint8Array([1]))
  expect(openToOthers(folder)).toEqual([])
  chmodSync(papers, 0o755)
  diskFiles(config)
  expect(openToOthers(folder)).toEqual([])
})

test('all files of a desk, of a backup and of an audit export are accessible only to their owner', async () => {
  const data = path.join(folder, 'desk')
  const kept = path.join(folder, 'kept')
  mkdirSync(kept, { mode: 0o700 })
  const desk = openDesk({ folder: data })
  desk?.people.add([{ key: 'somebody', name: '某人', group: 'worker', about: '' }])
  desk?.clock.moveTo(desk.clock.now() + 86_400_000)
  expect(openToOthers(folder)).toEqual([])
  expect(openToOthers(data)).toEqual([])
  await desk?.close()
  const opening = openingOf(data)
  const out = path.join(kept, 'audit.jsonl')
  for (const words of [
    ['backup', '--to', path.join(kept, 'desk.backup')],
    ['audit', '--from', '2026-01-01', '--to', '2026-12-31', '--out', out],
  ])
    expect(await runTool(words, opening, () => undefined)).toBe(0)
  expect(readdirSync(kept)).toEqual(['audit.jsonl', 'desk.backup', 'desk.backup.files'])
  expect(openToOthers(kept)).toEqual([])
})
