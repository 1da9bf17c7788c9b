import { INVITES, SESSIONS } from '@cloud/usecases/collections'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, personOf, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const removed = () =>
  town.tell('cityAdministrator', 'officer.remove', {
    ...{ org: ORG.county.id, person: personOf('countyAdministrator'), role: 'administrator' as const },
  })

test('given an invitation an administrator made, when they are removed, then nobody comes in by it', async () => {
  const ask = { org: ORG.base.id, role: 'base-officer' as const, name: '自己人' }
  await town.tell('countyAdministrator', 'officer.invite', ask)
  await town.tell('cityAdministrator', 'officer.invite', ask)
  const makers = async () => {
    const { items } = await town.world.ports.store.query(INVITES, { index: 'byEnd', eq: [], limit: 10 })
    return items.map(({ doc }) => doc.by).sort()
  }
  expect(await makers()).toEqual([personOf('cityAdministrator'), personOf('countyAdministrator')])
  await removed()
  expect(await makers()).toEqual([personOf('cityAdministrator')])
})

test('given somebody signed in on a computer, when they are removed, then the sign-in is gone for good', async () => {
  const now = town.world.clock.now()
  const person = personOf('countyAdministrator')
  const session = {
    ...{ person, openid: 'countyAdministrator', kind: 'web' as const, bound: 'b', since: now, lastUsed: now },
    ...{ browser: { name: 'other', system: 'other' } as never, until: now + 3_600_000 },
  }
  await town.world.ports.store.transaction((tx) => tx.insert(SESSIONS, 'a-session', session))
  await removed()
  expect(await town.world.ports.store.get(SESSIONS, 'a-session')).toBeUndefined()
})

test('given more of them than anybody has, when the maker is removed, then none is left', async () => {
  const { store, clock } = town.world.ports
  const [now, person] = [clock.now(), personOf('countyAdministrator')]
  const session = {
    ...{ person, openid: 'countyAdministrator', bound: 'b', since: now, lastUsed: now },
    ...{ browser: { name: 'other', system: 'other' } as never },
  }
  const invite = { org: ORG.base.id, role: 'base-officer' as const, name: '自己人', by: person }
  // used ones, and the phone's own sessions, end sooner and so stand before the open ones in the lists
  for (let i = 0; i < 35; i += 1)
    await store.transaction(async (tx) => {
      const until = now + 3_600_000 + i * 1000
      await tx.insert(SESSIONS, `s-${i}`, { ...session, kind: i < 12 ? 'phone' : 'web', until } as never)
      await tx.insert(INVITES, `i-${i}`, { ...invite, until, ...(i < 12 ? { usedBy: personOf('baseOfficer') } : {}) })
    })
  await removed()
  const sessions = await store.query(SESSIONS, { index: 'byPerson', eq: [person], limit: 100 })
  expect(sessions.items.filter(({ doc }) => doc.kind === 'web')).toEqual([])
  const invites = await store.query(INVITES, { index: 'byMaker', eq: [person], limit: 100 })
  expect(invites.items.filter(({ doc }) => doc.usedBy === undefined)).toEqual([])
})

test('given an administrator of two places, when they leave one, then their invitation to that one is good no more', async () => {
  const name = '区里管理员'
  const elsewhere = { org: ORG.direct.id, role: 'administrator' as const, name }
  const { code: post } = await town.tell('cityAdministrator', 'officer.invite', elsewhere)
  await town.tell('countyAdministrator', 'officer.join', { code: post })
  const here = { org: ORG.base.id, role: 'base-officer' as const, name: '自己人' }
  const { code } = await town.tell('countyAdministrator', 'officer.invite', here)
  await removed()
  expect(await town.refusal('worker-1', 'officer.join', { code })).toBe('CLAIM_CODE_WRONG')
})
