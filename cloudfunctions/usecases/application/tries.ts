import { ok, type Result, refuse } from '@domain/kernel/result'
import type { Signed } from '../../dispatch/context'
import { TRIES } from '../collections'

const WINDOW_MS = 60 * 60_000
const TRIES_MAX = 5

type Trier = Pick<Signed, 'ports' | 'person' | 'now'>
const triesId = (what: string, { person }: Pick<Signed, 'person'>): string => `${what}:${person.id}`

/**
 * Counts a guess before it is looked at, so that a hundred sent at once are five and no more.
 * TOO_MANY for whoever has been wrong five times within an hour.
 */
export const spendTry = (context: Trier, what: string): Promise<Result<true>> =>
  context.ports.store.transaction(async (tx): Promise<Result<true>> => {
    const id = triesId(what, context)
    const tries = await tx.get(TRIES, id)
    const fresh = tries === undefined || context.now - tries.doc.since >= WINDOW_MS
    if (!fresh && tries.doc.count >= TRIES_MAX) return refuse('TOO_MANY')
    const spent = fresh ? { since: context.now, count: 1 } : { ...tries.doc, count: tries.doc.count + 1 }
    if (tries === undefined) await tx.insert(TRIES, id, spent)
    else await tx.replace(TRIES, tries, spent)
    return ok(true)
  })

/** A right guess counts for nothing. */
export const giveTryBack = (context: Trier, what: string): Promise<void> =>
  context.ports.store.transaction(async (tx) => {
    const tries = await tx.get(TRIES, triesId(what, context))
    if (tries !== undefined && tries.doc.count > 0)
      await tx.replace(TRIES, tries, { ...tries.doc, count: tries.doc.count - 1 })
  })
