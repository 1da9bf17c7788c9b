import { ok, refuse } from '@domain/kernel/result'
import { plainName } from '@domain/kernel/written'
import type { UseCase } from '../../dispatch/context'
import { COMMITTEES, ORGS } from '../collections'

const SEATS_MAX = 60

/** Names come and go one by one, so that two officers who write at once lose nothing of each other's. */
export const changeCommittee: UseCase<'committee.change'> = async (context, { org, add, remove }) => {
  const at = await context.ports.store.get(ORGS, org)
  if (at === undefined || at.doc.level === 'city') return refuse('ORG_WRONG_LEVEL', { wanted: 'base county' })
  const gone = new Set(remove.map(plainName))
  return context.commit(async (tx) => {
    const seen = await tx.get(COMMITTEES, org)
    const kept = (seen?.doc.seats ?? []).filter(({ name }) => !gone.has(plainName(name)))
    const known = new Set(kept.map(({ name }) => plainName(name)))
    const fresh = [...new Map(add.map((seat) => [plainName(seat.name), seat])).values()]
    const seats = [...kept, ...fresh.filter(({ name }) => !known.has(plainName(name)))]
    if (seats.length > SEATS_MAX) return refuse('TOO_MANY', { most: SEATS_MAX })
    if (seen === undefined) await tx.insert(COMMITTEES, org, { org, seats })
    else await tx.replace(COMMITTEES, seen, { org, seats })
    return ok({ seats })
  })
}
