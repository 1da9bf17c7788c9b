import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { declared } from '@cloud/adapters/wechat/declare'
import { PHYSICAL } from '@cloud/adapters/wechat/store/layout'
import { FAMILIES } from '@local/town/families'
import { OFFICERS } from '@local/town/officers'
import { BASE_UNIONS } from '@local/town/unions'
import { readBundles } from '@local/wechat/functions/bundles'
import { type Gateway, startGateway } from '@local/wechat/gateway'

const ENTRIES = ['api', 'documents', 'clock', 'events', 'web']
const bundleOf = (entry: string): string => path.resolve('dist/cloud', entry)
const scriptsOf = (entry: string): string[] => readdirSync(bundleOf(entry)).filter((name) => name.endsWith('.js'))
const textOf = (entry: string, script: string): string => readFileSync(path.join(bundleOf(entry), script), 'utf8')

test('the build yields exactly five functions, each a folder that can be uploaded', () => {
  expect(readdirSync('dist/cloud').sort()).toEqual([...ENTRIES].sort())
  for (const entry of ENTRIES) {
    expect(readdirSync(bundleOf(entry))).toEqual(
      expect.arrayContaining(['config.json', 'index.js', 'package.json', 'mime-db.js']),
    )
    expect(JSON.parse(readFileSync(path.join(bundleOf(entry), 'package.json'), 'utf8'))).toMatchObject({
      main: 'index.js',
    })
  }
})

test('each bundle contains everything it needs, the SDK included, so nothing is installed in the cloud', () => {
  for (const entry of ENTRIES) {
    const { dependencies } = JSON.parse(readFileSync(path.join(bundleOf(entry), 'package.json'), 'utf8')) as object & {
      dependencies: object
    }
    expect({ entry, dependencies }).toEqual({ entry, dependencies: {} })
    const text = textOf(entry, 'index.js')
    expect({ entry, sdk: text.includes('wx-server-sdk/') }).toEqual({ entry, sdk: true })
  }
})

// Node parses the whole text of a file before it runs the first line, so what is rarely used stands in files of its own.
test.each([
  ['tables of file types', 'hzn-3d-crossword'],
  ['XML parsing', 'Unquoted attribute value'],
  ['logins', 'JsonWebTokenError'],
  ['uploads', 'multipart/form-data; boundary='],
  ['recognising a file by its bytes', 'image/jpx'],
  ['Word papers', 'w:document'],
  ['Excel tables', 'xl/_rels'],
])('no function loads %s before the first use', (_what, mark) => {
  const holders = ENTRIES.flatMap((entry) =>
    scriptsOf(entry)
      .filter((script) => textOf(entry, script).includes(mark))
      .map((script) => `${entry}/${script}`),
  )
  expect(holders).not.toEqual([])
  expect(holders.filter((script) => script.endsWith('/index.js'))).toEqual([])
})

test('no function builds the schemas of answers, which it never reads', () => {
  const reading = ['cloudfunctions', 'domain'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && readFileSync(path.join(folder, file), 'utf8').includes('.output.'))
      .map((file) => path.join(folder, file)),
  )
  expect(reading).toEqual([])
  for (const entry of ENTRIES)
    expect({ entry, schemas: textOf(entry, 'index.js').match(/\boutput:/g) ?? [] }).toEqual({ entry, schemas: [] })
})

test.each(ENTRIES)('every module of %s is a function of its own, compiled when it runs', (entry) => {
  const own = [...textOf(entry, 'index.js').matchAll(/__esm\(\{"((?:domain|cloudfunctions)\/[^"]+)"/g)]
  expect(own.length).toBeGreaterThan(100)
})

test.each(ENTRIES)('every script that %s loads later is in its folder and can be loaded', (entry) => {
  const later = scriptsOf(entry).filter((script) => script !== 'index.js')
  const named = [...textOf(entry, 'index.js').matchAll(/require\("\.\/([\w-]+\.js)"\)/g)].map(([, script]) => script)
  expect([...new Set(named)].sort()).toEqual(later.sort())
  const load = later.map((script) => `require(${JSON.stringify(path.join(bundleOf(entry), script))})`).join(';')
  expect(spawnSync(process.execPath, ['-e', load], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
})

test('no function contains the clients for language models and MySQL', () => {
  for (const entry of ENTRIES)
    for (const script of scriptsOf(entry))
      expect({ entry, script, clients: /SimpleChatModel|vnd\.pgrst/.test(textOf(entry, script)) }).toEqual({
        ...{ entry, script },
        clients: false,
      })
})

test('each function declares its own timeout and memory within the limits of the platform', () => {
  for (const { name, timeoutMs, memoryMb } of readBundles('dist/cloud').values()) {
    expect({ name, time: timeoutMs >= 20_000 && timeoutMs <= 60_000 }).toEqual({ name, time: true })
    expect({ name, memory: [256, 512].includes(memoryMb) }).toEqual({ name, memory: true })
  }
})

describe.each(ENTRIES)('%s', (entry) => {
  const text = scriptsOf(entry)
    .map((script) => textOf(entry, script))
    .join('\n')

  test('contains no code of the local desk', () => {
    // the web desk's function answers HTTP and includes the library for it
    const http = entry === 'web' ? [] : ['hono']
    for (const trace of ['/desk/', '/as/', 'desk-', '127.0.0.1', '桌面云', '演示', ...http])
      expect({ trace, found: text.includes(trace) }).toEqual({ trace, found: false })
    // the reader of tables knows an option of workbooks that begins with the same letters
    expect(text).not.toMatch(/persona(?!l)/)
  })
  test('contains no names of the demo town', () => {
    const names = [
      ...BASE_UNIONS.map((union) => union.name),
      ...OFFICERS.map((officer) => officer.name),
      ...Object.values(FAMILIES).map((family) => family.name),
    ]
    expect(names.filter((name) => text.includes(name) || text.includes(JSON.stringify(name).slice(1, -1)))).toEqual([])
  })
})

test('only the bundles “documents” and “web” contain the Excel library', () => {
  const marks = ['xl/worksheets', 'spreadsheetml/2006/main']
  const carries = (entry: string): boolean =>
    scriptsOf(entry).some((script) => marks.some((mark) => textOf(entry, script).includes(mark)))
  expect(ENTRIES.filter(carries)).toEqual(['documents', 'web'])
})

describe('in the environment of the platform', () => {
  const ENV = 'bundles-0a1b2c'
  const secret = { id: 'AKID-bundles', key: 'for tests only' }
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway({ env: ENV, secret, strict: { transactions: false } })
    for (const { name, indexes } of declared.collections)
      gateway.declare(
        name,
        indexes.map((each) => ({ name: each.name, fields: each.keys.map(({ field }) => field), unique: each.unique })),
      )
  })
  afterAll(() => gateway.close())

  const settings = {
    SEAL_KEYS: `one:${Buffer.alloc(32, 1).toString('base64')}`,
    HASH_KEY: Buffer.alloc(32, 2).toString('base64'),
    LINK_SECRET: 'a secret of more than thirty-two letters',
  }
  const platform = (): Record<string, string> => ({
    CLOUD_ENV: ENV,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: ENV,
    TENCENTCLOUD_SECRETID: secret.id,
    TENCENTCLOUD_SECRETKEY: secret.key,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: gateway.url }),
    WX_CONTEXT_KEYS: 'WX_OPENID',
  })
  type Ran = { readonly answer: unknown; readonly stdout: string; readonly stderr: string }
  /** Runs `main(event)` of a bundle in a process of its own, and returns its answer. */
  const run = async (entry: string, event: unknown, env: Record<string, string> = {}): Promise<Ran> => {
    const script = `require(${JSON.stringify(path.join(bundleOf(entry), 'index.js'))}).main(${JSON.stringify(event)})
      .then((answer) => process.stdout.write('\\nANSWER' + JSON.stringify(answer)), (error) => { console.error(error.message); process.exitCode = 1 })`
    const child = spawn(process.execPath, ['-e', script], {
      env: { PATH: process.env['PATH'] ?? '', ...settings, ...platform(), ...env },
    })
    const said = { stdout: '', stderr: '' }
    child.stdout.on('data', (chunk: Buffer) => {
      said.stdout += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      said.stderr += chunk.toString()
    })
    await new Promise((resolve) => child.once('close', resolve))
    const answer = said.stdout.split('\nANSWER')[1]
    return { answer: answer === undefined ? undefined : JSON.parse(answer), ...said }
  }

  test('api accepts a caller whose openid comes from the platform', async () => {
    const { answer } = await run(
      'api',
      { name: 'me.open', input: {}, userInfo: { openId: 'a claim' } },
      { WX_OPENID: 'o-123' },
    )
    expect(answer).toMatchObject({ ok: true, value: { signedIn: true, posts: [] } })
  })
  test('api ignores an openid that the event itself claims', async () => {
    const event = { name: 'me.open', input: {}, openid: 'o-123', userInfo: { openId: 'o-123' } }
    expect((await run('api', event)).answer).toMatchObject({ ok: true, value: { signedIn: false } })
    expect((await run('api', { name: 'case.mine', input: {} })).answer).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_SIGNED_IN' },
    })
  })
  test('web answers over HTTP, and an openid in its environment does not sign the caller in', async () => {
    const body = JSON.stringify({ name: 'me.open', input: {} })
    const event = { path: '/office/api', httpMethod: 'POST', headers: { host: 'desk.example.test' }, body }
    const { answer } = await run('web', event, { WX_OPENID: 'o-123' })
    expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: false })
    const told = JSON.parse((answer as { body: string }).body) as unknown
    expect(told).toMatchObject({ ok: true, value: { signedIn: false } })
  })
  test('documents refuses a call that belongs to another function', async () => {
    expect((await run('documents', { name: 'me.open' })).answer).toMatchObject({
      ok: false,
      refusal: { code: 'UNKNOWN_CALL' },
    })
  })
  test('clock runs every job without a failure', async () => {
    expect((await run('clock', {})).answer).toEqual({ failed: [] })
  })
  test('a command writes its document to the database of the platform', async () => {
    const event = {
      name: 'message.recordGrants',
      input: { answers: [{ topic: 'progress', answer: 'accept' }] },
      commandId: 'command-of-bundles-1',
    }
    const resting = (): number => gateway.collections()[PHYSICAL] ?? 0
    const before = resting()
    const { answer } = await run('api', event, { WX_OPENID: 'o-456' })
    expect(answer).toMatchObject({ ok: true })
    expect(resting() - before).toBe(2)
    expect(Object.keys(gateway.collections())).toEqual([PHYSICAL])
  })
  test('the error names a wrong or missing setting and never shows its value', async () => {
    const { answer, stderr, stdout } = await run('api', { name: 'me.open' }, { HASH_KEY: '', SEAL_KEYS: 'one:notakey' })
    expect(answer).toBeUndefined()
    for (const said of [stderr, stdout]) {
      expect(said).toContain('HASH_KEY')
      expect(said).not.toContain('notakey')
    }
  })
  test('missing platform keys are reported in the error and as an alarm, without a crash', async () => {
    const { answer, stderr, stdout } = await run('api', { name: 'me.open' }, { TENCENTCLOUD_SECRETKEY: '' })
    expect(answer).toBeUndefined()
    expect(stderr).toContain('TENCENTCLOUD_SECRETKEY')
    expect(stdout).toContain('"level":"alarm"')
  })
  test.each([
    ['nonsense', { hello: 1 }, 'BAD_INPUT'],
    ['a push of another kind', { MsgType: 'text', Event: 'CLICK', FromUserName: 'o-1' }, 'BAD_INPUT'],
    [
      'a media check that nobody asked for',
      { MsgType: 'event', Event: 'wxa_media_check', trace_id: 't', result: { suggest: 'risky' } },
      'NOT_FOUND',
    ],
  ])('events refuses %s with its specific code', async (_what, event, code) => {
    expect((await run('events', event)).answer).toMatchObject({ ok: false, refusal: { code } })
  })
  test('events applies a changed subscription setting, and only for the caller', async () => {
    const List = { TemplateId: 'T1', SubscribeStatusString: 'reject' }
    const push = { MsgType: 'event', Event: 'subscribe_msg_change_event', FromUserName: 'o-1', List }
    expect((await run('events', push, { TEMPLATES: 'payment:T1' })).answer).toEqual({
      ok: true,
      value: { done: 'sends-forgotten' },
    })
    expect((await run('events', push, { WX_OPENID: 'o-2' })).answer).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_ALLOWED' },
    })
  })
})
