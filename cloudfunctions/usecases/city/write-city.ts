import type { OrgId } from '@domain/kernel/ids'
import { shanghaiDate, yearOf } from '@domain/kernel/plain-date'
import { jurisdictionOf } from '@domain/organisation/jurisdiction'
import type { Org } from '@domain/organisation/org'
import type { Tx } from '../../ports/doc-store'
import { unionsCount } from '../drive/figures'
import { unionBelow } from '../organisation/union-doc'
import { beginWithFacts } from '../report/case-facts'
import { COUNTS, ORGS, type OrgDoc, PEOPLE, type PersonDoc, POSTS, postId } from '../stored/collections'
import { listCity } from './list-city'

type County = Pick<Org, 'name' | 'direct' | 'place' | 'staff'> & { readonly id?: OrgId | undefined }

export type CityFacts = {
  readonly id: OrgId
  readonly name: string
  readonly phone: string
  readonly staff: number
  /** in the order of reports */
  readonly counties: readonly County[]
}

export const cityDoc = (id: OrgId, { name, phone, staff }: Pick<CityFacts, 'name' | 'phone' | 'staff'>): OrgDoc => ({
  ...{ id, name, short: name, level: 'city', path: [id], parent: '', staff, phone },
})

/**
 * The initial documents of an installation: the city union, its county unions, and one administrator who
 * registers unions and invites all other officers. False when there is a city already; nothing is written then.
 */
export const writeCity = async (tx: Tx, city: CityFacts, administrator: PersonDoc, now: number): Promise<boolean> => {
  const top = cityDoc(city.id, city)
  if ((await tx.get(ORGS, top.id)) !== undefined) return false
  await tx.insert(ORGS, top.id, top)
  await listCity(tx, { id: top.id, name: top.name, phone: top.phone, level: 'city' })
  for (const [i, county] of city.counties.entries()) {
    const doc = unionBelow(top, { ...county, level: 'county', no: i + 1, phone: city.phone })
    await tx.insert(ORGS, doc.id, doc)
    // no base union yet: counting from the start, so that the unions never have to be counted one by one
    await tx.insert(COUNTS, unionsCount(jurisdictionOf(doc.id)), { n: 0, counted: true })
  }
  await beginWithFacts(tx, yearOf(shanghaiDate(now)))
  const { id: person, name } = administrator
  const post = { person, name, role: 'administrator' as const, org: top.id, since: now }
  await tx.insert(POSTS, postId(post), post)
  const known = await tx.get(PEOPLE, person)
  const posts = [...(known?.doc.posts ?? []), { role: post.role, org: top.id, level: 'city' as const }]
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
