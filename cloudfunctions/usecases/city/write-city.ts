import type { OrgId } from '@domain/kernel/ids'
import { shanghaiDate, yearOf } from '@domain/kernel/plain-date'
import { JURISDICTIONS, type Jurisdiction } from '@domain/organisation/org'
import type { Tx } from '../../ports/doc-store'
import { unionsCount } from '../drive/figures'
import { beginWithFacts } from '../report/case-facts'
import { COUNTS, ORGS, type OrgDoc, PEOPLE, type PersonDoc, POSTS, postId } from '../stored/collections'

/** One city per installation: its id is fixed, so that two concurrent foundings collide. */
export const CITY = 'OR-city' as OrgId
export const countyId = (jurisdiction: Jurisdiction): OrgId => `OR-${jurisdiction}` as OrgId

export type CityFacts = {
  readonly name: string
  readonly phone: string
  readonly staff: number
  readonly counties: readonly { readonly jurisdiction: Jurisdiction; readonly name: string; readonly staff: number }[]
}

const cityDoc = ({ name, phone, staff }: CityFacts): OrgDoc => ({
  ...{ id: CITY, name, short: name, level: 'city', path: [CITY], parent: '', staff, phone },
})

const countyDoc = (phone: string, { jurisdiction, name, staff }: CityFacts['counties'][number]): OrgDoc => {
  const id = countyId(jurisdiction)
  return { id, name, short: name, level: 'county', path: [CITY, id], jurisdiction, parent: CITY, staff, phone }
}

/**
 * The initial documents of an installation: the city union, a county union for each jurisdiction, and one administrator who
 * registers unions and invites all other officers. False when there is a city already; nothing is written then.
 */
export const writeCity = async (tx: Tx, city: CityFacts, administrator: PersonDoc, now: number): Promise<boolean> => {
  if ((await tx.get(ORGS, CITY)) !== undefined) return false
  await tx.insert(ORGS, CITY, cityDoc(city))
  for (const county of city.counties)
    await tx.insert(ORGS, countyId(county.jurisdiction), countyDoc(city.phone, county))
  // no base union yet: counting from the start, so that the unions never have to be counted one by one
  for (const jurisdiction of JURISDICTIONS) await tx.insert(COUNTS, unionsCount(jurisdiction), { n: 0, counted: true })
  await beginWithFacts(tx, yearOf(shanghaiDate(now)))
  const { id: person, name } = administrator
  const post = { person, name, role: 'administrator' as const, org: CITY, since: now }
  await tx.insert(POSTS, postId(post), post)
  const known = await tx.get(PEOPLE, person)
  const posts = [...(known?.doc.posts ?? []), { role: post.role, org: CITY, level: 'city' as const }]
  if (known === undefined) await tx.insert(PEOPLE, person, { ...administrator, posts })
  else
    await tx.replace(PEOPLE, known, {
      ...known.doc,
      ...(administrator.said === undefined ? {} : { said: administrator.said }),
      name,
      posts,
    })
  return true
}
