import { holdsPrivateData } from '@domain/kernel/masked'
import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { ownCity } from '../city/own-city'
import { BOTH_CITIES } from '../stored/collections'
import { isOfCity } from './list-both'

/** One side is settled by its own city; the other stays open until the other city has settled it too. */
export const settleBoth = (async (context, { id, at, words }) => {
  const { ports, person, now } = context
  if (holdsPrivateData(words)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  return context.commit(async (tx) => {
    const seen = await tx.get(BOTH_CITIES, id)
    // the other city's side does not exist for this one
    if (seen === undefined || seen.doc.city !== ownCity(ports) || !isOfCity(context)) return refuse('NOT_FOUND')
    if (seen.doc.at !== at || seen.doc.settled !== undefined) return refuse('BOTH_SETTLED')
    const settled = { words, by: person.id, name: person.name, at: now }
    await tx.replace(BOTH_CITIES, seen, { ...seen.doc, settled })
    return ok({})
  })
}) satisfies UseCase<'city.settle'>
