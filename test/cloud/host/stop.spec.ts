import { portsFromEnvironment } from '@cloud/adapters/environment'
import { COLLECTIONS, ORGS } from '@cloud/usecases/stored/collections'
import type { Answer } from '@domain/contract/call'
import { countyId } from '@local/town/found'
import { type FakeWechat, fakeWechat } from '@test/support/fake-wechat'
import { startPostgres, type TestPostgres } from '@test/support/postgres'
import { aServerFolder, foundCity, RunningServer, removeFolder, serverSettings } from '@test/support/server'
import { Tally } from '@test/support/tally'
import { nanoid } from 'nanoid'

let wechat: FakeWechat
let postgres: TestPostgres
const folders: string[] = []

beforeAll(async () => {
  wechat = await fakeWechat()
  postgres = await startPostgres()
})
afterAll(async () => {
  await wechat.close()
  await postgres.stop()
  for (const folder of folders) removeFolder(folder)
})

const settingsFor = async (store: string): Promise<Readonly<Record<string, string>>> => {
  const folder = aServerFolder()
  folders.push(folder)
  const over = store === 'sqlite' ? {} : { STORE: 'postgres', DATABASE_URL: await postgres.schema() }
  const settings = serverSettings(folder, wechat, over)
  await foundCity(settings)
  return settings
}

type Sent = { readonly name: string; readonly commandId: string }
const COUNTIES = ['xinhui', 'pengjiang', 'jianghai', 'taishan'] as const

const register = async (server: RunningServer, { name, commandId }: Sent): Promise<Answer<{ id: string }>> => {
  const county = COUNTIES[name.length % COUNTIES.length] ?? 'xinhui'
  const input = { org: countyId(county), name, staff: 20, phone: '0000-0000001' }
  const envelope = { name: 'org.create', input, commandId }
  return (await server.wire().call('city-admin', 'api', envelope)) as Answer<{ id: string }>
}

/**
 * Sixteen clients register unions concurrently until the server no longer answers; returns the acknowledged and the
 * unacknowledged commands.
 */
const underLoad = async (server: RunningServer, meanwhile: (done: Tally) => Promise<unknown>) => {
  const done = new Tally()
  const acknowledged = new Map<string, string>()
  const open: Sent[] = []
  const refused = new Set<string>()
  let ended = false
  const worker = async (no: number): Promise<void> => {
    for (let i = 0; !ended && i < 500; i += 1) {
      const sent = { name: `第${no}厂${'甲'.repeat(no % 4)}第${i}车间工会`, commandId: nanoid(24) }
      try {
        const answer = await register(server, sent)
        if (answer.ok) {
          acknowledged.set(sent.name, answer.value.id)
          done.add()
        } else {
          open.push(sent)
          refused.add(answer.refusal.code)
        }
      } catch {
        open.push(sent)
        return
      }
    }
  }
  await server.token('city-admin')
  const work = Promise.all(Array.from({ length: 16 }, (_, no) => worker(no)))
  await meanwhile(done)
  ended = true
  await work
  return { acknowledged, open, refused }
}

const missing = async (
  settings: Readonly<Record<string, string>>,
  ids: Iterable<string>,
): Promise<readonly string[]> => {
  const { ports, close } = await portsFromEnvironment(settings, COLLECTIONS)
  const gone: string[] = []
  for (const id of ids) if ((await ports.store.get(ORGS, id)) === undefined) gone.push(id)
  await close()
  return gone
}

/** Memory of the server in MB, read from its own metrics. */
const memoryOf = async ({ base }: RunningServer): Promise<number> => {
  const text = await (await fetch(`${base}metrics`)).text()
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1]) / 1_000_000
}

describe.each(['sqlite', 'postgres'])('a server on %s', (store) => {
  test('when stopped under load, shuts down in order and loses no acknowledged write', async () => {
    const settings = await settingsFor(store)
    const server = await RunningServer.start(settings)
    let code: number | null = null
    let megabytes = 0
    const { acknowledged } = await underLoad(server, async (done) => {
      await done.above(60)
      megabytes = await memoryOf(server)
      code = await server.stop('SIGTERM')
    })
    expect(code).toBe(0)
    expect(megabytes).toBeLessThan(250)
    expect(server.lines.at(-1)).toMatchObject({ event: 'stopped', outcome: 'ok' })
    expect(acknowledged.size).toBeGreaterThan(60)
    expect(await missing(settings, acknowledged.values())).toEqual([])
  })

  test('when killed during writes, loses no acknowledged write, and retried commands take effect only once', async () => {
    const settings = await settingsFor(store)
    const server = await RunningServer.start(settings)
    const { acknowledged, open } = await underLoad(server, async (done) => {
      await done.above(60)
      await server.stop('SIGKILL')
    })
    expect(open.length).toBeGreaterThan(0)
    const again = await RunningServer.start(settings, server)
    for (const sent of open) {
      const answer = await register(again, sent)
      // committed before the end with a lost answer, or committed now: the same key gives the same answer
      expect(answer.ok ? 'ok' : answer.refusal.code).toBe('ok')
      expect(await register(again, sent)).toMatchObject({ ok: true, value: answer.ok ? answer.value : {} })
      if (answer.ok) acknowledged.set(sent.name, answer.value.id)
    }
    expect(await again.stop()).toBe(0)
    expect(await missing(settings, acknowledged.values())).toEqual([])
  })
})

describe('two processes on one PostgreSQL', () => {
  const ticking = ({ jobs }: RunningServer): Promise<void> => jobs.above(jobs.count)

  test('elect one process to run the timers, and the other takes over when that process is killed', async () => {
    const settings = { ...(await settingsFor('postgres')), TIMER_SECONDS: '1' }
    const first = await RunningServer.start(settings)
    await first.jobs.above(0)
    const second = await RunningServer.start(settings)
    await ticking(first)
    await ticking(first)
    expect(second.jobs.count).toBe(0)
    await first.stop('SIGKILL')
    await second.jobs.above(0)
    expect(await second.stop()).toBe(0)
  })

  test('accept each other’s sessions and recognise each other’s commands', async () => {
    const settings = await settingsFor('postgres')
    const first = await RunningServer.start(settings)
    await first.token('city-admin')
    const second = await RunningServer.start(settings, first)
    const sent = { name: '测试厂工会', commandId: nanoid(24) }
    const answer = await register(first, sent)
    expect(await register(second, sent)).toMatchObject({ ok: true, value: answer.ok ? answer.value : {} })
    await Promise.all([first.stop(), second.stop()])
    expect(wechat.of('/sns/jscode2session').length).toBeGreaterThan(0)
  })

  test('refuse calls as temporarily unavailable while the database crashes, and recover by themselves', async () => {
    const settings = await settingsFor('postgres')
    const server = await RunningServer.start(settings)
    await server.token('city-admin')
    const { acknowledged, refused } = await underLoad(server, async (done) => {
      await done.above(30)
      await postgres.crashAndRestart()
      await done.above(done.count + 30)
    })
    expect([...refused].filter((code) => code !== 'UNAVAILABLE' && code !== 'BUSY')).toEqual([])
    expect((await fetch(`${server.base}healthz`)).status).toBe(200)
    expect(await server.stop()).toBe(0)
    expect(await missing(settings, acknowledged.values())).toEqual([])
  })

  test('keep running without the database, report its loss, and still stop in order', async () => {
    const lost = await startPostgres()
    const folder = aServerFolder()
    folders.push(folder)
    const settings = serverSettings(folder, wechat, { STORE: 'postgres', DATABASE_URL: await lost.schema() })
    await foundCity(settings)
    const server = await RunningServer.start(settings)
    await server.token('city-admin')
    await lost.stop()
    const health = await fetch(`${server.base}healthz`)
    expect([health.status, await health.json()]).toMatchObject([503, { ok: false, store: 'unavailable' }])
    const answer = await register(server, { name: '测试厂工会', commandId: nanoid(24) })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'UNAVAILABLE' } })
    expect(await server.stop()).toBe(0)
  })
})
