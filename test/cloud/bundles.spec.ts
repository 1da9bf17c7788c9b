import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FAMILIES } from '@local/town/families'
import { OFFICERS } from '@local/town/officers'
import { BASE_UNIONS } from '@local/town/unions'

const ENTRIES = ['api', 'documents', 'clock', 'events']
const bundleOf = (entry: string): string => path.resolve('dist/cloud', entry)

test('there are exactly four functions, each a folder that can be uploaded', () => {
  expect(readdirSync('dist/cloud').sort()).toEqual([...ENTRIES].sort())
  for (const entry of ENTRIES) {
    expect(readdirSync(bundleOf(entry)).sort()).toEqual(['config.json', 'index.js', 'package.json'])
    expect(JSON.parse(readFileSync(path.join(bundleOf(entry), 'package.json'), 'utf8'))).toMatchObject({
      main: 'index.js',
    })
  }
})

describe.each(ENTRIES)('%s', (entry) => {
  const text = readFileSync(path.join(bundleOf(entry), 'index.js'), 'utf8')

  test('knows nothing of the desk', () => {
    for (const trace of ['/desk/', '/as/', 'persona', 'desk-', '127.0.0.1', '桌面云', '演示', 'hono'])
      expect({ trace, found: text.includes(trace) }).toEqual({ trace, found: false })
  })
  test('knows nobody of the demo town', () => {
    const names = [
      ...BASE_UNIONS.map((union) => union.name),
      ...OFFICERS.map((officer) => officer.name),
      ...Object.values(FAMILIES).map((family) => family.name),
    ]
    expect(names.filter((name) => text.includes(name) || text.includes(JSON.stringify(name).slice(1, -1)))).toEqual([])
  })
})

test('only documents carries the Excel library', () => {
  const marks = ['xl/worksheets', 'spreadsheetml/2006/main']
  const carries = (entry: string): boolean => {
    const text = readFileSync(path.join(bundleOf(entry), 'index.js'), 'utf8')
    return marks.some((mark) => text.includes(mark))
  }
  expect(ENTRIES.filter(carries)).toEqual(['documents'])
})

describe('as the platform runs them', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bundle-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const settings = {
    STORE_FILE: path.join(folder, 'store.db'),
    FILES_DIR: path.join(folder, 'files'),
    SEAL_KEYS: `one:${Buffer.alloc(32, 1).toString('base64')}`,
    HASH_KEY: Buffer.alloc(32, 2).toString('base64'),
    LINK_SECRET: 'a secret of more than thirty-two letters',
  }
  /** `main(event)` of a bundle in a process of its own; what it answers. */
  const run = (
    entry: string,
    event: unknown,
    env: Record<string, string> = {},
  ): { answer: unknown; stderr: string } => {
    const script = `require(${JSON.stringify(path.join(bundleOf(entry), 'index.js'))}).main(${JSON.stringify(event)})
      .then((answer) => process.stdout.write('\\nANSWER' + JSON.stringify(answer)), (error) => { console.error(error.message); process.exitCode = 1 })`
    const child = spawnSync(process.execPath, ['-e', script], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', ...settings, ...env },
    })
    const said = child.stdout.split('\nANSWER')[1]
    return { answer: said === undefined ? undefined : JSON.parse(said), stderr: child.stderr }
  }

  test('api answers whom the platform vouches for', () => {
    const answer = run(
      'api',
      { name: 'me.open', input: {}, userInfo: { openId: 'a claim' } },
      { WX_OPENID: 'o-123' },
    ).answer
    expect(answer).toMatchObject({ ok: true, value: { signedIn: true, posts: [] } })
  })
  test('what the event itself says about who calls is not believed', () => {
    const event = { name: 'me.open', input: {}, openid: 'o-123', userInfo: { openId: 'o-123' } }
    expect(run('api', event).answer).toMatchObject({ ok: true, value: { signedIn: false } })
    expect(run('api', { name: 'case.mine', input: {} }).answer).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_SIGNED_IN' },
    })
  })
  test('documents refuses what is not its own', () => {
    expect(run('documents', { name: 'me.open' }).answer).toMatchObject({ ok: false, refusal: { code: 'UNKNOWN_CALL' } })
  })
  test('clock runs every job', () => {
    expect(run('clock', {}).answer).toEqual({ failed: [] })
    expect(existsSync(settings.STORE_FILE)).toBe(true)
  })
  test('a setting that is missing is named, its value never', () => {
    const { answer, stderr } = run('api', { name: 'me.open' }, { HASH_KEY: '', SEAL_KEYS: 'one:notakey' })
    expect(answer).toBeUndefined()
    expect(stderr).toContain('HASH_KEY')
    expect(stderr).not.toContain('notakey')
  })
  test.each([
    ['nonsense', { hello: 1 }, 'BAD_INPUT'],
    ['a push of another kind', { MsgType: 'text', Event: 'CLICK', FromUserName: 'o-1' }, 'BAD_INPUT'],
    [
      'a media check that nobody asked for',
      { MsgType: 'event', Event: 'wxa_media_check', trace_id: 't', result: { suggest: 'risky' } },
      'NOT_FOUND',
    ],
  ])('events refuses %s in so many words', (_what, event, code) => {
    expect(run('events', event).answer).toMatchObject({ ok: false, refusal: { code } })
  })
  test('events: a changed setting is carried out, for the caller only', () => {
    const List = { TemplateId: 'T1', SubscribeStatusString: 'reject' }
    const push = { MsgType: 'event', Event: 'subscribe_msg_change_event', FromUserName: 'o-1', List }
    expect(run('events', push, { TEMPLATES: 'payment:T1' }).answer).toEqual({
      ok: true,
      value: { done: 'sends-forgotten' },
    })
    expect(run('events', push, { WX_OPENID: 'o-2' }).answer).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_ALLOWED' },
    })
  })
})
