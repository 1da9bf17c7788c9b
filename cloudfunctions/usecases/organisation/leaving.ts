import type { OrgId, PersonId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import { isDirect } from '@domain/organisation/jurisdiction'
import type { PostRole } from '@domain/organisation/roles'
import type { Stored } from '../../ports/doc-store'
import { waitingFor } from '../application/list-duties'
import { moneyDuties } from '../application/money-duties'
import type { AtOrg, UseCase } from '../call/context'
import { kitsOf } from '../offline-kit/kits-of'
import { selvesOf } from '../person/selves'
import { type OrgDoc, PEOPLE, type PersonDoc, POSTS, type PostDoc, postId } from '../stored/collections'
import { allOf } from '../stored/documents'
import { unionsById } from './known-unions'

type Leaving = { readonly org: OrgId; readonly person: PersonId; readonly role: PostRole }

/** The posts in which somebody may go on with a post's work, the nearest first: at the union itself, then at those above. */
const seatsFor = ({ path, jurisdiction, direct }: OrgDoc, role: PostRole) => {
  const own = [...path].reverse().map((org) => ({ org, role }))
  const city = path[0]
  const instead = role === 'county-reviewer' && isDirect({ jurisdiction, direct }) && city !== undefined
  return instead ? [...own, { org: city, role: 'city-reviewer' as const }] : own
}

/** Who goes on with the work of the post: the holders at the nearest union that has any but the one who leaves. */
const takersOf = async ({ ports, org }: AtOrg, { person, role }: Leaving): Promise<readonly PostDoc[]> => {
  for (const seat of seatsFor(org, role)) {
    const there = await allOf(ports.store, POSTS, { index: 'byOrg', eq: [seat.org] })
    const others = there.map(({ doc }) => doc).filter((post) => post.role === seat.role && post.person !== person)
    if (others.length > 0) return others
  }
  return []
}

/** What waits for the leaving person in this one post, as their own list of duties would show it. */
const openDuties = async (context: AtOrg, leaver: Stored<PersonDoc>, { org, role }: Leaving) => {
  const posts = leaver.doc.posts.filter((post) => post.org === org && post.role === role)
  const theirs = {
    ...context,
    person: { ...leaver.doc, posts },
    selves: await selvesOf(context.ports.store, leaver.doc),
  }
  const [groups, money, kits] = await Promise.all([
    waitingFor(theirs),
    moneyDuties(theirs),
    role === 'base-officer' ? kitsOf(context.ports, leaver.doc.id) : [],
  ])
  const { batchesToApprove = 0, batchesToSend = 0, grantsToBatch = 0, grantsFailed = 0, traces } = money
  return {
    cases: groups.map(({ stage, count, more, overdue }) => ({ stage, count, more, overdue })),
    money: batchesToApprove + batchesToSend + grantsToBatch + grantsFailed + (traces?.count ?? 0),
    kits: kits.filter(({ doc }) => doc.ended === undefined).length,
  }
}

/** What a leaving officer leaves behind, and who takes it over; NOT_FOUND for a post that nobody holds. */
export const leftBehind = async (context: AtOrg, leaving: Leaving) => {
  const [post, leaver] = await Promise.all([
    context.ports.store.get(POSTS, postId(leaving)),
    context.ports.store.get(PEOPLE, leaving.person),
  ])
  if (post === undefined || leaver === undefined) return refuse('NOT_FOUND')
  const [open, takers] = await Promise.all([openDuties(context, leaver, leaving), takersOf(context, leaving)])
  const count = open.cases.reduce((sum, group) => sum + group.count, open.money)
  return ok({ ...open, takers, count })
}

/** 离任以前: shown to the administrator before the post ends. */
export const showLeaving = (async (context, leaving) => {
  const left = await leftBehind(context, leaving)
  if (!left.ok) return left
  const { cases, money, kits, takers } = left.value
  const unions = await unionsById(context.ports, [...new Set(takers.map(({ org }) => org))])
  const names = new Map(unions.map(({ id, name }) => [id, name]))
  return ok({ cases, money, kits, takers: takers.map(({ name, org }) => ({ name, union: names.get(org) ?? '' })) })
}) satisfies UseCase<'officer.leaving'>
