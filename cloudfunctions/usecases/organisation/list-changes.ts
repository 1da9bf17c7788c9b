import { ok } from '@domain/kernel/result'
import { fitsTo, mayGo } from '@domain/organisation/union-change'
import type { UseCase } from '../call/context'
import { ORGS, type OrgDoc, UNION_CHANGES } from '../stored/collections'
import { branchesOf } from './branches'
import { placeIn } from './invitations'
import { orgRef } from './org-ref'
import { pageOver } from './reach'

/** 工会变更记录: of one union, and of all those of its county whose place it has; the latest first. */
export const listChanges = (async ({ ports, org }, { cursor, limit }) => {
  const parts = [org.level === 'city' ? { index: 'byTime', eq: [] } : { index: 'byPlace', eq: [placeIn(org)] }]
  const own = org.level === 'city' || org.level === 'county'
  const page = await pageOver(
    ports.store,
    UNION_CHANGES,
    parts,
    { cursor, limit },
    (change) => own || change.org === org.id || change.to === org.id,
  )
  return ok({
    items: page.items.map(({ id, doc: { kind, was, becomes, because, on, byName, cases, left, again } }) => ({
      ...{ change: id, kind, was, becomes, because, on, by: byName, cases },
      left: again === undefined ? 0 : left.length,
    })),
    next: page.next,
  })
}) satisfies UseCase<'org.changes'>

/** Where the union may go: the streets and the county for a move, base unions by name for the end of one. */
export const listTargets = (async ({ ports, org }, { kind, text, cursor, limit }) => {
  if (!mayGo(org)) return ok({ items: [] })
  const fits = (to: OrgDoc): boolean => fitsTo(kind, org, to) && to.name.includes(text)
  if (kind !== 'move' && org.level === 'base') {
    const parts = [{ index: 'byLevelIn', eq: ['base', org.jurisdiction ?? ''] }]
    const page = await pageOver(ports.store, ORGS, parts, { cursor, limit }, fits, false)
    return ok({ items: page.items.map(({ doc }) => orgRef(doc)), next: page.next })
  }
  const [county] = await ports.store.getMany(ORGS, [placeIn(org)])
  const branches = county === undefined ? [] : await branchesOf(ports, county.doc)
  return ok({ items: branches.filter(fits).map(orgRef) })
}) satisfies UseCase<'org.targets'>
