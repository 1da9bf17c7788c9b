import { type BudgetLine, reallocate } from '@domain/fund/fund'
import { fen } from '@domain/kernel/fen'
import { ok, refuse } from '@domain/kernel/result'
import { countyOf } from '@domain/organisation/jurisdiction'
import type { UseCase } from '../call/context'
import { unionsById } from '../organisation/known-unions'
import { BUDGET_LINES, budgetLineId, LEDGER } from '../stored/collections'
import { upsert } from '../stored/documents'
import { vouchFor } from './vouch'

/**
 * The city allocates money to a budget line, or raises or lowers the amount; the new amount is never less than the money in
 * use. The change is written to the ledger.
 */
export const allocateLine = (async (context, input) => {
  if (context.org.level !== 'city') return refuse('ORG_WRONG_LEVEL', { wanted: 'city' })
  const { commandId, person, now, today } = context
  const { year, source, jurisdiction, allocated, reason } = input
  const [county] = await unionsById(context.ports, [countyOf(jurisdiction)])
  if (county?.level !== 'county') return refuse('NOT_FOUND')
  const id = budgetLineId(year, source, jurisdiction)
  return context.commit(async (tx) => {
    const seen = await tx.get(BUDGET_LINES, id)
    const before: BudgetLine = seen?.doc ?? {
      id,
      year,
      source,
      jurisdiction,
      allocated: fen(0),
      held: fen(0),
      settled: fen(0),
    }
    const after = reallocate(before, allocated)
    if (!after.ok) return after
    await upsert(tx, BUDGET_LINES, id, seen, after.value)
    const entered = {
      line: id,
      year,
      source,
      jurisdiction,
      kind: 'allocated' as const,
      amount: allocated - before.allocated,
      on: today,
      at: now,
      by: person.id,
      reason,
    }
    const entry = `${id}:${person.id}:${commandId}`
    await tx.insert(LEDGER, entry, { ...entered, vouched: vouchFor(context.ports.sealer, entry, entered) })
    return ok(after.value)
  })
}) satisfies UseCase<'budget.allocate'>
