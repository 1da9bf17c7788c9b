import { INBOX, ORGS } from '@cloud/usecases/stored/collections'
import type { OrgId, PersonId } from '@domain/kernel/ids'
import { WORK_CALENDAR } from '@domain/policy/work-calendar'
import { aPolicy } from '@test/support/policy'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, personOf, submitted, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

describe('the call me.open', () => {
  test('answers a caller without an account as not signed in', async () => {
    expect(await town.raw(undefined, { name: 'me.open' })).toMatchObject({
      ok: true,
      value: { signedIn: false, posts: [], unread: 0, today: '2026-03-02', calendarUntil: WORK_CALENDAR.lastDay },
    })
  })

  test('answers a new caller as signed in and stores nothing', async () => {
    const me = await town.tell('worker-1', 'me.open', {})
    expect(me).toMatchObject({ signedIn: true, posts: [], unread: 0 })
    expect(me).not.toHaveProperty('memberOf')
    expect(await town.world.ports.store.get(ORGS, me.person ?? '')).toBeUndefined()
  })

  test('returns an officer’s name, role and union', async () => {
    expect(await town.tell('countyReviewer', 'me.open', {})).toMatchObject({
      name: '区审核甲',
      posts: [{ role: 'county-reviewer', org: { id: ORG.county.id, level: 'county', jurisdiction: 'pengjiang' } }],
    })
  })

  test('shows only the city’s administrator which WeChat messages cannot be sent', async () => {
    await town.close()
    const world = await aWorld()
    const messages = { ...world.ports.messages, untold: ['wanted', 'duty'] as const }
    town = await aTown({ ...world, ports: { ...world.ports, messages } })
    expect(await town.tell('cityAdministrator', 'me.open', {})).toMatchObject({ untold: ['wanted', 'duty'] })
    expect(await town.tell('countyAdministrator', 'me.open', {})).not.toHaveProperty('untold')
  })

  test('returns the current day in Guangdong', async () => {
    town.world.clock.set('2026-03-02T23:59:00Z')
    expect((await town.tell('worker-1', 'me.open', {})).today).toBe('2026-03-03')
  })
})

test('the policy in force is public, and a city without one answers POLICY_MISSING', async () => {
  expect(await town.raw(undefined, { name: 'policy.current' })).toMatchObject({
    ok: true,
    value: { policy: { version: aPolicy().version } },
  })
  await town.close()
  town = await aTown(await aWorld(), { policy: aPolicy({ effectiveFrom: '2026-04-01' as never }) })
  expect(await town.refusal('worker-1', 'policy.current', {})).toBe('POLICY_MISSING')
})

describe('the search for a union', () => {
  const names = async (input: object) =>
    (await town.tell('worker-1', 'org.search', { text: '', ...input })).items.map(({ name }) => name)

  test('finds base unions by part of their name', async () => {
    expect(await names({ text: '机械' })).toEqual([ORG.base.name])
    expect(await names({ text: '总工会' })).toEqual([])
    expect((await names({})).sort()).toEqual([ORG.base.name, ORG.neighbour.name, ORG.directBase.name].sort())
    expect(await names({ jurisdiction: 'direct' })).toEqual([ORG.directBase.name])
  })

  test('is paginated over thousands of unions without a missing or repeated one', async () => {
    await town.world.ports.store.transaction(async (tx) => {
      for (let i = 0; i < 300; i += 1) {
        const id = `OR-many${i}` as OrgId
        const name = `虚构第${i}厂工会`
        await tx.insert(ORGS, id, { ...ORG.base, id, name, short: name, path: [ORG.city.id, ORG.county.id, id] })
      }
    })
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await town.tell('worker-1', 'org.search', {
        text: '厂工会',
        limit: 50,
        ...(cursor === undefined ? {} : { cursor }),
      })
      found.push(...page.items.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== undefined)
    expect(found).toHaveLength(301)
    expect(new Set(found).size).toBe(301)
  })
})

describe('the contact for a unit that is not on the list', () => {
  const toldOf = (jurisdiction: 'pengjiang' | 'taishan') => town.tell('worker-1', 'org.contact', { jurisdiction })
  const ringing = (org: 'city' | 'county', phone: string) =>
    town.world.ports.store.transaction(async (tx) => {
      const seen = await tx.get(ORGS, ORG[org].id)
      if (seen !== undefined) await tx.replace(ORGS, seen, { ...seen.doc, phone })
    })

  test('is the union of the jurisdiction, or the city’s if that union is missing or has no telephone', async () => {
    await ringing('city', '0000-1111')
    expect(await toldOf('pengjiang')).toEqual({ name: ORG.county.name, phone: ORG.county.phone })
    expect(await toldOf('taishan')).toEqual({ name: ORG.city.name, phone: '0000-1111' })
    await ringing('county', '')
    expect(await toldOf('pengjiang')).toEqual({ name: ORG.city.name, phone: '0000-1111' })
  })

  test('is NOT_FOUND if no union has a telephone', async () => {
    await ringing('city', '')
    expect(await town.refusal('worker-1', 'org.contact', { jurisdiction: 'taishan' })).toBe('NOT_FOUND')
  })

  test('is refused for an unknown jurisdiction', async () => {
    const answer = await town.raw(undefined, { name: 'org.contact', input: { jurisdiction: '虚构区' } })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'BAD_INPUT' } })
  })
})

describe('the inbox', () => {
  const told = async (count: number, person: PersonId = personOf('baseOfficer')) =>
    town.world.ports.store.transaction(async (tx) => {
      for (let i = 0; i < count; i += 1)
        await tx.insert(INBOX, `m:${person}:${i}`, {
          person,
          at: 1000 + i,
          topic: 'duty',
          key: 'dutyDue',
          facts: {},
          read: false,
        })
    })

  test('is paginated, newest first', async () => {
    await told(5)
    const first = await town.tell('baseOfficer', 'inbox.list', { limit: 3 })
    const rest = await town.tell('baseOfficer', 'inbox.list', { limit: 3, cursor: first.next ?? '' })
    expect([...first.items, ...rest.items].map(({ at }) => at)).toEqual([1004, 1003, 1002, 1001, 1000])
    expect(rest.next).toBeUndefined()
  })

  test('marks the given messages as read, but not another person’s', async () => {
    await told(25)
    await told(1, personOf('baseOfficer2'))
    expect((await town.tell('baseOfficer', 'me.open', {})).unread).toBe(25)
    const ids = [...Array.from({ length: 24 }, (_, i) => `m:PE-baseOfficer:${i}`), 'm:PE-baseOfficer2:0', 'nothing']
    await town.tell('baseOfficer', 'inbox.read', { ids })
    expect((await town.tell('baseOfficer', 'me.open', {})).unread).toBe(1)
    expect((await town.tell('baseOfficer2', 'me.open', {})).unread).toBe(1)
  })

  test('shows no message of another person', async () => {
    await submitted(town)
    expect((await town.tell('worker-2', 'inbox.list', {})).items).toEqual([])
  })
})

describe('the ledger of send grants', () => {
  const grant = (...answers: ['progress' | 'payment', 'accept' | 'reject' | 'ban' | 'filter'][]) =>
    town.tell('worker-1', 'message.recordGrants', { answers: answers.map(([topic, answer]) => ({ topic, answer })) })

  test('gains one grant per accept, loses none by a rejection, and loses all by a ban', async () => {
    expect((await grant(['progress', 'accept'], ['payment', 'accept'])).left).toMatchObject({
      progress: 1,
      payment: 1,
      duty: 0,
    })
    expect((await grant(['progress', 'accept'], ['payment', 'reject'])).left).toMatchObject({ progress: 2, payment: 1 })
    expect((await grant(['progress', 'ban'])).left).toMatchObject({ progress: 0, payment: 1 })
  })

  test('counts a repeated command once', async () => {
    const input = { answers: [{ topic: 'progress' as const, answer: 'accept' as const }] }
    const key = 'one-tap-one-grant'
    await town.tell('worker-1', 'message.recordGrants', input, { key })
    expect((await town.tell('worker-1', 'message.recordGrants', input, { key })).left['progress']).toBe(1)
  })

  test('counts ten parallel accepts as ten', async () => {
    await grant(['progress', 'accept'])
    await Promise.all(Array.from({ length: 9 }, () => grant(['progress', 'accept'])))
    expect((await grant(['progress', 'reject'])).left['progress']).toBe(10)
  })
})
