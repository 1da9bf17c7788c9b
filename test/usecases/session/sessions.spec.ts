import type { DocStore } from '@cloud/ports/doc-store'
import type { Identity } from '@cloud/ports/identity'
import { identityOfSession } from '@cloud/usecases/session/identity-of-session'
import { openSession } from '@cloud/usecases/session/open-session'
import { sweepSessions } from '@cloud/usecases/session/sweep-sessions'
import { SESSION_EVENTS, SESSIONS, SIGN_INS } from '@cloud/usecases/stored/collections'
import { aWorld, type World } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import { asking, codeOf, EDGE, FIREFOX, signedIn, told } from './sign-in'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const PHONE = { openid: 'cityFund' }

let world: World
let town: Town
let ask: ReturnType<typeof asking>
beforeEach(async () => {
  world = await aWorld({ countedIds: false })
  town = await aTown(world)
  ask = asking(world)
})
afterEach(() => town.close())

const listed = async (identity: Identity) => told(await ask(identity, 'session.list', {})).sessions
const trail = async (): Promise<readonly string[]> => {
  const { items } = await world.ports.store.query(SESSION_EVENTS, { index: 'byTime', eq: [], limit: 100 })
  return items.map(({ doc }) => doc.what)
}
/** The same ports with a record of the requests to the store. */
const counted = () => {
  const { store } = world.ports
  const asked: string[] = []
  const counting: DocStore = {
    get: (collection, id) => {
      asked.push('get')
      return store.get(collection, id)
    },
    getMany: (collection, ids) => store.getMany(collection, ids),
    query: (collection, query) => {
      asked.push('query')
      return store.query(collection, query)
    },
    transaction: (work) => {
      asked.push('transaction')
      return store.transaction(work)
    },
  }
  return { asked, ports: { ...world.ports, store: counting } }
}

test('checking a token takes one read, and its use is recorded at most once in five minutes', async () => {
  const { token } = await signedIn(world, 'cityFund')
  const { asked, ports } = counted()
  world.clock.add(5 * MINUTE - 1)
  await identityOfSession(ports, token, EDGE)
  expect(asked).toEqual(['get'])
  world.clock.add(1)
  await identityOfSession(ports, token, EDGE)
  expect(asked).toEqual(['get', 'get', 'transaction'])
  await identityOfSession(ports, token, EDGE)
  expect(asked).toEqual(['get', 'get', 'transaction', 'get'])
  expect((await listed(PHONE))[0]?.lastUsed).toBe(world.clock.now())
})

test('a session expires after half an hour without use', async () => {
  const { token } = await signedIn(world, 'cityFund')
  world.clock.add(29 * MINUTE)
  expect(await identityOfSession(world.ports, token, EDGE)).toBeDefined()
  world.clock.add(30 * MINUTE)
  expect(await identityOfSession(world.ports, token, EDGE)).toBeUndefined()
  expect(await listed(PHONE)).toEqual([])
})

test('a session expires after eight hours, however much it is used', async () => {
  const { token } = await signedIn(world, 'cityFund')
  for (let i = 0; i < 23; i += 1) {
    world.clock.add(20 * MINUTE)
    expect(await identityOfSession(world.ports, token, EDGE)).toBeDefined()
  }
  world.clock.add(20 * MINUTE)
  expect(await identityOfSession(world.ports, token, EDGE)).toBeUndefined()
})

test('an invalid token identifies no person', async () => {
  for (const token of ['', 'x', 'x'.repeat(43), 'x'.repeat(100_000), '../../etc'])
    expect(await identityOfSession(world.ports, token, EDGE)).toBeUndefined()
})

test('the list shows each own session with its browser and start, marks the current one, and leaves out other people’s', async () => {
  const { identity } = await signedIn(world, 'cityFund')
  world.clock.add(MINUTE)
  await signedIn(world, 'cityFund', { agent: FIREFOX })
  await signedIn(world, 'cityApprover')
  const mine = await listed(identity)
  expect(mine).toMatchObject([
    { kind: 'web', browser: { name: 'firefox', system: 'linux' }, current: false },
    { kind: 'web', browser: { name: 'edge', system: 'windows' }, current: true },
  ])
  expect((await listed(PHONE)).map(({ current }) => current)).toEqual([false, false])
})

test('signing out at the desk ends only this session, and takes effect at once', async () => {
  const { identity, token } = await signedIn(world, 'cityFund')
  const other = await signedIn(world, 'cityFund', { agent: FIREFOX })
  expect(told(await ask(identity, 'session.revoke', { session: 'current' }))).toEqual({ ended: 1 })
  expect(await identityOfSession(world.ports, token, EDGE)).toBeUndefined()
  expect(await identityOfSession(world.ports, other.token, FIREFOX)).toBeDefined()
  expect(await trail()).toContain('signed-out')
})

test('the phone can end one session or all of them', async () => {
  const one = await signedIn(world, 'cityFund')
  for (let i = 0; i < 12; i += 1) await signedIn(world, 'cityFund')
  const key = 'all-of-them-in-one-tap'
  const [, first] = await listed(PHONE)
  expect(told(await ask(PHONE, 'session.revoke', { session: first?.id ?? '' }))).toEqual({ ended: 1 })
  expect(told(await ask(PHONE, 'session.revoke', { session: 'all' }, { key }))).toEqual({ ended: 12 })
  expect(await listed(PHONE)).toEqual([])
  expect(await identityOfSession(world.ports, one.token, EDGE)).toBeUndefined()
  expect(told(await ask(PHONE, 'session.revoke', { session: 'all' }, { key }))).toEqual({ ended: 12 })
  expect((await trail()).filter((what) => what === 'revoked')).toHaveLength(13)
})

test('another person’s session cannot be ended', async () => {
  const { token } = await signedIn(world, 'cityApprover')
  const [theirs] = await listed({ openid: 'cityApprover' })
  expect(told(await ask(PHONE, 'session.revoke', { session: theirs?.id ?? '' }))).toEqual({ ended: 0 })
  expect(await identityOfSession(world.ports, token, EDGE)).toBeDefined()
  expect(codeOf(await ask(PHONE, 'session.revoke', { session: 'current' }))).toBe('NOT_FOUND')
})

test('on the federation’s own server workers also get a session on the phone, for one day', async () => {
  const { token, until } = await openSession(world.ports, {
    openid: 'worker-9',
    kind: 'phone',
    bound: 'MicroMessenger',
  })
  expect(until).toBe(world.clock.now() + 24 * HOUR)
  const identity = await identityOfSession(world.ports, token, 'MicroMessenger')
  expect(identity).toMatchObject({ openid: 'worker-9', session: { kind: 'phone' } })
  expect(told(await ask(identity, 'me.open', {}))).toMatchObject({ signedIn: true, posts: [] })
  expect(await identityOfSession(world.ports, token, EDGE)).toBeUndefined()
})

test('the clock deletes expired sessions and records their end', async () => {
  await signedIn(world, 'cityFund')
  world.clock.add(8 * HOUR + 1)
  await sweepSessions(world.ports)
  expect((await world.ports.store.query(SESSIONS, { index: 'byEnd', eq: [], limit: 10 })).items).toEqual([])
  expect(await trail()).toContain('expired')
  world.clock.add(24 * HOUR)
  await sweepSessions(world.ports)
  expect((await world.ports.store.query(SIGN_INS, { index: 'byEnd', eq: [], limit: 10 })).items).toEqual([])
})
