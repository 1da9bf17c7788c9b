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
