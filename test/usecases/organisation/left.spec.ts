import { INVITES, MEMBER_CODES, SESSIONS } from '@cloud/usecases/stored/collections'
import { aWorld } from '@test/support/ports'
import { aTown, OFFICERS, type OfficerKey, ORG, personOf, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const removed = () =>
  town.tell('cityAdministrator', 'officer.remove', {
    ...{ org: ORG.county.id, person: personOf('countyAdministrator'), role: 'administrator' as const },
  })

test('given an invitation, when the administrator who made it is removed, then the invitation is invalid', async () => {
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

test('given a person signed in on a computer, when they are removed, then the session is deleted for good', async () => {
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

test('given an unusual number of sessions and invitations, when their owner is removed, then all are deleted', async () => {
  const { store, clock } = town.world.ports
  const [now, person] = [clock.now(), personOf('countyAdministrator')]
  const session = {
    ...{ person, openid: 'countyAdministrator', bound: 'b', since: now, lastUsed: now },
    ...{ browser: { name: 'other', system: 'other' } as never },
  }
  const invite = { org: ORG.base.id, role: 'base-officer' as const, name: '自己人', by: person }
  // used and phone sessions expire earlier, so the lists return them before the open ones
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

test('given an administrator of two unions, when they leave one union, then their invitation to that union is invalid', async () => {
  const name = '区里管理员'
  const elsewhere = { org: ORG.direct.id, role: 'administrator' as const, name }
  const { code: post } = await town.tell('cityAdministrator', 'officer.invite', elsewhere)
  await town.tell('countyAdministrator', 'officer.join', { code: post })
  const here = { org: ORG.base.id, role: 'base-officer' as const, name: '自己人' }
  const { code } = await town.tell('countyAdministrator', 'officer.invite', here)
  await removed()
  expect(await town.refusal('worker-1', 'officer.join', { code })).toBe('CLAIM_CODE_WRONG')
})

describe('the member code of a union', () => {
  const made = async (by: OfficerKey, org = ORG.base.id) => (await town.tell(by, 'member.code', { org })).code
  const leaves = (who: OfficerKey) =>
    town.tell('cityAdministrator', 'officer.remove', {
      ...{ org: OFFICERS[who].at, person: personOf(who), role: OFFICERS[who].role },
    })
  const told = async (who: OfficerKey) =>
    (await town.tell(who, 'inbox.list', {})).items.filter(({ key }) => key === 'memberCodeEnded')
  const join = (code: string) => town.refusal('colleague-2', 'member.join', { code })

  test('is invalidated when its maker leaves the post: members stay, and the other officers are asked to make a new code', async () => {
    const code = await made('baseOfficer')
    await town.tell('colleague-1', 'member.join', { code })
    await leaves('baseOfficer')
    expect(await join(code)).toBe('MEMBER_CODE_WRONG')
    expect((await town.tell('colleague-1', 'me.open', {})).memberOf?.id).toBe(ORG.base.id)
    expect(await told('baseOfficer2')).toMatchObject([{ facts: { union: ORG.base.name } }])
    expect(await told('baseOfficer')).toEqual([])
    await town.tell('colleague-2', 'member.join', { code: await made('baseOfficer2') })
  })

  test('stays valid when another officer leaves', async () => {
    const code = await made('baseOfficer2')
    await leaves('baseOfficer')
    expect(await told('baseOfficer2')).toEqual([])
    await town.tell('colleague-1', 'member.join', { code })
  })

  test('without a recorded maker is invalidated when any officer of the union leaves', async () => {
    const code = await made('baseOfficer2')
    await town.world.ports.store.transaction(async (tx) => {
      const seen = await tx.get(MEMBER_CODES, ORG.base.id)
      if (seen === undefined) return
      const { by: _unknown, ...doc } = seen.doc
      await tx.replace(MEMBER_CODES, seen, doc)
    })
    await leaves('baseOfficer')
    expect(await join(code)).toBe('MEMBER_CODE_WRONG')
    expect(await told('baseOfficer2')).toHaveLength(1)
  })

  test('is invalidated in every union when the common maker of the codes leaves, and each union is notified', async () => {
    const codes = [await made('countyOfficer'), await made('countyOfficer', ORG.neighbour.id)]
    await leaves('countyOfficer')
    for (const code of codes) expect(await join(code)).toBe('MEMBER_CODE_WRONG')
    expect(await told('baseOfficer')).toMatchObject([{ facts: { union: ORG.base.name } }])
    expect(await told('neighbourOfficer')).toMatchObject([{ facts: { union: ORG.neighbour.name } }])
  })

  test('stays valid when its maker leaves a post other than the one with which the code was made', async () => {
    const { code: post } = await town.tell('cityAdministrator', 'officer.invite', {
      ...{ org: ORG.county.id, role: 'base-officer' as const, name: OFFICERS.baseOfficer.name },
    })
    await town.tell('baseOfficer', 'officer.join', { code: post })
    const code = await made('baseOfficer')
    await leaves('baseOfficer')
    await town.tell('colleague-1', 'member.join', { code })
  })
})
