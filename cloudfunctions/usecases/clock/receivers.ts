import { mayDo, type Reader } from '@domain/application/actions'
import { type NextStep, seatsOf } from '@domain/application/next-step'
import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import type { OrgId } from '@domain/kernel/ids'
import { kinship } from '@domain/organisation/person'
import type { PostRole } from '@domain/organisation/roles'
import type { Ports } from '../../ports/index'
import { homeOf, linksOf, satThere } from '../person/selves'
import { sideBySide } from '../stored/at-once'
import { PEOPLE, type PersonDoc, POSTS, type PostDoc, type UnitRequestDoc } from '../stored/collections'
import { manyOf } from '../stored/many'

const PAGE = 100
const SIDE_BY_SIDE = 5

/** The officers of unions; each union is read once per run. */
export type Offices = {
  /** reads the unions not read yet, several in parallel */
  open(orgs: readonly OrgId[]): Promise<void>
  holders(org: OrgId, role: PostRole): readonly PersonDoc[]
}

type Held = { readonly role: PostRole; readonly person: PersonDoc }
export const officesIn = (ports: Pick<Ports, 'store'>): Offices => {
  const known = new Map<OrgId, readonly Held[]>()
  const open = async (orgs: readonly OrgId[]): Promise<void> => {
    const posts = new Map<OrgId, readonly PostDoc[]>()
    await sideBySide(orgs, SIDE_BY_SIDE, async (org) => {
      const { items } = await ports.store.query(POSTS, { index: 'byOrg', eq: [org], limit: PAGE })
      posts.set(
        org,
        items.map(({ doc }) => doc),
      )
    })
    const ids = [...posts.values()].flat().map(({ person }) => person)
    const people = await manyOf(ports.store, PEOPLE, ids)
    const heldBy = ({ role, person: id }: PostDoc): readonly Held[] => {
      const person = people.get(id)
      return person === undefined ? [] : [{ role, person }]
    }
    for (const [org, all] of posts) known.set(org, all.flatMap(heldBy))
  }
  return {
    open: (orgs) => open([...new Set(orgs)].filter((org) => !known.has(org))),
    holders: (org, role) => (known.get(org) ?? []).filter((held) => held.role === role).map(({ person }) => person),
  }
}

const readerOf = (person: PersonDoc, snapshot: CaseSnapshot): Reader => ({
  selves: linksOf(person),
  // an officer who has not stated who they are is reminded too, and asked for it when opening the case
  known: true,
  posts: person.posts,
  place: placeOf(snapshot),
  applicant: snapshot.applicant === person.id,
  household: homeOf(linksOf(person), snapshot),
  sat: satThere(person, linksOf(person), snapshot),
})

/**
 * The persons who answer requests of workers whose unit is on no list: the county's administrators, or the city's; a person
 * cannot answer their own request.
 */
export const answeringLetter = (offices: Offices, { person, county, city }: UnitRequestDoc): readonly Receiver[] => {
  const at = (org: OrgId): readonly Receiver[] =>
    offices
      .holders(org, 'administrator')
      .filter((officer) => kinship(linksOf(officer), person) === 'two')
      .map(({ id }) => ({ person: id, role: 'administrator' }))
  const near = at(county)
  return near.length > 0 ? near : at(city)
}

/** The city's administrators, who can appoint a missing officer. */
const appointing = (offices: Offices, { org }: CaseSnapshot): readonly Receiver[] =>
  offices.holders(org.city, 'administrator').map(({ id }) => ({ person: id, role: 'administrator' }))

export type Receiver = { readonly person: PersonDoc['id']; readonly role: PostRole }

/**
 * The persons reminded of a step: for each role whose turn it is, the nearest holders who may do the step by the common rule
 * (`mayDo`). If no person may do the step, because all have surveyed or deliberated on the case or no person holds the post, the
 * officers of the role are reminded nevertheless, and so are the city's administrators, who can appoint another officer.
 */
export const receiversOf = (
  offices: Offices,
  snapshot: CaseSnapshot,
  { action, roles }: NextStep,
): readonly Receiver[] => {
  const able: Receiver[] = []
  const others: Receiver[] = []
  for (const role of roles) {
    for (const post of seatsOf(role, snapshot)) {
      const here = offices
        .holders(post.org, post.role)
        .map((person) => ({ person: person.id, role: post.role, reader: readerOf(person, snapshot) }))
      const may = here.filter(({ reader }) => mayDo(snapshot, reader, action))
      able.push(...may)
      if (others.length === 0) others.push(...here.filter(({ reader }) => reader.household !== 'one'))
      if (may.length > 0) break
    }
  }
  const found = able.length > 0 ? able : [...others, ...appointing(offices, snapshot)]
  return found
    .filter(({ person }, i) => found.findIndex((other) => other.person === person) === i)
    .map(({ person, role }) => ({ person, role }))
}
