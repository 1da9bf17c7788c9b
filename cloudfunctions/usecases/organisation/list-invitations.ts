import { ok, refuse } from '@domain/kernel/result'
import { actsAs } from '@domain/organisation/roles'
import type { UseCase } from '../call/context'
import { INVITES } from '../stored/collections'
import { unionsById } from './known-unions'
import { orgRef } from './org-ref'
import { countiesOf, pageOver, reachOf } from './reach'

/** The open invitations of one union, or of all unions within reach: those that end first come first. */
export const listInvitations = (async (context, { org, cursor, limit = 20 }) => {
  const { ports, person, now } = context
  const reach = await reachOf(context)
  if (org !== undefined) {
    const [union] = await unionsById(ports, [org])
    if (union === undefined || !actsAs(person.posts, 'administrator', union)) return refuse('NOT_ALLOWED')
  }
  const counties = (await countiesOf(ports.store, reach)).map(({ id }) => id)
  const places = reach.kind === 'city' ? [reach.city, ...counties] : counties
  const parts =
    org === undefined
      ? places.map((place) => ({ index: 'byPlace', eq: [place, 'open'], gte: now + 1 }))
      : [{ index: 'byOrg', eq: [org, 'open'], gte: now + 1 }]
  const page = await pageOver(ports.store, INVITES, parts, { cursor, limit }, () => true, false)
  const unions = await unionsById(ports, [...new Set(page.items.map(({ doc }) => doc.org))])
  const byId = new Map(unions.map((union) => [union.id, union]))
  const items = page.items.flatMap(({ id, doc: { org: at, role, name, until, code } }) => {
    const union = byId.get(at)
    return union === undefined ? [] : [{ invite: id, org: orgRef(union), role, name, until, out: code !== '' }]
  })
  return ok({ items, next: page.next })
}) satisfies UseCase<'invite.list'>
