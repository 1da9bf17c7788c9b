import { readFileSync } from 'node:fs'
import { createClock, JOB_SECONDS } from '@cloud/clock/create'
import type { Ports } from '@cloud/ports/index'
import { notify } from '@cloud/usecases/message/notify'
import { NOTICES, OUTBOX, PEOPLE } from '@cloud/usecases/stored/collections'
import type { PersonId } from '@domain/kernel/ids'
import { aWorld, type World } from '@test/support/ports'

const WHO = 'PE-worker' as PersonId
let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.close())

const jobs = () => world.logged.filter(({ event }) => event === 'job').map(({ fields }) => fields)
const waiting = async (): Promise<number> =>
  (await world.ports.store.query(OUTBOX, { index: 'byState', eq: ['waiting'], limit: 100 })).items.length

const write = (count: number) =>
  world.ports.store.transaction(async (tx) => {
    await tx.insert(PEOPLE, WHO, { id: WHO, openid: 'open-worker', name: '', posts: [], sends: { wanted: 100 } })
    const message = { to: WHO, key: 'correctionWanted', facts: {} } as const
    await notify(
      tx,
      { now: world.clock.now() },
      'one',
      Array.from({ length: count }, () => message),
    )
  })
const sending = (send: Ports['messages']['send']): Ports => ({ ...world.ports, messages: { send } })

test('the time limits of all jobs together fit into the function’s timeout with a reserve', () => {
  const { timeout } = JSON.parse(readFileSync('cloudfunctions/clock/config.json', 'utf8')) as { timeout: number }
  const all = JOB_SECONDS.reduce((sum, seconds) => sum + seconds, 0)
  expect(Math.min(...JOB_SECONDS)).toBeGreaterThan(0)
  expect(all).toBeLessThanOrEqual(timeout - 8)
})

test('messages are sent first, and each job logs the amount of work done and left', async () => {
  await write(3)
  expect(await createClock(world.ports)()).toEqual({ failed: [] })
  expect(jobs()).toHaveLength(JOB_SECONDS.length)
  expect(jobs()[0]).toMatchObject({ job: 'drainOutbox', outcome: 'ok', count: 3, left: 0 })
})

test('when slow messages exhaust their time limit, the other jobs still run, and the remaining messages are sent in the next run', async () => {
  await write(60)
  const slow = sending(async (message) => {
    world.clock.add(1000)
    return world.ports.messages.send(message)
  })
  const began = world.clock.now()
  await createClock(slow)()
  expect(world.clock.now() - began).toBeLessThan(60_000)
  expect(world.sent.length).toBeGreaterThan(10)
  expect(await waiting()).toBe(60 - world.sent.length)
  expect(jobs()[0]).toMatchObject({ count: world.sent.length, left: await waiting() })
  expect(jobs()).toHaveLength(JOB_SECONDS.length)
  await createClock(world.ports)()
  expect([world.sent.length, await waiting()]).toEqual([60, 0])
})

test('a failing job raises an alarm, and the other jobs run', async () => {
  await write(1)
  const broken: Ports = {
    ...world.ports,
    store: {
      ...world.ports.store,
      get: (collection, id) => world.ports.store.get(collection, id),
      getMany: (collection, ids) => world.ports.store.getMany(collection, ids),
      transaction: (work) => world.ports.store.transaction(work),
      query: (collection, query) => {
        if (collection.name === NOTICES.name && query.eq[0] === 'open') throw new Error('a bug')
        return world.ports.store.query(collection, query)
      },
    },
  }
  expect(await createClock(broken)()).toEqual({ failed: ['endNotices'] })
  expect(world.sent).toHaveLength(1)
  expect(jobs().filter(({ outcome }) => outcome === 'ok')).toHaveLength(JOB_SECONDS.length - 1)
})
