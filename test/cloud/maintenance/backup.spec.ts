import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sealerOf } from '@cloud/adapters/sealing/sealer'
import type { Opening } from '@cloud/maintenance/opening'
import { runTool } from '@cloud/maintenance/run'
import type { Sealer } from '@cloud/ports/world'
import { keepKeys } from '@cloud/usecases/keys/own-keys'
import { everything } from '@cloud/usecases/maintenance/walk'
import { COLLECTIONS, FILES } from '@cloud/usecases/stored/collections'
import { ringOf } from '../../support/keys'
import { aWorld, type World } from '../../support/ports'
import { aTown, ORG, submitted, type Town } from '../../support/town'
import { walkTo } from '../../support/walk'

let folder = ''
let opened = new Map<string, World>()
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bangfu-backup-'))
  opened = new Map()
})
afterEach(async () => {
  for (const world of opened.values()) await world.close()
  await rm(folder, { recursive: true, force: true })
})

/** A store, closed and reopened as by a restart if it was open. */
const aStore = async (name: string, sealer = ringOf('k1')): Promise<World> => {
  await opened.get(name)?.close()
  const world = await aWorld({ storeFile: path.join(folder, name), sealer, countedIds: false })
  opened.set(name, world)
  return world
}
const openingOf = ({ ports }: World): Opening => {
  const shop = async () => ({ ...ports, close: async () => undefined })
  return { reading: shop, working: shop }
}
const file = (): string => path.join(folder, 'town.backup')

/** Runs a tool; returns its output and whether it succeeded. */
const run = async (
  world: World,
  ...args: readonly string[]
): Promise<{ well: boolean; code: number; said: string }> => {
  const said: string[] = []
  const code = await runTool(args, openingOf(world), (line) => void said.push(line))
  return { well: code === 0, code, said: said.join('\n') }
}

const aFullTown = async (): Promise<{ world: World; town: Town }> => {
  const world = await aStore('one.db')
  const town = await aTown(world)
  await walkTo(town, 'county-review')
  await submitted(town, { seed: 2, worker: 'worker-2', base: ORG.directBase })
  return { world, town }
}

const contentOf = async ({ ports }: World): Promise<Record<string, unknown>> => {
  const all: Record<string, unknown> = {}
  for (const collection of COLLECTIONS)
    for await (const { id, doc } of everything(ports.store, collection)) all[`${collection.name}/${id}`] = doc
  return all
}

test('a backup restored into an empty store brings back all documents, snapshots and pictures', async () => {
  const { world } = await aFullTown()
  expect(await run(world, 'backup', '--to', file())).toMatchObject({ well: true })

  const other = await aStore('two.db')
  const { well, said } = await run(other, 'restore', '--from', file())
  expect(said).toContain('全部一致')
  expect(well).toBe(true)
  expect(await contentOf(other)).toEqual(await contentOf(world))
  let pictures = 0
  for await (const { doc } of everything(other.ports.store, FILES)) {
    if (doc.state !== 'received') continue
    pictures += 1
    expect(await other.ports.files.read(doc.id)).toEqual(await world.ports.files.read(doc.id))
  }
  expect(pictures).toBeGreaterThan(5)
  other.clock.set(world.clock.now())
  const again = await aTown(other, { founded: true })
  expect((await submitted(again, { seed: 3, worker: 'worker-3' })).stage).toBe('submitted')
})

test('a backup file has no sealed data in plain text, and only its owner can read the file', async () => {
  const { world } = await aFullTown()
  await run(world, 'backup', '--to', file())
  expect(readFileSync(file(), 'utf8')).not.toMatch(/\d{17}[\dX]/)
  // only the owner may read and write
  expect((await import('node:fs/promises').then((fs) => fs.stat(file()))).mode & 0o077).toBe(0)
})

const spoiled: readonly (readonly [string, (lines: string[]) => string[], string])[] = [
  ['cut off', (lines) => lines.slice(0, -2), '不完整'],
  ['cut off in the middle of a line', (lines) => [...lines.slice(0, 5), (lines[5] ?? '').slice(0, 20)], '不完整'],
  ['without one line', (lines) => [...lines.slice(0, 4), ...lines.slice(5)], '改动过'],
  ['with two lines exchanged', ([a = '', b = '', c = '', ...more]) => [a, c, b, ...more], '改动过'],
  ['with a line twice', ([a = '', b = '', ...more]) => [a, b, b, ...more], '改动过'],
  ['with a word altered', (lines) => lines.map((line) => line.replace('虚构机械厂', '虚构机器厂')), '改动过'],
  [
    'with something behind its end',
    (lines) => [...lines.slice(0, -1), '{"c":"orgs","id":"OR-x","doc":{}}', ''],
    '改动过',
  ],
  ['of another format', (lines) => ['{"format":"others"}', ...lines.slice(1)], '不是本系统的备份'],
  ['of a later version', ([first = '', ...more]) => [first.replace('"version":1', '"version":2'), ...more], '别的版本'],
  ['empty', () => [], '不是本系统的备份'],
]
test.each(spoiled)('a backup %s is refused, and nothing is written', async (_how, spoil, words) => {
  const { world } = await aFullTown()
  await run(world, 'backup', '--to', file())
  writeFileSync(file(), spoil(readFileSync(file(), 'utf8').split('\n')).join('\n'))
  const other = await aStore('two.db')
  const { well, said } = await run(other, 'restore', '--from', file())
  expect(said).toContain(words)
  expect(well).toBe(false)
  expect(await contentOf(other)).toEqual({})
})

test('a backup whose unkeyed hash was recomputed after tampering is refused, because its keyed hash does not match', async () => {
  const { world } = await aFullTown()
  await run(world, 'backup', '--to', file())
  const { createHash } = await import('node:crypto')
  const lines = readFileSync(file(), 'utf8').replace('虚构机械厂', '虚构机器厂').trimEnd().split('\n')
  const before = `${lines.slice(0, -1).join('\n')}\n`
  const tail = JSON.parse(lines.at(-1) ?? '') as { end: { digest: string } }
  tail.end.digest = createHash('sha256').update(before).digest('base64url')
  writeFileSync(file(), `${before}${JSON.stringify(tail)}\n`)
  expect((await run(await aStore('two.db'), 'restore', '--from', file())).said).toContain('密钥')
})

test('a backup is not restored when its key is missing or one of its pictures is altered or lost', async () => {
  const { world } = await aFullTown()
  await run(world, 'backup', '--to', file())
  expect((await run(await aStore('two.db', ringOf('k2')), 'restore', '--from', file())).said).toContain('SEAL_KEYS')
  const picture = readFileSync(file(), 'utf8').match(/"file":"(FI-\w+)"/)?.[1] ?? ''
  appendFileSync(path.join(`${file()}.files`, picture), 'x')
  expect((await run(await aStore('three.db'), 'restore', '--from', file())).said).toContain('文件夹里缺少文件')
  rmSync(path.join(`${file()}.files`, picture))
  const third = await aStore('four.db')
  expect((await run(third, 'restore', '--from', file())).well).toBe(false)
  expect(await contentOf(third)).toEqual({})
})

const HASH_KEY = Buffer.alloc(32, 9).toString('base64')
const bytes = (fill: string): string => Buffer.alloc(32, fill).toString('base64')
const foreign: readonly (readonly [string, () => Sealer, string])[] = [
  [
    'another key of the same name',
    () => sealerOf({ suite: 'aes', ring: [{ id: 'k1', key: bytes('x') }], hashKey: HASH_KEY }),
    'SEAL_KEYS',
  ],
  [
    'another hash key',
    () => sealerOf({ suite: 'aes', ring: [{ id: 'k1', key: bytes('k1') }], hashKey: bytes('x') }),
    'HASH_KEY',
  ],
  [
    'another suite',
    () => sealerOf({ suite: 'sm', ring: [{ id: 'k1', key: bytes('k1') }], hashKey: HASH_KEY }),
    'SEAL_SUITE',
  ],
]
describe.each([true, false])('a store with key marks: %s', (marked) => {
  test.each(foreign)(
    'with %s neither restore nor backup runs, and the tool exits with 78',
    async (_what, sealer, setting) => {
      const { world } = await aFullTown()
      if (marked) await keepKeys(world.ports)
      expect(await run(world, 'backup', '--to', file())).toMatchObject({ code: 0 })

      const empty = await aStore('two.db', sealer())
      const restored = await run(empty, 'restore', '--from', file())
      expect(restored).toMatchObject({ code: 78, said: expect.stringContaining(setting) })
      expect(restored.said).toContain('没有写入任何数据')
      expect(await contentOf(empty)).toEqual({})

      const mistaken = await aStore('one.db', sealer())
      const to = path.join(folder, 'never.backup')
      for (const tool of [
        ['backup', '--to', to],
        ['rebuild'],
        ['reseal'],
        ['retention', '--run'],
        ['audit', '--from', '2026-01-01', '--to', '2026-12-31', '--out', to],
      ])
        expect(await run(mistaken, ...tool)).toMatchObject({ code: 78, said: expect.stringContaining(setting) })
      expect([to, `${to}.part`, `${to}.files`].filter((each) => existsSync(each))).toEqual([])
    },
  )
})

test('a restore takes the key marks from the backup, even into a store that a server with other keys has started on', async () => {
  const { world } = await aFullTown()
  await keepKeys(world.ports)
  await run(world, 'backup', '--to', file())
  await keepKeys((await aStore('two.db', ringOf('k9'))).ports)
  const other = await aStore('two.db')
  expect(await run(other, 'restore', '--from', file())).toMatchObject({ code: 0 })
  expect(await contentOf(other)).toEqual(await contentOf(world))
})

test('a restore refuses a store that has data, and a backup never overwrites an existing file', async () => {
  const { world } = await aFullTown()
  await run(world, 'backup', '--to', file())
  const before = await contentOf(world)
  expect((await run(world, 'restore', '--from', file())).said).toContain('空库')
  expect(await contentOf(world)).toEqual(before)
  expect((await run(world, 'backup', '--to', file())).said).toContain('已经存在')
})

test('a backup contains no document written while it runs, and its contents are consistent', async () => {
  const { world, town } = await aFullTown()
  const { store } = world.ports
  let disturbed = false
  const busy: World = {
    ...world,
    ports: {
      ...world.ports,
      store: {
        ...store,
        atOneMoment: (work) =>
          store.atOneMoment?.((still) =>
            work({
              walk: async (collection, after, limit) => {
                const page = await still.walk(collection, after, limit)
                if (!disturbed && collection.name === 'cases') {
                  disturbed = true
                  await submitted(town, { seed: 5, worker: 'worker-5' })
                }
                return page
              },
            }),
          ) as never,
      },
    },
  }
  expect((await run(busy, 'backup', '--to', file())).well).toBe(true)
  const other = await aStore('two.db')
  const { well, said } = await run(other, 'restore', '--from', file())
  expect(said).toContain('重算了 2 个案件')
  expect(well).toBe(true)
})

test('an interrupted backup leaves no file that looks like a backup', async () => {
  const { world } = await aFullTown()
  const broken: World = {
    ...world,
    ports: {
      ...world.ports,
      files: {
        ...world.ports.files,
        read: async () => {
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
        },
      },
    },
  }
  expect(await run(broken, 'backup', '--to', file())).toMatchObject({
    code: 1,
    said: '磁盘已满，没有写完。请腾出空间后重来。',
  })
  expect([file(), `${file()}.part`, `${file()}.files`].filter((each) => existsSync(each))).toEqual([])
})

test('an unknown tool, a missing option or an option without a value is refused with an explanation', async () => {
  const world = await aStore('one.db')
  expect((await run(world, 'constructor')).said).toContain('OPERATIONS')
  expect((await run(world, 'backup')).said).toContain('--to')
  expect((await run(world, 'backup', '--to')).said).toContain('--to')
  expect((await run(world, 'restore', '--from', path.join(folder, 'none'))).said).toContain('没有文件')
})
