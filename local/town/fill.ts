import { ORGS, PEOPLE, POLICIES, POSTS, postId } from '@cloud/usecases/collections'
import type { OrgId } from '@domain/kernel/ids'
import { Policy } from '@domain/policy/policy'
import type { Desk } from '../desk/desk'
import { openidOf } from '../desk/desk-people'
import { CITY, countyId, found, personIdOf } from './found'
import { OFFICERS, personaOf } from './officers'
import { demoPolicy } from './policy'
import { BASE_UNIONS } from './unions'

/** Fills a new desk with the demo town. */
export const fillTown = async (desk: Desk, say: (text: string) => void): Promise<void> => {
  const { ports } = desk
  await found(ports, { key: 'city-admin', name: '司远山' })
  for (const union of BASE_UNIONS) {
    const id = `OR-${union.key.padEnd(4, '0')}` as OrgId
    await ports.store.transaction((tx) =>
      tx.insert(ORGS, id, {
        id,
        name: union.name,
        short: union.name,
        level: 'base',
        path: [CITY, countyId(union.at), id],
        jurisdiction: union.at,
        parent: countyId(union.at),
        staff: union.staff,
        phone: '0000-0000001',
      }),
    )
  }
  for (const officer of OFFICERS.filter((each) => each.key !== 'city-admin')) {
    const base = BASE_UNIONS.find((union) => union.key === officer.at)
    const org = base ? (`OR-${base.key.padEnd(4, '0')}` as OrgId) : (`OR-${officer.at}` as OrgId)
    const id = personIdOf(officer.key)
    const post = { person: id, name: officer.name, role: officer.role, org, since: ports.clock.now() }
    await ports.store.transaction(async (tx) => {
      await tx.insert(PEOPLE, id, {
        id,
        openid: openidOf(officer.key),
        name: officer.name,
        posts: [{ role: officer.role, org }],
        sends: {},
      })
      await tx.insert(POSTS, postId(post), post)
    })
  }
  const policy = Policy.parse(demoPolicy('2026-01-01'))
  await ports.store.transaction((tx) => tx.insert(POLICIES, policy.version, policy))
  desk.people.add([
    ...OFFICERS.map(personaOf),
    { key: 'worker-1', name: '贺小禾', group: 'worker', about: '晨光公共交通公司' },
  ])
  say('演示城已建好。')
}
