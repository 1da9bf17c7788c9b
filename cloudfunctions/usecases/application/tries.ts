import { ok, type Result, refuse } from '@domain/kernel/result'
import type { Signed } from '../../dispatch/context'
import { TRIES } from '../collections'

const WINDOW_MS = 60 * 60_000
const TRIES_MAX = 5

type Trier = Pick<Signed, 'ports' | 'person' | 'now'>
const triesId = (what: string, { person }: Pick<Signed, 'person'>): string => `${what}:${person.id}`

/** Refuses whoever has been wrong five times within an hour, before the sixth guess is looked at. */
export const mayTry = async (context: Trier, what: string): Promise<Result<true>> => {
  const tries = await context.ports.store.get(TRIES, triesId(what, context))
  if (tries === undefined || context.now - tries.doc.since >= WINDOW_MS) return ok(true)
  return tries.doc.count >= TRIES_MAX ? refuse('TOO_MANY') : ok(true)
}

/** A wrong guess, counted at once: the refusal that follows writes nothing itself. */
export const countTry = (context: Trier, what: string): Promise<void> =>
  context.ports.store.transaction(async (tx) => {
    const id = triesId(what, context)
    const tries = await tx.get(TRIES, id)
    if (tries === undefined) await tx.insert(TRIES, id, { since: context.now, count: 1 })
    else if (context.now - tries.doc.since >= WINDOW_MS)
      await tx.replace(TRIES, tries, { since: context.now, count: 1 })
    else await tx.replace(TRIES, tries, { since: tries.doc.since, count: tries.doc.count + 1 })
  })
