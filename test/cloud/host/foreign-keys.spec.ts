import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import { type FakeWechat, fakeWechat } from '@test/support/fake-wechat'
import { aServerFolder, foundCity, RunningServer, removeFolder, serverSettings } from '@test/support/server'

let wechat: FakeWechat
let folder = ''
let settings: Readonly<Record<string, string>>
beforeAll(async () => {
  wechat = await fakeWechat()
  folder = aServerFolder()
  settings = serverSettings(folder, wechat)
  await foundCity(settings)
  const server = await RunningServer.start(settings)
  await server.stop()
})
afterAll(async () => {
  await wechat.close()
  removeFolder(folder)
})

const other = Buffer.alloc(32, 5).toString('base64')
const foreign: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['HASH_KEY', { HASH_KEY: other }],
  ['SEAL_KEYS', { SEAL_KEYS: `one:${other}` }],
  ['SEAL_KEYS', { SEAL_KEYS: `two:${other}` }],
  ['SEAL_SUITE', { SEAL_SUITE: 'sm' }],
]

test.each(foreign)(
  'a server with another %s on an existing store exits with 78 and names the setting, but never its value',
  async (name, over) => {
    const failure: unknown = await RunningServer.start({ ...settings, ...over }).catch((error: unknown) => error)
    const { message } = failure as Error
    expect(message).toContain('ended with 78')
    expect(message).toContain(name)
    expect(message).not.toContain(other)
  },
)

test.each(foreign)('the server’s tools also refuse other keys (%s) before they write anything', (name, over) => {
  const to = path.join(folder, 'never.backup')
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.resolve('dist/server/tools.cjs'), 'backup', '--to', to],
    {
      env: { PATH: process.env['PATH'] ?? '', ...settings, ...over },
      encoding: 'utf8',
    },
  )
  expect(status).toBe(78)
  expect(stdout).toContain(name)
  expect(existsSync(to)).toBe(false)
})

test('the server starts again with its own settings', async () => {
  const server = await RunningServer.start(settings)
  expect(await server.stop()).toBe(0)
})

test('a desk whose keys were lost or replaced by other keys exits with 78 and names the computer file to restore', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const port = String((taken.address() as AddressInfo).port)
  const data = path.join(folder, 'desk')
  const desk = (tool: string, ...args: readonly string[]) =>
    spawnSync(process.execPath, [path.resolve(`dist/desk/${tool}.cjs`), ...args], { encoding: 'utf8', timeout: 60_000 })
  // the store is founded, then the start fails because the port is taken
  expect(desk('main', '--data', data, '--empty', '--port', port).status).toBe(1)
  const keys = path.join(data, 'keys', 'keys.json')
  const kept = JSON.parse(readFileSync(keys, 'utf8')) as Record<string, string>
  writeFileSync(keys, JSON.stringify({ ...kept, hash: other }))
  const refused = desk('main', '--data', data, '--port', port)
  expect(refused).toMatchObject({ status: 78 })
  expect(refused.stderr).toContain('HASH_KEY')
  expect(refused.stderr).toContain('keys/keys.json')
  expect(desk('maintenance', 'rebuild', '--data', data)).toMatchObject({ status: 78 })
  taken.close()
})
