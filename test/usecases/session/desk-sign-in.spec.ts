import { identityOfSession } from '@cloud/usecases/session/identity-of-session'
import { COMMANDS, SESSION_EVENTS, SESSIONS, SIGN_INS } from '@cloud/usecases/stored/collections'
import { aWorld, type World } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import { asking, codeOf, DESK, EDGE, FIREFOX, signedIn, told } from './sign-in'

const MINUTE = 60_000
const OFFICER = { openid: 'baseOfficer' }
const OTHER = { openid: 'cityFund' }

let world: World
let town: Town
let ask: ReturnType<typeof asking>
beforeEach(async () => {
  world = await aWorld({ countedIds: false })
  town = await aTown(world)
  ask = asking(world)
})
afterEach(() => town.close())

const begin = async (visitor = DESK) => told(await ask(undefined, 'session.begin', {}, { visitor }))
const wrongOf = (number: number): number => (number === 99 ? 98 : number + 1)
const trail = async (): Promise<readonly string[]> => {
  const { items } = await world.ports.store.query(SESSION_EVENTS, { index: 'byTime', eq: [], limit: 100 })
  return items.map(({ doc }) => doc.what)
}

test('an officer signs in to the desk: the phone shows the browser, its number is tapped, and the browser gets a session', async () => {
  const { request, secret, number, until } = await begin()
  expect(until).toBe(world.clock.now() + 3 * MINUTE)
  const waiting = await ask(undefined, 'session.collect', { request, secret }, { visitor: DESK })
  expect(told(waiting)).toEqual({ state: 'waiting' })
  const seen = told(await ask(OFFICER, 'session.look', { request }))
  expect(seen.browser).toEqual({ name: 'edge', system: 'windows' })
  expect(seen.numbers).toHaveLength(9)
  expect(new Set(seen.numbers).size).toBe(9)
  expect(seen.numbers).toContain(number)
  told(await ask(OFFICER, 'session.approve', { request, number }))
  const taken = told(await ask(undefined, 'session.collect', { request, secret }, { visitor: DESK }))
  expect(taken).toMatchObject({ state: 'signed-in', until: world.clock.now() + 8 * 60 * MINUTE })
  const identity = await identityOfSession(world.ports, taken.token ?? '', EDGE)
  expect(identity).toMatchObject({ openid: 'baseOfficer', session: { kind: 'web' } })
  const me = told(await ask(identity, 'me.open', {}))
  expect(me).toMatchObject({ signedIn: true, name: '经办甲', posts: [{ role: 'base-officer' }] })
  expect(await trail()).toEqual(expect.arrayContaining(['approved', 'signed-in']))
})

test('the store contains no token, secret, code or user agent in plain text', async () => {
  const { begun, token } = await signedIn(world, 'baseOfficer')
  const rest = await Promise.all([
    world.ports.store.query(SESSIONS, { index: 'byEnd', eq: [], limit: 10 }),
    world.ports.store.query(SIGN_INS, { index: 'byEnd', eq: [], limit: 10 }),
    world.ports.store.query(SESSION_EVENTS, { index: 'byTime', eq: [], limit: 10 }),
    world.ports.store.query(COMMANDS, { index: 'byTime', eq: [], limit: 10 }),
  ])
  const text = JSON.stringify(rest)
  for (const secret of [token, begun.secret, begun.request, EDGE, DESK.address ?? ''])
    expect(text).not.toContain(secret)
  expect(JSON.stringify(world.logged)).not.toContain(token)
})

test('a lost reply is repeated unchanged for one minute, and refused afterwards', async () => {
  const { begun, token } = await signedIn(world, 'baseOfficer')
  const again = { request: begun.request, secret: begun.secret }
  world.clock.add(59_000)
  expect(told(await ask(undefined, 'session.collect', again, { visitor: DESK })).token).toBe(token)
  world.clock.add(2_000)
  expect(codeOf(await ask(undefined, 'session.collect', again, { visitor: DESK }))).toBe('SIGN_IN_OVER')
  expect(told(await ask(OFFICER, 'session.list', {})).sessions).toHaveLength(1)
})

test('tabs that collect the session in parallel get the same session', async () => {
  const { request, secret, number } = await begin()
  told(await ask(OFFICER, 'session.approve', { request, number }))
  const both = await Promise.all(
    [1, 2, 3].map(() => ask(undefined, 'session.collect', { request, secret }, { visitor: DESK })),
  )
  expect(new Set(both.map((answer) => told(answer).token)).size).toBe(1)
  expect(told(await ask(OFFICER, 'session.list', {})).sessions).toHaveLength(1)
})

describe('an unauthenticated client at sign-in', () => {
  test('that reuses a command key begins another request and gets no data of the first request', async () => {
    const key = 'the-very-same-key-0001'
    const one = told(await ask(undefined, 'session.begin', {}, { visitor: DESK, key }))
    const two = told(await ask(undefined, 'session.begin', {}, { visitor: DESK, key }))
    expect(two.secret).not.toBe(one.secret)
    expect(two.request).not.toBe(one.request)
  })
  test('that reuses a command key without the secret gets SIGN_IN_OVER', async () => {
    const key = 'the-very-same-key-0002'
    const { request, secret, number } = await begin()
    told(await ask(OFFICER, 'session.approve', { request, number }))
    told(await ask(undefined, 'session.collect', { request, secret }, { visitor: DESK, key }))
    const guess = { request, secret: 'A'.repeat(32) }
    expect(codeOf(await ask(undefined, 'session.collect', guess, { visitor: DESK, key }))).toBe('SIGN_IN_OVER')
  })
  test('with the code from the screen but without the secret gets no session', async () => {
    const { request, number } = await begin()
    told(await ask(OFFICER, 'session.approve', { request, number }))
    const guess = { request, secret: 'x'.repeat(32) }
    expect(codeOf(await ask(undefined, 'session.collect', guess, { visitor: DESK }))).toBe('SIGN_IN_OVER')
  })
  test('cannot use the secret or the token in another browser', async () => {
    const { request, secret, number } = await begin()
    told(await ask(OFFICER, 'session.approve', { request, number }))
    const elsewhere = { visitor: { agent: FIREFOX } }
    expect(codeOf(await ask(undefined, 'session.collect', { request, secret }, elsewhere))).toBe('SIGN_IN_OVER')
    const taken = told(await ask(undefined, 'session.collect', { request, secret }, { visitor: DESK }))
    expect(await identityOfSession(world.ports, taken.token ?? '', FIREFOX)).toBeUndefined()
    expect(await identityOfSession(world.ports, taken.token ?? '', EDGE)).toBeDefined()
  })
  test('is limited to thirty open sign-in requests, does not block other clients, and may make requests again later', async () => {
    for (let i = 0; i < 30; i += 1) await begin()
    expect(codeOf(await ask(undefined, 'session.begin', {}, { visitor: DESK }))).toBe('TOO_MANY')
    await begin({ agent: EDGE, address: '203.0.113.8' })
    world.clock.add(3 * MINUTE)
    await begin()
  })
  test('cannot begin a request in the mini-program, and neither can a signed-in officer', async () => {
    expect(codeOf(await ask(OFFICER, 'session.begin', {}))).toBe('NOT_ALLOWED')
  })
  test('cannot look, approve, decline, list or revoke', async () => {
    const { request, number } = await begin()
    for (const answer of [
      await ask(undefined, 'session.look', { request }),
      await ask(undefined, 'session.approve', { request, number }),
      await ask(undefined, 'session.decline', { request }),
      await ask(undefined, 'session.list', {}),
      await ask(undefined, 'session.revoke', { session: 'all' }),
    ])
      expect(codeOf(answer)).toBe('NOT_SIGNED_IN')
  })
})

describe('a tap on the match number', () => {
  test('that is wrong shows the attempts left, and the third wrong tap ends the request for all officers', async () => {
    const { request, secret, number } = await begin()
    const wrong = { request, number: wrongOf(number) }
    expect(await ask(OFFICER, 'session.approve', wrong)).toMatchObject({
      refusal: { code: 'SIGN_IN_NUMBER_WRONG', about: { left: 2 } },
    })
    expect(await ask(OFFICER, 'session.approve', wrong)).toMatchObject({ refusal: { about: { left: 1 } } })
    expect(codeOf(await ask(OFFICER, 'session.approve', wrong))).toBe('SIGN_IN_OVER')
    expect(codeOf(await ask(OFFICER, 'session.approve', { request, number }))).toBe('SIGN_IN_OVER')
    expect(codeOf(await ask(undefined, 'session.collect', { request, secret }, { visitor: DESK }))).toBe('SIGN_IN_OVER')
    expect(await trail()).toEqual(['wrong-numbers'])
  })
  test('is counted each time it is wrong, also when several taps come in parallel', async () => {
    const { request, number } = await begin()
    const wrong = { request, number: wrongOf(number) }
    const codes = (await Promise.all([1, 2, 3, 4].map(() => ask(OFFICER, 'session.approve', wrong)))).map(codeOf)
    expect(codes.filter((code) => code === 'SIGN_IN_NUMBER_WRONG')).toHaveLength(2)
    expect(codeOf(await ask(OFFICER, 'session.approve', { request, number }))).toBe('SIGN_IN_OVER')
  })
  test('repeated with the same key approves once, with two equal answers', async () => {
    const { request, number } = await begin()
    const key = 'tapped-twice-by-a-thumb'
    const taps = await Promise.all([1, 2].map(() => ask(OFFICER, 'session.approve', { request, number }, { key })))
    expect(taps.map(codeOf)).toEqual(['ok', 'ok'])
    expect(await trail()).toEqual(['approved'])
  })
  test('by a second officer is refused after the first officer has approved', async () => {
    const { request, number } = await begin()
    told(await ask(OFFICER, 'session.approve', { request, number }))
    expect(codeOf(await ask(OTHER, 'session.approve', { request, number }))).toBe('SIGN_IN_OVER')
  })
})

describe('a sign-in request has ended', () => {
  test('three minutes after it was begun', async () => {
    const { request, secret, number } = await begin()
    world.clock.add(3 * MINUTE)
    expect(codeOf(await ask(OFFICER, 'session.look', { request }))).toBe('SIGN_IN_OVER')
    expect(codeOf(await ask(OFFICER, 'session.approve', { request, number }))).toBe('SIGN_IN_OVER')
    expect(codeOf(await ask(undefined, 'session.collect', { request, secret }, { visitor: DESK }))).toBe('SIGN_IN_OVER')
  })
  test('one minute after it was approved at the last moment', async () => {
    const { request, secret, number } = await begin()
    world.clock.add(3 * MINUTE - 1)
    told(await ask(OFFICER, 'session.approve', { request, number }))
    world.clock.add(MINUTE)
    expect(codeOf(await ask(undefined, 'session.collect', { request, secret }, { visitor: DESK }))).toBe('SIGN_IN_OVER')
  })
  test('when the officer taps “不是我”', async () => {
    const { request, secret, number } = await begin()
    told(await ask(OFFICER, 'session.decline', { request }))
    expect(codeOf(await ask(OFFICER, 'session.approve', { request, number }))).toBe('SIGN_IN_OVER')
    expect(codeOf(await ask(undefined, 'session.collect', { request, secret }, { visitor: DESK }))).toBe('SIGN_IN_OVER')
    expect(await trail()).toEqual(['declined'])
  })
  test('when its code is unknown', async () => {
    expect(codeOf(await ask(OFFICER, 'session.look', { request: '00000000' }))).toBe('SIGN_IN_OVER')
  })
})

describe('the web desk', () => {
  test('refuses a worker without a post, and the request stays open for the officer', async () => {
    const { request, number } = await begin()
    const worker = { openid: 'worker-1' }
    expect(codeOf(await ask(worker, 'session.look', { request }))).toBe('SIGN_IN_NEEDS_POST')
    expect(codeOf(await ask(worker, 'session.approve', { request, number }))).toBe('SIGN_IN_NEEDS_POST')
    told(await ask(OFFICER, 'session.approve', { request, number }))
  })
  test('does not let a signed-in browser approve another', async () => {
    const { identity } = await signedIn(world, 'baseOfficer')
    const { request, number } = await begin()
    expect(codeOf(await ask(identity, 'session.look', { request }))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask(identity, 'session.approve', { request, number }))).toBe('NOT_ALLOWED')
  })
  const removal = { org: 'OR-plant', person: 'PE-baseOfficer', role: 'base-officer' } as never
  test('signs out an officer who loses the last post from the next call on, while the phone stays signed in', async () => {
    const { identity } = await signedIn(world, 'baseOfficer')
    expect(told(await ask(identity, 'me.open', {})).signedIn).toBe(true)
    told(await ask({ openid: 'cityAdministrator' }, 'officer.remove', removal))
    expect(told(await ask(identity, 'me.open', {})).signedIn).toBe(false)
    expect(codeOf(await ask(identity, 'case.duties', {}))).toBe('NOT_SIGNED_IN')
    expect(codeOf(await ask(identity, 'session.list', {}))).toBe('NOT_SIGNED_IN')
    expect(told(await ask(OFFICER, 'me.open', {})).signedIn).toBe(true)
  })
  test('gives no session to an officer who is removed between the approval and the collection', async () => {
    const { request, secret, number } = await begin()
    told(await ask(OFFICER, 'session.approve', { request, number }))
    told(await ask({ openid: 'cityAdministrator' }, 'officer.remove', removal))
    expect(codeOf(await ask(undefined, 'session.collect', { request, secret }, { visitor: DESK }))).toBe('SIGN_IN_OVER')
  })
})
