import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sealerOf } from '@cloud/adapters/sealing/sealer'
import { ForeignKeys } from '@cloud/ports/foreign-keys'
import type { Sealer } from '@cloud/ports/world'
import { beforeWriting } from '@cloud/usecases/keys/before-writing'
import { keepKeys, ownKeys, releaseKeys } from '@cloud/usecases/keys/own-keys'
import { keysInUse, reseal } from '@cloud/usecases/maintenance/reseal'
import { KEY_MARKS, KEY_MARKS_ID, type KeyMarksDoc } from '@cloud/usecases/stored/collections'
import { ringOf } from '../../support/keys'
import { aWorld, type World } from '../../support/ports'
import { aTown, submitted } from '../../support/town'

const key = (fill: string | number): string => Buffer.alloc(32, fill).toString('base64')
const HASH = key(9)
/** The same key ids with other bytes. */
const withBytes = (id: string, fill: string): Sealer =>
  sealerOf({ suite: 'aes', ring: [{ id, key: key(fill) }], hashKey: HASH })
const withHash = (id: string): Sealer => sealerOf({ suite: 'aes', ring: [{ id, key: key(id) }], hashKey: key(8) })
const withSm = (id: string): Sealer => sealerOf({ suite: 'sm', ring: [{ id, key: key(id) }], hashKey: HASH })

let folder = ''
let worlds: World[] = []
const open = async (sealer: Sealer): Promise<World> => {
  for (const world of worlds.splice(0)) await world.close()
  const world = await aWorld({ storeFile: path.join(folder, 'cloud.db'), sealer, countedIds: false })
  worlds.push(world)
  return world
}
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bangfu-own-keys-'))
  worlds = []
})
afterEach(async () => {
  for (const world of worlds) await world.close()
  await rm(folder, { recursive: true, force: true })
})

const marks = async ({ ports }: World) => (await ports.store.get(KEY_MARKS, KEY_MARKS_ID))?.doc
const named = async (work: Promise<unknown>): Promise<readonly string[]> => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error !== undefined && !(error instanceof ForeignKeys)) throw error
  return error?.settings ?? []
}

/** A store with a case, founded by this release or by the former one, which wrote no key marks. */
const founded = async (by: 'this' | 'former', sealer: Sealer = ringOf('k1')): Promise<void> => {
  const world = await open(sealer)
  if (by === 'this') await keepKeys(world.ports)
  await submitted(await aTown(world))
}

const foreign: readonly (readonly [string, () => Sealer, readonly string[]])[] = [
  ['another HASH_KEY', () => withHash('k1'), ['HASH_KEY']],
  ['another sealing key of the same name', () => withBytes('k1', 'x'), ['SEAL_KEYS (k1)']],
  ['another sealing key of another name', () => ringOf('k2'), ['SEAL_KEYS (k1)']],
  ['another suite', () => withSm('k1'), ['SEAL_SUITE']],
]
describe.each(['this', 'former'] as const)('a store founded by the %s release', (by) => {
  test.each(foreign)('with %s refuses to write and names the setting', async (_what, sealer, names) => {
    await founded(by)
    const world = await open(sealer())
    const before = await marks(world)
    expect(await named(keepKeys(world.ports))).toEqual(names)
    expect(await named(ownKeys(world.ports.store, world.ports.sealer))).toEqual(names)
    expect(await marks(world)).toEqual(before)
  })

  test('opens with its own keys and stores the check values of these keys', async () => {
    await founded(by)
    const world = await open(ringOf('k1'))
    await keepKeys(world.ports)
    expect(await marks(world)).toMatchObject({ suite: 'aes', keys: { k1: ringOf('k1').marks.keys['k1'] } })
  })
})

test('a cloud function checks the keys once before its first write, and with foreign keys writes nothing', async () => {
  await founded('this')
  const { ports, logged } = await open(withHash('k1'))
  const guarded = beforeWriting({ ports, store: ports.store })(ports)
  const before = await ports.store.walk(KEY_MARKS, undefined, 10)
  const write = guarded.store.transaction((tx) => tx.insert(KEY_MARKS, 'other', before[0]?.doc as KeyMarksDoc))
  expect(await named(write)).toEqual(['HASH_KEY'])
  expect(await ports.store.walk(KEY_MARKS, undefined, 10)).toEqual(before)
  expect(logged).toEqual([
    { level: 'alarm', event: 'start', fields: { outcome: 'unavailable', error: expect.stringContaining('HASH_KEY') } },
  ])

  const own = await open(ringOf('k1'))
  let looks = 0
  const store: typeof own.ports.store = {
    ...own.ports.store,
    walk: (...asked) => {
      looks += 1
      return own.ports.store.walk(...asked)
    },
  }
  const working = beforeWriting({ ports: own.ports, store })(own.ports)
  expect(await working.store.get(KEY_MARKS, KEY_MARKS_ID)).toBeDefined()
  expect(looks).toBe(0)
  await Promise.all([1, 2].map(() => working.store.transaction(async () => undefined)))
  await working.store.transaction(async () => undefined)
  expect(looks).toBe(1)
})

test('the key marks reveal nothing of the keys', async () => {
  await founded('this')
  const said = JSON.stringify(await marks(await open(ringOf('k1'))))
  for (const secret of [key('k1'), HASH]) {
    expect(said).not.toContain(secret.slice(0, 12))
    expect(said).not.toContain(Buffer.from(secret, 'base64').toString('base64url').slice(0, 12))
  }
})

test('an empty store accepts the keys it is opened with, and keeps them once it has data', async () => {
  await keepKeys((await open(ringOf('k1'))).ports)
  const world = await open(ringOf('k2'))
  await keepKeys(world.ports)
  expect(Object.keys((await marks(world))?.keys ?? {})).toEqual(['k2'])
  await aTown(world)
  expect(await named(keepKeys((await open(ringOf('k1'))).ports))).toEqual(['SEAL_KEYS (k2)'])
})

test('two processes that found a store at the same moment agree on its keys', async () => {
  const { ports } = await open(ringOf('k1'))
  await Promise.all([keepKeys(ports), keepKeys(ports)])
  expect(await named(keepKeys(ports))).toEqual([])
})

test('key marks that were altered are not trusted: the sealed data proves the keys, and the marks are rewritten', async () => {
  await founded('this')
  const world = await open(ringOf('k1'))
  const seen = await world.ports.store.get(KEY_MARKS, KEY_MARKS_ID)
  if (seen === undefined) throw new Error('no marks')
  await world.ports.store.transaction((tx) => tx.replace(KEY_MARKS, seen, { ...seen.doc, at: 0 }))
  await keepKeys(world.ports)
  expect(await marks(world)).toMatchObject({ at: world.clock.now(), keys: seen.doc.keys })
})

test('an old key may be removed only after a new key was added and everything was resealed', async () => {
  await founded('this', ringOf('old'))
  let world = await open(ringOf('new', 'old'))
  await keepKeys(world.ports)
  expect(await named(keepKeys((await open(ringOf('new'))).ports))).toEqual(['SEAL_KEYS (old)'])
  world = await open(ringOf('new', 'old'))
  await reseal(world.ports)
  const { keys } = await keysInUse(world.ports.store, world.ports.sealer)
  await releaseKeys(world.ports, [...keys.keys()])
  expect(Object.keys((await marks(world))?.keys ?? {})).toEqual(['new'])
  await keepKeys(world.ports) // the old key is still in the ring, as it is until the settings change
  expect(await named(keepKeys((await open(ringOf('new'))).ports))).toEqual([])
  expect(await named(keepKeys((await open(ringOf('old'))).ports))).toEqual(['SEAL_KEYS (new)'])
})

test.each(['this', 'former'] as const)(
  'a key that a person has declared lost no longer blocks the start (%s release)',
  async (by) => {
    await founded(by, ringOf('gone'))
    const { ports } = await open(ringOf('new'))
    expect(await named(keepKeys(ports))).toEqual(['SEAL_KEYS (gone)'])
    await keepKeys(ports, ['gone'])
    expect(await named(keepKeys(ports))).toEqual([])
  },
)
