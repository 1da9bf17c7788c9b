import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { POSTS } from '../stored/collections'

/** Lists the officers of one union. */
export const listOfficers = (async (context, { org }) => {
  const { items } = await context.ports.store.query(POSTS, { index: 'byOrg', eq: [org], limit: 100 })
  return ok({
    officers: items.map(({ doc }) => ({ person: doc.person, name: doc.name, role: doc.role, since: doc.since })),
  })
}) satisfies UseCase<'officer.list'>
