import type { CaseSnapshot } from '@domain/application/snapshot'
import { ok } from '@domain/kernel/result'
import type { Signed } from '../call/context'
import { REVEALS } from '../stored/collections'
import { heeding } from './alarm-looks'
import { lookOf, type What } from './look-of'
import { budgetOf, spendLook } from './spend-look'
import { unitOf } from './unit-of'

/**
 * Registers a look at the papers of a household, once under this id, and counts it against the hourly limit. A repeat, also a
 * concurrent one, writes nothing.
 */
export const noteOnce = async (context: Signed, id: string, onCase: CaseSnapshot, what: Omit<What, 'unit'>) => {
  const { store } = context.ports
  if ((await store.get(REVEALS, id)) !== undefined) return ok(true)
  const [unit, most] = await Promise.all([unitOf(context, what.role), budgetOf(context, what.role)])
  const noted = await store.transaction(async (tx) => {
    if ((await tx.get(REVEALS, id)) !== undefined) return ok(true)
    const spent = await spendLook(tx, context, most, onCase.id)
    if (spent.ok) await tx.insert(REVEALS, id, lookOf(context, onCase, { ...what, unit }))
    return spent
  })
  return heeding(context, what.role, noted)
}
