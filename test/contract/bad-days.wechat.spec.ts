import { portsInWechat } from '@cloud/adapters/wechat/ports'
import { openCloudStore } from '@cloud/adapters/wechat/store/store'
import { createApi } from '@cloud/api/create'
import type { DocStore } from '@cloud/ports/doc-store'
import type { Log, LogFields } from '@cloud/ports/world'
import { COLLECTIONS, PEOPLE } from '@cloud/usecases/stored/collections'
import type { GatewayOptions } from '@local/wechat/gateway'
import { aHolder, CONTRACT_COLLECTIONS, elsewhere, HOLDERS, put, refusalOf } from './doc-store.fixtures'
import { openWechat, SECRET } from './wechat-gateway'

const OPENID = 'o-somebody-of-the-bad-days'
const SETTINGS = {
  SEAL_KEYS: `one:${Buffer.alloc(32, 1).toString('base64')}`,
  HASH_KEY: Buffer.alloc(32, 2).toString('base64'),
  LINK_SECRET: 'a secret of more than thirty-two letters',
}

/** The cloud as assembled by `api`, and one person who calls it. */
const openCloud = async (options: Partial<GatewayOptions> = {}) => {
  const opened = await openWechat(options)
  Object.assign(process.env, SETTINGS)
  const lines: { readonly level: 'info' | 'alarm'; readonly event: string; readonly fields: LogFields }[] = []
  const log: Log = {
    info: (event, fields) => void lines.push({ level: 'info', event, fields }),
    alarm: (event, fields) => void lines.push({ level: 'alarm', event, fields }),
    within: (_request, work) => work(),
  }
  const { parts, store } = await portsInWechat(process.env, COLLECTIONS, log)
  const { ports } = parts.first
  const api = createApi(ports)
  const grant = (commandId: string) =>
    api(
      { openid: OPENID },
      { name: 'message.recordGrants', input: { answers: [{ topic: 'progress', answer: 'accept' }] }, commandId },
      100,
    )
  return {
    ...opened,
    store,
    lines,
    grant,
    letters: () => api({ openid: OPENID }, { name: 'inbox.list', input: {} }, 100),
    /** removes all faults */
    mend: () => {
      opened.gateway.faults.clear()
      opened.gateway.secret(SECRET)
      Object.assign(process.env, { TENCENTCLOUD_SECRETKEY: SECRET.key })
    },
    alarms: () => lines.filter(({ level }) => level === 'alarm').map(({ fields }) => fields.error),
    /** the stored number of messages the person has allowed */
    counted: async (): Promise<unknown> => {
      const { items } = await store.query(PEOPLE, { index: 'byOpenid', eq: [OPENID], limit: 1 })
      return items[0]?.doc.sends
    },
  }
}
type Cloud = Awaited<ReturnType<typeof openCloud>>

const UNAVAILABLE = { ok: false, refusal: { code: 'UNAVAILABLE' } }
const CLOCK = 'a clock ten minutes ahead'
const KEY = (n: number): string => `command-of-the-bad-days-${n}`

describe('a fault in WeChat’s cloud', () => {
  let here: Cloud
  const open = async (options: Partial<GatewayOptions> = {}): Promise<Cloud> => {
    here = await openCloud(options)
    return here
  }
  afterEach(async () => {
    Object.assign(process.env, { TENCENTCLOUD_SECRETID: SECRET.id, TENCENTCLOUD_SECRETKEY: SECRET.key })
    expect(JSON.stringify(here.lines)).not.toContain(OPENID)
    await here.close()
  })

  test.each<[string, () => Promise<Cloud>, string]>([
    [
      'no keys from the platform',
      async () => {
        const cloud = await open()
        Object.assign(process.env, { TENCENTCLOUD_SECRETKEY: '' })
        return cloud
      },
      'CLOUD_NO_CREDENTIALS',
    ],
    [
      'a wrong secret',
      async () => {
        const cloud = await open()
        cloud.gateway.secret({ ...SECRET, key: 'another' })
        return cloud
      },
      'CLOUD_CREDENTIALS',
    ],
    [CLOCK, () => open({ clock: { now: () => Date.now() - 600_000 } }), 'CLOUD_CREDENTIALS'],
    ['keys that have run out', () => open({ faults: [{ kind: 'expired-keys' }] }), 'CLOUD_CREDENTIALS'],
    ['the plan used up', () => open({ faults: [{ kind: 'quota' }] }), 'CLOUD_QUOTA'],
    ['too many at once', () => open({ faults: [{ kind: 'too-many-at-once' }] }), 'CLOUD_QUOTA'],
    [
      'a server error at every request',
      () => open({ faults: [{ kind: 'server-error', status: 502 }] }),
      'CLOUD_FAILED',
    ],
  ])('%s: calls are refused and an alarm names the fault, until the fault ends', async (what, prepare, code) => {
    const cloud = await prepare()
    expect(await cloud.grant(KEY(1))).toMatchObject(UNAVAILABLE)
    expect(cloud.alarms()).toEqual([expect.stringContaining(code)])
    cloud.mend()
    if (what === CLOCK) return // this cloud's clock stays unchanged
    expect(await cloud.grant(KEY(1))).toMatchObject({ ok: true })
    expect(await cloud.counted()).toMatchObject({ progress: 1 })
  })

  test('missing keys at the start are reported by their names, without any value', async () => {
    const { gateway } = await open()
    Object.assign(process.env, { TENCENTCLOUD_SECRETID: '' })
    await expect(portsInWechat(process.env, COLLECTIONS)).rejects.toThrow('TENCENTCLOUD_SECRETID')
    expect(gateway.journal.total()).toBe(0)
  })

  test('a missing collection is reported as CLOUD_COLLECTION_MISSING', async () => {
    const cloud = await open()
    const database = cloud.sdk.database({ throwOnNotFound: false })
    const bare = { ...database, command: database.command, collection: () => database.collection('never-declared') }
    const store = openCloudStore(
      { env: cloud.env, database: bare as typeof database, batches: true },
      CONTRACT_COLLECTIONS,
    )
    await expect(store.get(HOLDERS, 'H-1')).rejects.toMatchObject({ code: 'CLOUD_COLLECTION_MISSING' })
  })

  test('a missing index makes list queries fail with an alarm, while single documents stay readable', async () => {
    const cloud = await open()
    await cloud.grant(KEY(1))
    cloud.gateway.declare('documents', [])
    expect(await cloud.letters()).toMatchObject(UNAVAILABLE)
    expect(await cloud.grant(KEY(2))).toMatchObject({ ok: true })
    expect(cloud.alarms()).toEqual([expect.stringContaining('CLOUD_INDEX_MISSING')])
    expect(await cloud.store.walk(PEOPLE, undefined, 10)).toHaveLength(1)
  })

  test.each(['conflict', 'busy', 'expired-transaction', 'server-error', 'hang-up'] as const)(
    'after the fault %s before a commit, the transaction is retried and takes effect only once',
    async (kind) => {
      const cloud = await open()
      await cloud.grant(KEY(1))
      for (const action of ['database.insertDocument', 'database.modifyDocument'])
        cloud.gateway.faults.add({ kind, action, times: 1 })
      expect(await cloud.grant(KEY(2))).toMatchObject({ ok: true })
      expect(cloud.gateway.faults.struck()).toEqual([1, 1])
      expect(await cloud.counted()).toMatchObject({ progress: 2 })
      expect(cloud.gateway.openTransactions()).toBe(0)
    },
  )

  test('a conflict at the commit itself is retried', async () => {
    const cloud = await open()
    cloud.gateway.faults.add({ kind: 'conflict', action: 'database.commitTransaction', times: 2 })
    expect(await cloud.grant(KEY(1))).toMatchObject({ ok: true })
    expect(await cloud.counted()).toMatchObject({ progress: 1 })
  })

  test('when the reply to a commit is lost, the store checks whether it was applied, and a repeated command gets the same answer', async () => {
    const cloud = await open()
    await cloud.grant(KEY(1))
    cloud.gateway.faults.add({ kind: 'lost-reply', action: 'database.commitTransaction', times: 1 })
    const first = await cloud.grant(KEY(2))
    expect(first).toMatchObject({ ok: true })
    const again = await cloud.grant(KEY(2))
    expect(again.ok && first.ok && again.value).toEqual(first.ok && first.value)
    expect(await cloud.counted()).toMatchObject({ progress: 2 })
  })

  test('when the reply to a commit is lost and the check fails too, the outcome is unknown, and a repeated command takes effect only once', async () => {
    const cloud = await open()
    await cloud.grant(KEY(1))
    cloud.gateway.journal.reset()
    await cloud.grant(KEY(2))
    const reads = cloud.gateway.journal.counts()['database.getDocument'] ?? 0
    cloud.gateway.faults.add({ kind: 'lost-reply', action: 'database.commitTransaction', times: 1 })
    // three reads for the mark, and three for the command's answer
    for (const nth of [1, 2, 3, 4, 5, 6])
      cloud.gateway.faults.add({ kind: 'hang-up', action: 'database.getDocument', nth: reads + nth })
    expect(await cloud.grant(KEY(3))).toMatchObject(UNAVAILABLE)
    expect(cloud.alarms()).toHaveLength(1)
    expect(await cloud.grant(KEY(3))).toMatchObject({ ok: true })
    expect(await cloud.counted()).toMatchObject({ progress: 3 })
  })

  test('a platform that does not answer is waited for only a few seconds, well within the function’s timeout', async () => {
    const cloud = await open()
    cloud.gateway.faults.add({ kind: 'latency', ms: 7_000, action: 'database.getDocument' })
    expect(await cloud.grant(KEY(1))).toMatchObject(UNAVAILABLE)
    // our timeout comes before any answer of the platform; without the timeout, an answer would have come
    expect(cloud.alarms()).toEqual([expect.stringContaining('CLOUD_SILENT')])
  })

  test('while the platform is down a command is refused, and the same command succeeds afterwards', async () => {
    const cloud = await open()
    await cloud.gateway.down()
    expect(await cloud.grant(KEY(1))).toMatchObject(UNAVAILABLE)
    await cloud.gateway.up()
    expect(await cloud.grant(KEY(1))).toMatchObject({ ok: true })
  })
})

describe('guarantees that the port adds to the platform’s', () => {
  let close: () => Promise<void>
  let store: DocStore
  beforeEach(async () => {
    const opened = await openWechat()
    close = opened.close
    const database = opened.sdk.database({ throwOnNotFound: false })
    store = openCloudStore({ env: opened.env, database, batches: true }, CONTRACT_COLLECTIONS)
  })
  afterEach(() => close())

  test('the placeholder for a document that was read as absent is not returned as a document, and can be overwritten', async () => {
    const begin = (mine: string, other: string): Promise<boolean> =>
      store.transaction(async (tx) => {
        const there = await tx.get(HOLDERS, other)
        await elsewhere()
        if (there !== undefined) return false
        await tx.insert(HOLDERS, mine, aHolder({ card: mine }))
        return true
      })
    expect((await Promise.all([begin('H-1', 'H-2'), begin('H-2', 'H-1')])).sort()).toEqual([false, true])
    // the tombstone is no document: it is in no list and no walk, and its id may be inserted again
    const left = (await store.get(HOLDERS, 'H-1')) === undefined ? 'H-1' : 'H-2'
    expect(await store.get(HOLDERS, left)).toBeUndefined()
    expect(await store.getMany(HOLDERS, ['H-1', 'H-2'])).toHaveLength(1)
    await put(store, HOLDERS, left, aHolder({ card: 'late' }))
    expect(await refusalOf(put(store, HOLDERS, left, aHolder({ card: 'later' })))).toBe('duplicate')
  })
})
