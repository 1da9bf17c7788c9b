import type { Ports } from '@cloud/ports/index'
import { drainOutbox as drain } from '@cloud/usecases/clock/drain-outbox'
import { notify } from '@cloud/usecases/message/notify'
import { INBOX, OUTBOX, PEOPLE } from '@cloud/usecases/stored/collections'
import type { PersonId } from '@domain/kernel/ids'
import { aWorld, type World } from '@test/support/ports'
import { killable } from '@test/support/sabotage'

const WHO = 'PE-worker' as PersonId
let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.close())

const aPerson = (sends: number) =>
  world.ports.store.transaction((tx) =>
    tx.insert(PEOPLE, WHO, { id: WHO, openid: 'open-worker', name: '', posts: [], sends: { wanted: sends } }),
  )
const write = (key = 'one', count = 1) =>
  world.ports.store.transaction((tx) =>
    notify(
      tx,
      { now: world.clock.now() },
      key,
      Array.from(
        { length: count },
        () => ({ to: WHO, key: 'correctionWanted', facts: { dueOn: '2026-03-16' } }) as const,
      ),
    ),
  )
/** the number of messages a run sent */
const drainOutbox = async (ports: Ports, until?: number): Promise<number> => (await drain(ports, until)).did
const left = async (): Promise<number | undefined> => (await world.ports.store.get(PEOPLE, WHO))?.doc.sends.wanted
const state = async (id = 'one:0') => (await world.ports.store.get(OUTBOX, id))?.doc.state
const minute = (n = 1) => world.clock.add(n * 61_000)

test('one send grant pays for one message, and the second message stays in the inbox only', async () => {
  await aPerson(1)
  await write('one', 2)
  expect(await drainOutbox(world.ports)).toBe(1)
  expect(world.sent).toEqual([
    {
      to: WHO,
      openid: 'open-worker',
      topic: 'wanted',
      page: 'pages/inbox/index',
      fields: { thing1: '请补正材料', date2: '2026年03月16日', thing3: '请按期办理，详情请打开小程序' },
    },
  ])
  expect([await left(), await state('one:0'), await state('one:1')]).toEqual([0, 'sent', 'not-sent'])
  const inbox = await world.ports.store.query(INBOX, { index: 'byPerson', eq: [WHO], limit: 10 })
  expect(inbox.items).toHaveLength(2)
  expect(await drainOutbox(world.ports)).toBe(0)
})

test('a message to an unknown person does not block the others', async () => {
  await write('lost')
  await aPerson(1)
  await write('one')
  await world.ports.store.transaction(async (tx) => {
    const message = await tx.get(OUTBOX, 'lost:0')
    if (message !== undefined) await tx.replace(OUTBOX, message, { ...message.doc, person: 'PE-nobody' as PersonId })
  })
  expect(await drainOutbox(world.ports)).toBe(1)
  expect(await state('lost:0')).toBe('not-sent')
})

test('when WeChat is unavailable, the send grant is given back and the message is retried after a delay', async () => {
  await aPerson(1)
  await write()
  world.answerSends('unavailable')
  await drainOutbox(world.ports)
  expect([await state(), await left()]).toEqual(['waiting', 1])
  world.answerSends('sent')
  expect(await drainOutbox(world.ports)).toBe(0)
  minute()
  expect(await drainOutbox(world.ports)).toBe(1)
  expect([await state(), await left()]).toEqual(['sent', 0])
})

test('after ten failed attempts a message is no longer sent and its send grant is returned', async () => {
  await aPerson(1)
  await write()
  world.answerSends('unavailable')
  for (let i = 0; i < 12; i += 1) {
    await drainOutbox(world.ports)
    minute(61)
  }
  expect([await state(), await left()]).toEqual(['not-sent', 1])
})

test.each([
  ['refused', 0],
  ['none-left', 0],
  ['invalid', 3],
] as const)(
  'after the result %s a message is marked as not sent and the number of send grants is corrected',
  async (outcome, sends) => {
    await aPerson(3)
    await write()
    world.answerSends(outcome)
    await drainOutbox(world.ports)
    expect([await state(), await left()]).toEqual(['not-sent', sends])
    expect(world.logged.some(({ level }) => level === 'alarm')).toBe(outcome === 'invalid')
  },
)

test('two clocks running at once send a message only once', async () => {
  await aPerson(2)
  await write()
  await Promise.all([drainOutbox(world.ports), drainOutbox(world.ports)])
  expect([world.sent.length, await left()]).toEqual([1, 1])
})

test.each([
  ['before the claim', 1, 'before', 1],
  ['after the claim', 1, 'after', 1],
  ['after the send, before the mark', 2, 'before', 2],
  ['after the mark', 2, 'after', 1],
] as const)(
  'after being killed %s, the clock still sends the message, and uses up one send grant',
  async (_when, n, side, copies) => {
    await aPerson(2)
    await write()
    const { world: fragile, killAt, revive } = killable(world)
    killAt(n, side)
    await drainOutbox(fragile.ports)
    revive()
    for (let i = 0; i < 3; i += 1) {
      minute()
      await drainOutbox(fragile.ports)
    }
    expect([world.sent.length, await state(), await left()]).toEqual([copies, 'sent', 1])
  },
)

test('a message that causes an error does not block the others', async () => {
  await aPerson(5)
  await write('one', 3)
  let tries = 0
  const flaky: Ports = {
    ...world.ports,
    messages: {
      send: async (message) => {
        tries += 1
        if (tries === 1) throw new Error('a bug in the adapter')
        return world.ports.messages.send(message)
      },
    },
  }
  expect(await drainOutbox(flaky)).toBe(2)
  minute()
  expect(await drainOutbox(flaky)).toBe(1)
  expect(await left()).toBe(2)
})

test('a message of the evening is sent once at eight in the morning, not at night', async () => {
  await aPerson(1)
  world.clock.set('2026-03-02T21:00:00+08:00')
  await write('one')
  for (const time of ['2026-03-02T21:05:00+08:00', '2026-03-03T07:59:00+08:00']) {
    world.clock.set(time)
    expect(await drainOutbox(world.ports)).toBe(0)
  }
  expect([await state(), await left(), world.sent.length]).toEqual(['waiting', 1, 0])
  expect((await world.ports.store.query(INBOX, { index: 'byPerson', eq: [WHO], limit: 10 })).items).toHaveLength(1)
  world.clock.set('2026-03-03T08:00:00+08:00')
  expect([await drainOutbox(world.ports), await drainOutbox(world.ports)]).toEqual([1, 0])
})

describe('when many messages wait', () => {
  const states = async (): Promise<Readonly<Record<string, number>>> => {
    const counts: Record<string, number> = {}
    for (const { doc } of await world.ports.store.walk(OUTBOX, undefined, 100))
      counts[doc.state] = (counts[doc.state] ?? 0) + 1
    return counts
  }
  /** a slow platform: each send advances the clock */
  const slow = (ms: number): Ports => ({
    ...world.ports,
    messages: {
      send: async (message) => {
        world.clock.add(ms)
        return world.ports.messages.send(message)
      },
    },
  })

  test('one run sends all waiting messages, not only a hundred', async () => {
    await aPerson(1000)
    for (let i = 0; i < 7; i += 1) await write(`batch${i}`, 50)
    expect(await drain(world.ports)).toEqual({ did: 350, left: 0 })
    expect([world.sent.length, await left()]).toEqual([350, 650])
  })

  test('at most sixteen are sent in parallel and at most fifty are claimed at a time', async () => {
    await aPerson(1000)
    await write('one', 120)
    let [now, most, claimed] = [0, 0, 0]
    const watched: Ports = {
      ...world.ports,
      messages: {
        send: async (message) => {
          now += 1
          most = Math.max(most, now)
          const { items } = await world.ports.store.query(OUTBOX, { index: 'byState', eq: ['sending'], limit: 100 })
          claimed = Math.max(claimed, items.length)
          now -= 1
          return world.ports.messages.send(message)
        },
      },
    }
    expect(await drainOutbox(watched)).toBe(120)
    expect([most, claimed]).toEqual([16, 50])
  })

  test('when time runs out, messages not tried get their send grants back and go out once in the next run', async () => {
    await aPerson(100)
    await write('one', 40)
    const first = await drain(slow(1000), world.clock.now() + 20_500)
    expect(first.did).toBeGreaterThanOrEqual(20)
    expect(first).toEqual({ did: world.sent.length, left: 40 - world.sent.length })
    expect(await states()).toEqual({ sent: first.did, waiting: first.left })
    expect(await left()).toBe(100 - first.did)
    expect(await drainOutbox(world.ports)).toBe(first.left)
    expect([world.sent.length, await left(), await states()]).toEqual([40, 60, { sent: 40 }])
  })

  test('a run without time sends nothing and reports how many messages are left', async () => {
    await aPerson(100)
    await write('one', 3)
    expect(await drain(world.ports, world.clock.now())).toEqual({ did: 0, left: 3 })
    expect([await states(), await left()]).toEqual([{ waiting: 3 }, 100])
  })

  test('messages of a kind that only a newer version knows do not block the others', async () => {
    await aPerson(100)
    await write('aaa', 100)
    await world.ports.store.transaction(async (tx) => {
      for (let i = 0; i < 100; i += 1) {
        const message = await tx.get(OUTBOX, `aaa:${i}`)
        if (message !== undefined) await tx.replace(OUTBOX, message, { ...message.doc, key: 'ofTomorrow' as never })
      }
    })
    await write('one', 2)
    expect(await drainOutbox(world.ports)).toBe(2)
  })

  test('one person’s send grants pay for several messages of a run, and for no more than there are', async () => {
    await aPerson(3)
    await write('one', 5)
    expect(await drainOutbox(world.ports)).toBe(3)
    expect([await left(), await states()]).toEqual([0, { sent: 3, 'not-sent': 2 }])
  })

  test.each([
    ['before the claim', 1, 'before', 1],
    ['after the claim', 1, 'after', 1],
    ['after the sends, before the mark', 2, 'before', 2],
    ['after the mark', 2, 'after', 1],
  ] as const)(
    'after being killed %s, all are sent, at most the claimed ones twice, and each uses up one send grant',
    async (_when, n, side, copies) => {
      await aPerson(100)
      await write('one', 30)
      const { world: fragile, killAt, revive } = killable(world)
      killAt(n, side)
      await drainOutbox(fragile.ports)
      revive()
      for (let i = 0; i < 3; i += 1) {
        minute()
        await drainOutbox(fragile.ports)
      }
      expect([world.sent.length, await left(), await states()]).toEqual([30 * copies, 70, { sent: 30 }])
    },
  )

  test('when a message cannot be claimed in a batch, it is claimed separately', async () => {
    await aPerson(100)
    await write('one', 5)
    const store: typeof world.ports.store = {
      ...world.ports.store,
      walk: (collection, after, limit) => world.ports.store.walk(collection, after, limit),
      get: (collection, id) => world.ports.store.get(collection, id),
      getMany: (collection, ids) => world.ports.store.getMany(collection, ids),
      query: (collection, query) => world.ports.store.query(collection, query),
      transaction: (work) =>
        world.ports.store.transaction((tx) =>
          work({
            get: (collection, id) => tx.get(collection, id),
            getMany: (collection, ids) => {
              if (ids.includes('one:2')) throw new Error('a bug about this one')
              return tx.getMany(collection, ids)
            },
            insert: (collection, id, doc) => tx.insert(collection, id, doc),
            replace: (collection, seen, doc) => tx.replace(collection, seen, doc),
            remove: (collection, seen) => tx.remove(collection, seen),
          }),
        ),
    }
    expect(await drainOutbox({ ...world.ports, store })).toBe(4)
    expect(world.logged.filter(({ event }) => event === 'message-broken')).toHaveLength(1)
    expect([await state('one:2'), await left()]).toEqual(['waiting', 96])
  })
})
