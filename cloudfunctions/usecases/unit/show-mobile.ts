import { ok, refuse } from '@domain/kernel/result'
import { somebodyElse } from '@domain/organisation/person'
import type { UseCase } from '../call/context'
import { reachOf, withinReach } from '../organisation/reach'
import { UNIT_REQUESTS } from '../stored/collections'
import { openUnitMobile } from './seal-mobile'

const LOOKS_MAX = 20

/** The number of a worker whose letter waits for an answer, shown to an administrator who can answer it; the worker sees who looked. */
export const showMobile = (async (context, { request: id, at }) => {
  const { ports, person, selves, now } = context
  const found = await ports.store.get(UNIT_REQUESTS, id)
  // NOT_FOUND, so that a caller cannot find out about requests outside their reach
  if (found === undefined || !withinReach(await reachOf(context), found.doc)) return refuse('NOT_FOUND')
  const other = somebodyElse(selves, [found.doc.person])
  if (!other.ok) return other
  return context.commit(async (tx) => {
    const seen = await tx.get(UNIT_REQUESTS, id)
    if (seen === undefined || seen.doc.at !== at || seen.doc.answer !== undefined) return refuse('UNIT_ANSWERED')
    const { mobile, looks = [] } = seen.doc
    if (mobile === undefined) return refuse('NOT_FOUND')
    const look = { by: person.id, name: person.name, at: now }
    await tx.replace(UNIT_REQUESTS, seen, { ...seen.doc, looks: [...looks, look].slice(-LOOKS_MAX) })
    return ok({ mobile: openUnitMobile(ports.sealer, mobile) })
  })
}) satisfies UseCase<'unit.mobile'>
