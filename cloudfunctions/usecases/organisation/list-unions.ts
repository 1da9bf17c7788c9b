import { ok, refuse } from '@domain/kernel/result'
import { heldAt } from '@domain/organisation/roles'
import type { UseCase } from '../call/context'
import { ORGS } from '../stored/collections'
import { orgRef } from './org-ref'

/** The unions directly below a union; if none is named, below the highest where the caller holds a role. */
export const listUnions = (async (context, input) => {
  const { store } = context.ports
  const held = await store.getMany(ORGS, heldAt(context.person, context.who).slice(0, 100))
  const top = [...held].sort((a, b) => a.doc.path.length - b.doc.path.length)[0]
  const at = input.org === undefined ? top : await store.get(ORGS, input.org)
  if (at === undefined) return refuse('NOT_FOUND')
  if (!held.some(({ doc }) => at.doc.path.includes(doc.id))) return refuse('NOT_ALLOWED')
  const page = await store.query(ORGS, {
    index: 'byParent',
    eq: [at.doc.id],
    limit: input.limit ?? 20,
    cursor: input.cursor,
  })
  return ok({ items: page.items.map(({ doc }) => ({ org: orgRef(doc), staff: doc.staff })), next: page.next })
}) satisfies UseCase<'org.tree'>
