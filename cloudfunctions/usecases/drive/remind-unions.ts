import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { derivedId } from '../call/derived-id'
import { reachOf } from '../organisation/reach'
import { DRIVES } from '../stored/collections'
import { placesSought } from './chased-unions'

/**
 * 提醒没张贴的: a round of the clock over the unions of the city, or of one jurisdiction, that tells those that have not posted. One
 * round at a time: a second one waits until the first has told everybody.
 */
export const remindUnions = (async (context, { year, jurisdiction }) => {
  const { person, commandId, request } = context
  const places = await placesSought(context, jurisdiction)
  if (!places.ok) return places
  const reach = await reachOf(context)
  // a county reminds its own unions, which it has to name
  if (jurisdiction === undefined && reach.kind !== 'city') return refuse('NOT_ALLOWED')
  const waiting = jurisdiction === undefined ? {} : { jurisdiction }
  return context.commit(async (tx) => {
    const seen = await tx.get(DRIVES, String(year))
    if (seen === undefined) return refuse('NOT_FOUND')
    if (seen.doc.telling?.done === false) return refuse('DRIVE_TELLING')
    const round = derivedId(person.id, commandId, 'reminder')
    await tx.replace(DRIVES, seen, { ...seen.doc, telling: { round, told: 0, done: false, request, waiting } })
    return ok({})
  })
}) satisfies UseCase<'drive.remind'>
