import { spawn } from 'node:child_process'
import { appendFileSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { declared } from '@cloud/adapters/wechat/declare'
import { unzipSync } from 'fflate'
import { type FakeConsole, startFakeConsole } from './fake-console'

const root = path.resolve(__dirname, '../../..')
const ENV = 'bangfu-test-1'
const SEAL = `k2026:${Buffer.alloc(32, 3).toString('base64')}`
const SETTINGS = {
  CLOUD_ENV: ENV,
  CLOUD_SECRET_ID: `AKID${'x'.repeat(32)}`,
  CLOUD_SECRET_KEY: 'y'.repeat(32),
  SEAL_KEYS: SEAL,
  HASH_KEY: Buffer.alloc(32, 4).toString('base64'),
  LINK_SECRET: 'z'.repeat(40),
  SETUP_CODE: 's'.repeat(20),
  TEMPLATES: `progress:${'p'.repeat(43)}`,
}

let fake: FakeConsole
/** The indexes of the one collection that holds all documents. */
const documents = () => fake.collections.get('documents')?.indexes ?? []

type Run = { readonly status: number | null; readonly said: string }

/** Deploys; throws with the output of the deployment when that fails. */
const mustDeploy = async (words: readonly string[]): Promise<string> => {
  const { status, said } = await deploy(words)
  if (status !== 0) throw new Error(said)
  return said
}

const deploy = async (
  words: readonly string[],
  settings: Readonly<Record<string, string>> = SETTINGS,
): Promise<Run> => {
  const { PATH, HOME } = process.env
  const child = spawn(
    process.execPath,
    ['--require', path.join(__dirname, 'redirect.cjs'), path.join(root, 'config/deploy.mjs'), ...words],
    { cwd: root, env: { PATH, HOME, FAKE_CONSOLE_PORT: String(fake.port), ...settings } },
  )
  let said = ''
  child.stdout.on('data', (part) => {
    said += String(part)
  })
  child.stderr.on('data', (part) => {
    said += String(part)
  })
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { status, said }
}

beforeEach(async () => {
  fake = await startFakeConsole()
})
afterEach(async () => {
  await fake.close()
  rmSync(path.join(root, '.deploy', ENV), { recursive: true, force: true })
})

describe('before the first request, the deployment', () => {
  test('names every setting that is missing or invalid, and shows none of their values', async () => {
    const { status, said } = await deploy(['database'], { ...SETTINGS, SEAL_KEYS: 'k1:tooshort', LINK_SECRET: '' })
    expect(status).toBe(1)
    expect(said).toContain('一个请求都没有发出')
    expect(said).toContain('SEAL_KEYS 不对')
    expect(said).toContain('LINK_SECRET 没有填')
    expect(said).not.toContain('tooshort')
    expect(fake.heard).toEqual([])
  })

  test('names the missing message templates, because messages that are never sent would go unnoticed', async () => {
    const { status, said } = await deploy(['check'], {
      ...SETTINGS,
      WX_APPID: 'wx0123456789abcdef',
      WX_UPLOAD_KEY: path.join(root, 'package.json'),
    })
    expect(status).toBe(0)
    expect(said).toContain('TEMPLATES 里没有 wanted、decision、payment、duty')
  })

  test('refuses an unknown command word', async () => {
    const { status, said } = await deploy(['databse'])
    expect(status).toBe(1)
    expect(said).toContain('不认识：databse')
    expect(fake.heard).toEqual([])
  })
})

describe('the database deployment', () => {
  test('creates every declared collection with its indexes and denies clients all access', async () => {
    await mustDeploy(['database'])
    expect([...fake.collections.keys()]).toEqual(declared.collections.map(({ name }) => name))
    for (const [, { acl }] of fake.collections) expect(acl).toBe('ADMINONLY')
    expect(documents().map(({ Name }) => Name)).toEqual(declared.collections[0]?.indexes.map(({ name }) => name))
    expect(fake.storageRule).toContain('"read":false')
  })

  test('changes nothing when it runs a second time', async () => {
    await deploy(['database'])
    fake.forget()
    const { status } = await deploy(['database'])
    expect(status).toBe(0)
    expect(fake.changes()).toEqual(['ModifyStorageSafeRule'])
  })

  test('keeps an obsolete index until --drop-old-indexes is given, because the old functions may still need the index', async () => {
    await deploy(['database'])
    const old = { Name: 'byYesterday', Unique: false, Keys: [{ Name: 'k.day', Direction: '1' }] }
    documents().push(old)
    expect((await deploy(['database'])).said).toContain('不再需要 byYesterday')
    expect(documents()).toContainEqual(old)
    await deploy(['database', '--drop-old-indexes'])
    expect(documents()).not.toContainEqual(old)
  })

  test('refuses to replace an index that has the same name but another definition', async () => {
    await deploy(['database'])
    const [first] = documents()
    if (first === undefined) throw new Error('no index')
    first.Unique = !first.Unique
    fake.forget()
    const { status, said } = await deploy(['database'])
    expect(status).toBe(1)
    expect(said).toContain(`索引 ${first.Name} 与声明不一致`)
  })
})

/** The code of `api` as uploaded to the bucket. */
const uploadedApi = (): string => {
  const [, zip] = [...fake.uploads].find(([name]) => name.endsWith('/api.zip')) ?? []
  return Buffer.from(unzipSync(zip ?? Buffer.alloc(0))['index.js'] ?? []).toString('utf8')
}

describe('the deployment of the functions', () => {
  test('creates each function with its pinned runtime, timeout, memory, timers and settings, and gives the web desk its address', async () => {
    const said = await mustDeploy(['functions', '--as-built'])
    expect([...fake.functions.keys()]).toEqual(['events', 'clock', 'documents', 'web', 'api'])
    for (const [, fn] of fake.functions) {
      expect(fn.Runtime).toBe('Nodejs24.11')
      expect(fn.Timeout).toBeGreaterThanOrEqual(20)
      expect(fn.Variables['SEAL_KEYS']).toBe(SEAL)
    }
    expect(fake.functions.get('clock')?.Triggers.length).toBe(1)
    expect([...fake.paths]).toEqual([['/office', 'web']])
    expect(said).not.toContain(SEAL)
    expect(said).toContain('还要由人点几下')
  })

  test('can be rolled back exactly to the previous deployment', async () => {
    await mustDeploy(['functions', '--as-built'])
    expect((await deploy(['rollback'])).said).toContain('没有更早的一次部署')
    const home = path.join(root, '.deploy', ENV)
    const [first = ''] = readdirSync(home)
    appendFileSync(path.join(home, first, 'cloud/api/index.js'), '\n// of the first deployment\n')
    await mustDeploy(['functions', '--as-built'])
    expect(uploadedApi()).not.toContain('// of the first deployment')
    await mustDeploy(['rollback'])
    expect(uploadedApi()).toContain('// of the first deployment')
  })

  test('stops when an existing function has another runtime', async () => {
    await mustDeploy(['functions', '--as-built'])
    const api = fake.functions.get('api')
    if (api === undefined) throw new Error('no api')
    api.Runtime = 'Nodejs8.9'
    const { status, said } = await deploy(['functions', '--as-built'])
    expect(status).toBe(1)
    expect(said).toContain('Nodejs8.9')
    expect(said).toContain('请在控制台删除它')
  })

  test('keeps the runtime of a function of the previous release and lists that function in the output', async () => {
    await mustDeploy(['functions', '--as-built'])
    const api = fake.functions.get('api')
    if (api === undefined) throw new Error('no api')
    api.Runtime = 'Nodejs20.19'
    fake.forget()
    const said = await mustDeploy(['functions', '--as-built'])
    expect(fake.changes()).toContain('UpdateFunctionCode')
    expect(fake.functions.get('api')?.Runtime).toBe('Nodejs20.19')
    expect(said).toContain('api 还在 Nodejs20.19 上，它已停止维护')
  })

  test('creates functions on another tested runtime when a setting asks for it, and on no untested one', async () => {
    const { status, said } = await deploy(['functions', '--as-built'], { ...SETTINGS, CLOUD_RUNTIME: 'Nodejs22.21' })
    expect([status, said]).toEqual([0, expect.not.stringContaining('已停止维护')])
    for (const [, fn] of fake.functions) expect(fn.Runtime).toBe('Nodejs22.21')
    const refused = await deploy(['functions', '--as-built'], { ...SETTINGS, CLOUD_RUNTIME: 'Nodejs8.9' })
    expect([refused.status, refused.said]).toEqual([1, expect.stringContaining('CLOUD_RUNTIME')])
  })

  test('replaces a timer that has changed and leaves an unchanged timer alone', async () => {
    await mustDeploy(['functions', '--as-built'])
    const clock = fake.functions.get('clock')
    if (clock === undefined) throw new Error('no clock')
    const [stands] = clock.Triggers
    fake.forget()
    await mustDeploy(['functions', '--as-built'])
    expect(fake.changes()).not.toContain('BatchCreateTrigger')
    clock.Triggers = [
      { ...stands, TriggerName: 'of-yesterday', TriggerDesc: '{"cron":"0 0 1 * * * *"}', Type: 'timer' },
    ]
    await mustDeploy(['functions', '--as-built'])
    expect(fake.functions.get('clock')?.Triggers.map((each) => each.TriggerName)).toEqual([stands?.TriggerName])
  })
})
