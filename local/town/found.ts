import { createHash } from 'node:crypto'
import type { Ports } from '@cloud/ports/index'
import { ORGS, type OrgDoc, PEOPLE, type PersonDoc, POSTS, postId } from '@cloud/usecases/collections'
import type { OrgId, PersonId } from '@domain/kernel/ids'
import { JURISDICTIONS, type Jurisdiction } from '@domain/organisation/org'
import { openidOf } from '../desk/desk-people'
import { COUNTY_UNIONS } from './unions'

export const CITY = 'OR-city' as OrgId
export const countyId = (jurisdiction: Jurisdiction): OrgId => `OR-${jurisdiction}` as OrgId

const city: OrgDoc = {
  id: CITY,
  name: '市总工会',
  short: '市总工会',
  level: 'city',
  path: [CITY],
  parent: '',
  staff: 60,
  phone: '0000-0000000',
}

const county = (jurisdiction: Jurisdiction): OrgDoc => ({
  id: countyId(jurisdiction),
  name: COUNTY_UNIONS[jurisdiction],
  short: COUNTY_UNIONS[jurisdiction],
  level: 'county',
  path: [CITY, countyId(jurisdiction)],
  jurisdiction,
  parent: CITY,
  staff: 30,
  phone: '0000-0000000',
})

/** As the dispatcher derives it from an openid. */
const personIdOf = (key: string): PersonId =>
  `PE-${createHash('sha256').update(openidOf(key)).digest('hex').slice(0, 20)}` as PersonId

/**
 * What an installation begins with, before anybody can make a call: the city union, its eight
 * jurisdictions, and one administrator who registers and invites everybody else.
 */
export const found = async (
  ports: Pick<Ports, 'store' | 'clock'>,
  administrator: { key: string; name: string },
): Promise<void> => {
  const id = personIdOf(administrator.key)
  const person: PersonDoc = {
    id,
    openid: openidOf(administrator.key),
    name: administrator.name,
    posts: [{ role: 'administrator', org: CITY }],
    sends: {},
  }
  const post = {
    person: id,
    name: administrator.name,
    role: 'administrator' as const,
    org: CITY,
    since: ports.clock.now(),
  }
  await ports.store.transaction(async (tx) => {
    await tx.insert(ORGS, CITY, city)
    for (const jurisdiction of JURISDICTIONS) await tx.insert(ORGS, countyId(jurisdiction), county(jurisdiction))
    await tx.insert(PEOPLE, id, person)
    await tx.insert(POSTS, postId(post), post)
  })
}
