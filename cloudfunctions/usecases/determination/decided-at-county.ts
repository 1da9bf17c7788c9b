import { moveOf } from '@domain/application/lifecycle'
import { placeOf } from '@domain/application/snapshot'
import { ok } from '@domain/kernel/result'
import { isDirect } from '@domain/organisation/jurisdiction'
import { oneLevelEach } from '@domain/organisation/roles'
import type { OnCase } from '../call/context'
import { metWith } from '../person/ask'
import { ENTRIES } from '../stored/collections'

const LOG_PAGE = 100

/**
 * The city's decision is not made by the person who approved the case at the county. For cases approved before the snapshot
 * stored that person, this looks it up in the log; the dispatcher has checked all others.
 */
export const notDecidedAtCounty = async (context: OnCase) => {
  const { doc } = context.case
  const place = placeOf(doc)
  if (isDirect(place) || doc.countyBy !== undefined || moveOf(doc.stage, 'determine') === undefined) return ok(true)
  const log = { index: 'byCase', eq: [doc.id], desc: true, limit: LOG_PAGE }
  const { items } = await context.ports.store.query(ENTRIES, log)
  const approved = items.find(({ doc: entry }) => entry.kind === 'countyApprove')?.doc.by.person
  return oneLevelEach(await metWith(context, [approved]), approved, place)
}
