import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { portsFromEnvironment } from '@cloud/adapters/environment'
import { SettingsFault } from '@cloud/adapters/settings'
import { COLLECTIONS, TRIES } from '@cloud/usecases/stored/collections'

const key = (): string => randomBytes(32).toString('base64')
const OLD_KEY = key()
let folder = ''
const settings = (over: Readonly<Record<string, string | undefined>> = {}): Record<string, string | undefined> => ({
  STORE_FILE: path.join(folder, 'store.sqlite'),
  FILES_DIR: path.join(folder, 'files'),
  SEAL_KEYS: `k2:${key()}, k1:${OLD_KEY}`,
  HASH_KEY: OLD_KEY,
  LINK_SECRET: 'for tests only, thirty-two letters',
  ...over,
})
const faultOf = async (over: Readonly<Record<string, string | undefined>>): Promise<string> => {
  try {
    await (await portsFromEnvironment(settings(over), COLLECTIONS)).close()
  } catch (error) {
    if (error instanceof SettingsFault) return error.message
    throw error
  }
  return 'none'
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bangfu-env-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a complete environment yields a working store, sealer and id generator', async () => {
  const { ports, close } = await portsFromEnvironment(settings(), COLLECTIONS)
  try {
    await ports.store.transaction((tx) => tx.insert(TRIES, 'claim:PE-1', { since: ports.clock.now(), count: 1 }))
    expect((await ports.store.get(TRIES, 'claim:PE-1'))?.doc.count).toBe(1)
    const sealed = ports.sealer.seal('王', 'here')
    expect(sealed).toMatch(/^s1\.k2\./)
    expect(ports.sealer.open(sealed, 'here')).toBe('王')
    expect(ports.ids.mint()).toMatch(/^[0-9A-Za-z]{16}$/)
    expect(ports.ids.digits(6)).toMatch(/^\d{6}$/)
    expect(new Set(Array.from({ length: 500 }, () => ports.ids.mint())).size).toBe(500)
  } finally {
    await close()
  }
})

test('without WeChat settings, sending a message returns “unavailable”', async () => {
  const { ports, close } = await portsFromEnvironment(settings(), COLLECTIONS)
  try {
    const message = { to: 'PE-0001', openid: 'o', topic: 'progress', fields: {}, page: 'pages/home/index' } as never
    expect(await ports.messages.send(message)).toBe('unavailable')
  } finally {
    await close()
  }
})

test('the setting SEAL_SUITE=sm switches sealing to the state cryptography suite', async () => {
  const { ports, close } = await portsFromEnvironment(settings({ SEAL_SUITE: 'sm' }), COLLECTIONS)
  try {
    expect(ports.sealer.seal('王', 'here')).toMatch(/^s2\.k2\./)
  } finally {
    await close()
  }
})

test.each(['STORE_FILE', 'FILES_DIR', 'SEAL_KEYS', 'HASH_KEY', 'LINK_SECRET'])(
  'the error names %s when that setting is missing or empty',
  async (name) => {
    expect(await faultOf({ [name]: undefined })).toContain(name)
    expect(await faultOf({ [name]: '' })).toContain(name)
  },
)

test('the error names all missing settings at once', async () => {
  const fault = await faultOf({ STORE: 'postgres', FILES: 's3', S3_BUCKET: 'papers' })
  for (const name of ['DATABASE_URL', 'S3_ENDPOINT', 'S3_KEY_ID', 'S3_KEY']) expect(fault).toContain(name)
  expect(fault).not.toContain('S3_BUCKET')
  expect(fault).not.toContain('STORE_FILE')
})

test.each<[string, Record<string, string>, RegExp]>([
  ['a short link secret', { LINK_SECRET: 'short' }, /LINK_SECRET/],
  ['an unknown suite', { SEAL_SUITE: 'rot13' }, /SEAL_SUITE/],
  ['keys without ids', { SEAL_KEYS: OLD_KEY }, /SEAL_KEYS/],
  ['a key that is too short', { SEAL_KEYS: 'k1:AAAA' }, /SEAL_KEYS.*k1/],
  ['no key at all', { SEAL_KEYS: ',' }, /SEAL_KEYS/],
  ['a store nobody has', { STORE: 'mysql' }, /STORE/],
  ['a database that is none', { STORE: 'postgres', DATABASE_URL: 'http://db.example' }, /DATABASE_URL/],
  ['an appid without its secret', { WECHAT_APPID: 'wx0123456789abcdef' }, /WECHAT_SECRET/],
  ['a secret without its appid', { WECHAT_SECRET: 'a-secret-of-wechat' }, /WECHAT_APPID/],
  ['half a key for pushes', { WECHAT_PUSH_KEY: 'halfakey' }, /WECHAT_PUSH_KEY/],
  ['a template for a topic there is not', { TEMPLATES: 'weather:T1' }, /TEMPLATES/],
  ['a template whose fields are no fields', { TEMPLATES: 'progress:T1:thing4.date2' }, /TEMPLATES/],
  ['an address with a path', { PUBLIC_URL: 'https://example.org/app' }, /PUBLIC_URL/],
])('%s is refused before the first request, and the error does not show the value', async (_what, over, words) => {
  const fault = await faultOf(over)
  expect(fault).toMatch(words)
  for (const value of Object.values(over)) if (value.length > 3) expect(fault).not.toContain(value)
})
