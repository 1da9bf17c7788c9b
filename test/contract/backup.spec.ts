import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openingFrom } from '@cloud/maintenance/from-environment'
import type { Opening } from '@cloud/maintenance/opening'
import { runTool } from '@cloud/maintenance/run'
import { everything } from '@cloud/usecases/maintenance/walk'
import { COLLECTIONS, FILES } from '@cloud/usecases/stored/collections'
import { openBucket } from '@local/wechat/storage/bucket'
import { storagePlug } from '@local/wechat/storage/plug'
import { aWorld } from '@test/support/ports'
import { startPostgres, type TestPostgres } from '@test/support/postgres'
import { aTown, ORG, submitted } from '@test/support/town'
import { walkTo } from '@test/support/walk'
import { ENV, openWechat, SECRET } from './wechat-gateway'

const keyOf = (letter: string): string => Buffer.alloc(32, letter).toString('base64')
const KEYS = {
  SEAL_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  HASH_KEY: Buffer.alloc(32, 9).toString('base64'),
  LINK_SECRET: 'for tests only, thirty-two letters',
}

let folder = ''
let postgres: TestPostgres
let wechat: Awaited<ReturnType<typeof openWechat>>
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bangfu-moving-'))
  postgres = await startPostgres()
  const bucket = openBucket(path.join(folder, 'bucket'), Date.now)
  wechat = await openWechat({ plugs: [storagePlug({ env: ENV, bucket, secret: Buffer.alloc(32, 3), now: Date.now })] })
})
afterAll(async () => {
  await wechat.close()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
})

const run = async (opening: Opening, ...args: readonly string[]): Promise<string> => {
  const said: string[] = []
  const code = await runTool(args, opening, (line) => void said.push(line))
  return `${code === 0 ? 'well' : 'not well'}: ${said.join('\n')}`
}

/** All documents, and the total size of all files in bytes. */
const contentOf = async (opening: Opening): Promise<Record<string, unknown>> => {
  const shop = await opening.reading()
  const all: Record<string, unknown> = {}
  for (const collection of COLLECTIONS)
    for await (const { id, doc } of everything(shop.store, collection)) all[`${collection.name}/${id}`] = doc
  for await (const { id, doc } of everything(shop.store, FILES))
    if (doc.state === 'received')
      all[`bytes/${id}`] = Buffer.from((await shop.files.read(doc.id)) ?? []).toString('hex')
  await shop.close()
  return all
}

const sqliteAt = async (name: string): Promise<Opening> => {
  await mkdir(path.join(folder, name))
  return openingFrom({
    ...KEYS,
    STORE: 'sqlite',
    STORE_FILE: path.join(folder, name, 'cloud.db'),
    FILES_DIR: path.join(folder, name, 'files'),
  })
}

test('a federation’s data moves from SQLite to PostgreSQL to WeChat’s cloud and back without any loss', async () => {
  const first = await sqliteAt('first')
  const shop = await first.working()
  const world = await aWorld({ countedIds: false })
  const town = await aTown({ ...world, ports: { ...world.ports, store: shop.store, files: shop.files as never } })
  await walkTo(town, 'county-review')
  await submitted(town, { seed: 2, worker: 'worker-2', base: ORG.directBase })
  await shop.close()
  await world.close()

  const stores: readonly (readonly [string, Opening])[] = [
    [
      'PostgreSQL',
      openingFrom({
        ...KEYS,
        STORE: 'postgres',
        DATABASE_URL: await postgres.schema(),
        FILES_DIR: path.join(folder, 'files-of-postgres'),
      }),
    ],
    [
      'WeChat',
      openingFrom({
        ...KEYS,
        STORE: 'wechat',
        CLOUD_ENV: ENV,
        CLOUD_SECRET_ID: SECRET.id,
        CLOUD_SECRET_KEY: SECRET.key,
      }),
    ],
    ['SQLite again', await sqliteAt('last')],
  ]
  const content = await contentOf(first)
  expect(Object.keys(content).length).toBeGreaterThan(100)
  let from = first
  for (const [name, to] of stores) {
    const file = path.join(folder, `${name}.backup`)
    expect(await run(from, 'backup', '--to', file)).toMatch(/^well: /)
    const said = await run(to, 'restore', '--from', file)
    expect(said).toMatch(/^well: [\s\S]*重算了 2 个案件[\s\S]*全部一致/)
    expect(await contentOf(to)).toEqual(content)
    expect(await run(to, 'restore', '--from', file)).toContain('空库')
    from = to
  }
})

test.each(['PostgreSQL', 'WeChat'])(
  'in %s sealed data is resealed under a new key, and the chain remains valid',
  async (name) => {
    const env = {
      ...KEYS,
      SEAL_KEYS: `k2:${keyOf('2')},${KEYS.SEAL_KEYS}`,
      ...(name === 'WeChat'
        ? { STORE: 'wechat', CLOUD_ENV: ENV, CLOUD_SECRET_ID: SECRET.id, CLOUD_SECRET_KEY: SECRET.key }
        : {
            STORE: 'postgres',
            DATABASE_URL: await postgres.schema(),
            FILES_DIR: path.join(folder, 'files-of-postgres'),
          }),
    }
    const opening = openingFrom(env)
    if (name === 'PostgreSQL') await run(opening, 'restore', '--from', path.join(folder, 'PostgreSQL.backup'))
    expect(await run(opening, 'reseal')).toMatch(/^well: [\s\S]*仍在使用的密钥：s1\.k2（\d+ 处）/)
    expect(await run(openingFrom({ ...env, SEAL_KEYS: `k2:${keyOf('2')}` }), 'rebuild')).toMatch(
      /^well: [\s\S]*2 个案件[\s\S]*全部一致/,
    )
  },
  120_000,
)
