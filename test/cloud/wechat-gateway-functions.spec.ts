import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readBundles } from '@local/wechat/functions/bundles'
import { nextAfter, readCron } from '@local/wechat/functions/cron'
import { type FunctionsHost, openFunctions } from '@local/wechat/functions/host'
import { functionsPlug } from '@local/wechat/functions/plug'
import { openTemporaryKeys } from '@local/wechat/functions/temporary-keys'
import { openTokens } from '@local/wechat/functions/tokens'
import type { Gateway } from '@local/wechat/gateway'
import cloud from 'wx-server-sdk'
import { ENV, openBench, refusalOf } from './wechat-gateway/support/sdk'

const folder = mkdtempSync(path.join(tmpdir(), 'functions-'))
const aFunction = (name: string, code: string, config: object = {}): void => {
  mkdirSync(path.join(folder, name))
  writeFileSync(path.join(folder, name, 'index.js'), code)
  writeFileSync(path.join(folder, name, 'config.json'), JSON.stringify(config))
}

aFunction(
  'tell',
  `let calls = 0
  exports.main = async (event, context) => {
    const identity = process.env.WX_OPENID
    await new Promise((resolve) => setTimeout(resolve, event.wait ?? 0))
    calls += 1
    return { event, calls, before: identity, after: process.env.WX_OPENID, env: { ...process.env }, now: Date.now(),
      today: new Date().toISOString(), name: context.function_name }
  }`,
)
aFunction('held', 'exports.main = async ({ gate }) => ({ passed: (await fetch(gate)).status })')
aFunction('slow', 'exports.main = () => new Promise(() => undefined)', { timeout: 1 })
aFunction('fat', 'exports.main = () => { const all = []; for (;;) all.push(new Array(1e5).fill({})) }', {
  memorySize: 128,
})
aFunction('throws', 'exports.main = async () => { throw new Error("no luck") }')
aFunction('dies', 'exports.main = () => process.exit(3)')
aFunction('long', 'exports.main = (event) => "x".repeat(event.length)')
aFunction(
  'web',
  `exports.main = async ({ path, httpMethod, headers, queryStringParameters, body, isBase64Encoded }) =>
    path === '/office/plain' ? { any: 'thing' } : path === '/office/picture'
      ? { statusCode: 200, headers: { 'content-type': 'image/png' }, body: Buffer.from([1, 2, 3]).toString('base64'), isBase64Encoded: true }
      : { statusCode: 201, headers: { 'x-seen': 'yes' }, body: JSON.stringify({ path, httpMethod, agent: headers['user-agent'], queryStringParameters, body, isBase64Encoded }) }`,
)
aFunction(
  'clock',
  `exports.main = async (event) => { console.log('TIMER ' + JSON.stringify([event.Type, event.TriggerName, process.env.TRIGGER_SRC, process.env.WX_OPENID ?? null, new Date().toISOString()])) }`,
  { triggers: [{ name: 'nightly', type: 'timer', config: '0 0 2 * * * *' }] },
)
aFunction(
  'sdk',
  `const cloud = require(${JSON.stringify(path.resolve('node_modules/wx-server-sdk'))})
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async (event) => {
    if (event.call === undefined) return cloud.getWXContext()
    const { result } = await cloud.callFunction(event.call)
    return event.again ? (await cloud.callFunction(event.call)).result : result
  }`,
)

const DAY = 24 * 3_600_000
let ahead = 0
const now = (): number => Date.now() + ahead
const keys = openTemporaryKeys()
const printed: string[] = []
let gateway: Gateway
let host: FunctionsHost

beforeAll(async () => {
  host = openFunctions({
    bundles: readBundles(folder),
    env: ENV,
    appid: 'wx0123456789abcdef',
    origin: () => gateway.origin,
    key: keys.issue,
    tokens: openTokens(Buffer.alloc(32, 4)),
    settings: { HASH_KEY: 'a setting' },
    runner: path.resolve('dist/desk/instance.cjs'),
    now,
    print: (_name, text) => void printed.push(text),
    most: 2,
  })
  const plugs = [functionsPlug(host, { '/office': 'web' })]
  gateway = (await openBench({ plugs, clock: { now }, temporary: keys.find })).gateway
})
afterAll(async () => {
  await gateway.close()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(() => {
  ahead = 0
})

type Told = {
  readonly event: unknown
  readonly calls: number
  readonly before?: string
  readonly after?: string
  readonly env: Readonly<Record<string, string>>
  readonly now: number
  readonly today: string
  readonly name: string
}
const asPhone = (openid: string) => ({ by: 'phone', openid }) as const
const tell = async (event: unknown, openid = 'o-1'): Promise<Told> =>
  JSON.parse(await host.invoke('tell', event, asPhone(openid))) as Told
const failing = (name: string, event: unknown = {}): Promise<unknown> => host.invoke(name, event, asPhone('o-1'))

describe('a function', () => {
  test('finds the caller’s identity and its settings in its environment', async () => {
    const { env, event, name } = await tell({ hello: 1 })
    expect({ event, name }).toEqual({ event: { hello: 1 }, name: 'tell' })
    expect(env).toMatchObject({
      WX_OPENID: 'o-1',
      WX_APPID: 'wx0123456789abcdef',
      TENCENTCLOUD_RUNENV: 'SCF',
      TCB_ENV: ENV,
      HASH_KEY: 'a setting',
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: gateway.url }),
    })
    expect(env['PATH']).toBeUndefined()
  })
  test('is reused for the next call and keeps nothing of the previous caller', async () => {
    const { calls } = await tell({})
    const next = JSON.parse(await host.invoke('tell', {}, { by: 'http' })) as Told
    expect(next.calls).toBe(calls + 1)
    expect(next.env['WX_OPENID']).toBeUndefined()
    expect(next.env['WX_API_TOKEN']).not.toBe((await tell({})).env['WX_API_TOKEN'])
  })
  test('keeps each caller’s identity apart under concurrent calls', async () => {
    const openids = Array.from({ length: 12 }, (_, i) => `o-${i}`)
    const answers = await Promise.all(openids.map((openid, i) => tell({ wait: (i * 7) % 30 }, openid)))
    expect(answers.map(({ before }) => before)).toEqual(openids)
    expect(answers.map(({ after }) => after)).toEqual(openids)
  })
  test('runs on the platform’s clock, not on this machine’s', async () => {
    ahead = 40 * DAY
    const answer = await tell({})
    expect(Math.abs(answer.now - now())).toBeLessThan(2000)
    expect(answer.today.slice(0, 10)).toBe(new Date(now()).toISOString().slice(0, 10))
  })
})

describe('the platform refuses', () => {
  test.each([
    ['a function that there is not', 'none', {}, 'FUNCTION_NOT_FOUND'],
    ['a request of more than 100 KB', 'tell', { text: 'x'.repeat(100 * 1024) }, 'EXCEED_MAX_PAYLOAD_SIZE'],
    ['an answer of more than 1 MB', 'long', { length: 1024 * 1024 }, '-604001'],
    ['a function that throws', 'throws', {}, 'FUNCTIONS_EXECUTE_FAIL'],
    ['a function that ends its process', 'dies', {}, 'FUNCTIONS_EXECUTE_FAIL'],
    ['a function that takes too long', 'slow', {}, 'FUNCTIONS_TIME_LIMIT_EXCEEDED'],
    ['a function that takes too much memory', 'fat', {}, 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'],
  ])('%s', async (_what, name, event, code) => {
    await expect(failing(name, event)).rejects.toMatchObject({ code })
  })
  test('a call to a function that ends its process, but serves the next call', async () => {
    await expect(failing('dies')).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
    await expect(failing('dies')).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
    expect((await tell({})).event).toEqual({})
  })
})

describe('through the SDK', () => {
  test('a function can read the caller’s identity', async () => {
    expect(JSON.parse(await host.invoke('sdk', {}, asPhone('o-7')))).toMatchObject({ OPENID: 'o-7', ENV })
  })
  test('a function can call another function, which does not see the caller’s openid', async () => {
    const call = { name: 'tell', data: { from: 'another' } }
    const told = JSON.parse(await host.invoke('sdk', { call }, asPhone('o-7'))) as Told
    expect(told.event).toEqual({ from: 'another' })
    expect(told.env['WX_OPENID']).toBeUndefined()
  })
  test('a call to a missing function is refused with FUNCTION_NOT_FOUND', async () => {
    expect(await refusalOf(cloud.callFunction({ name: 'none', data: {} }))).toMatchObject({
      code: 'FUNCTION_NOT_FOUND',
    })
  })
})

describe('the temporary keys', () => {
  test('are different in each call and expire', async () => {
    const [first, second] = [await tell({}), await tell({})]
    expect(first.env['TENCENTCLOUD_SECRETID']).not.toBe(second.env['TENCENTCLOUD_SECRETID'])
    expect(keys.find(first.env['TENCENTCLOUD_SECRETID'] ?? '')).toBeDefined()
    let late = 0
    const aging = openTemporaryKeys(() => Date.now() + late)
    const { secretId } = aging.issue()
    late = 2 * 3_600_000
    expect(aging.find(secretId)).toBeUndefined()
  })
  test('stay valid for a call that is running while the clock is moved', async () => {
    // the inner function waits for this server: at its first request the clock is advanced before it may continue
    const gate = createServer((_request, reply) => {
      if (ahead === 0) {
        ahead = 3 * DAY
        host.tick()
      }
      reply.end()
    })
    await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
    const data = { gate: `http://127.0.0.1:${(gate.address() as AddressInfo).port}/` }
    const call = { name: 'held', data }
    const answer = await host.invoke('sdk', { call, again: true }, asPhone('o-7'))
    gate.close()
    expect([JSON.parse(answer), ahead]).toEqual([{ passed: 200 }, 3 * DAY])
  })
})

describe('HTTP access', () => {
  const ask = (where: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${gateway.origin}/office${where}`, { headers: { 'user-agent': 'a browser' }, ...init })
  test('the function receives the HTTP request and builds the reply', async () => {
    const reply = await ask('/a?b=1', { method: 'POST', body: 'text', headers: { 'content-type': 'text/plain' } })
    expect([reply.status, reply.headers.get('x-seen')]).toEqual([201, 'yes'])
    expect(await reply.json()).toMatchObject({
      path: '/office/a',
      httpMethod: 'POST',
      queryStringParameters: { b: '1' },
      body: 'text',
      isBase64Encoded: false,
    })
  })
  test('binary bodies are passed in base64 in both directions', async () => {
    const body = new Uint8Array([0, 255, 1])
    const told = await ask('/up', { method: 'PUT', body, headers: { 'content-type': 'image/png' } })
    expect(await told.json()).toMatchObject({ isBase64Encoded: true, body: 'AP8B' })
    const picture = await ask('/picture')
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(Buffer.from([1, 2, 3]))
  })
  test('a result that is not an HTTP reply is sent as JSON', async () => {
    expect(await (await ask('/plain')).json()).toEqual({ any: 'thing' })
  })
})

describe('timers', () => {
  const utc = (text: string): number => Date.parse(text)
  test.each([
    ['0 * * * * * *', '2026-03-09T01:00:30Z', '2026-03-09T01:01:00.000Z'],
    ['0 0 2 * * * *', '2026-03-09T01:00:00Z', '2026-03-09T18:00:00.000Z'],
    ['0 0 2 1 * * *', '2026-03-09T01:00:00Z', '2026-03-31T18:00:00.000Z'],
    ['0 30 9 * * 1 *', '2026-03-09T01:30:00Z', '2026-03-16T01:30:00.000Z'],
    ['0 0 0 1 * 1 *', '2026-03-09T01:00:00Z', '2026-03-15T16:00:00.000Z'],
    ['*/20 0-5 8,20 * 3-4 * *', '2026-03-09T00:05:45Z', '2026-03-09T12:00:00.000Z'],
    ['0 0 0 29 2 * *', '2026-03-09T00:00:00Z', '2028-02-28T16:00:00.000Z'],
  ])('the timer %s runs next after %s at the expected time', (text, after, next) => {
    expect(new Date(nextAfter(readCron(text), utc(after)) ?? 0).toISOString()).toBe(next)
  })
  test.each(['* * * * *', '60 * * * * * *', '0 0 0 0 * * *', 'x * * * * * *', '0 5-1 * * * * *'])(
    'the expression %s is refused',
    (text) => {
      expect(() => readCron(text)).toThrow(/timer/)
    },
  )
  test('each due timer runs once, as a timer and without a caller', async () => {
    printed.length = 0
    ahead = DAY
    expect(await host.runTimers()).toEqual([])
    const [line = ''] = printed
      .join('')
      .split('\n')
      .filter((each) => each.startsWith('TIMER'))
    const [type, name, source, openid, at] = JSON.parse(line.slice('TIMER '.length)) as string[]
    expect([type, name, source, openid]).toEqual(['Timer', 'nightly', 'timer', null])
    expect(Math.abs(Date.parse(at ?? '') - now())).toBeLessThan(10_000)
    printed.length = 0
    await host.runTimers()
    expect(printed.join('')).not.toContain('TIMER')
  })
})

test('a token proves which function calls and cannot be forged', () => {
  const tokens = openTokens(Buffer.alloc(32, 4))
  const token = tokens.issue('clock')
  expect(tokens.functionOf(token)).toBe('clock')
  expect(tokens.functionOf(token.replace('clock', 'api'))).toBeUndefined()
  expect(openTokens(Buffer.alloc(32, 5)).functionOf(token)).toBeUndefined()
  expect(tokens.functionOf('')).toBeUndefined()
})
