import type { DocStore, Tx } from '@cloud/ports/doc-store'
import type { Sealer } from '@cloud/ports/world'
import { vouchFor } from '@cloud/usecases/fund/vouch'
import { BUDGET_LINES, budgetLineId, LEDGER, type LedgerDoc } from '@cloud/usecases/stored/collections'
import type { BudgetLine } from '@domain/fund/fund'
import { type Fen, fen } from '@domain/kernel/fen'
import type { PersonId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Lines } from './copies'

/** Adds up what several copies move. */
export const addLines = (lines: Lines, more: Lines): void => {
  for (const [id, { held, settled, ...line }] of more) {
    const before = lines.get(id)
    const sums = { held: (before?.held ?? 0) + held, settled: (before?.settled ?? 0) + settled }
    lines.set(id, { ...line, ...(sums as Pick<BudgetLine, 'held' | 'settled'>) })
  }
}

/** Every line has the money that is held and paid from it, and a tenth more. */
const allocateIn = async (tx: Tx, sealer: Sealer, { id, ...moved }: BudgetLine, by: PersonId): Promise<void> => {
  const { year, source, jurisdiction } = moved
  const seen = await tx.get(BUDGET_LINES, id)
  const before: BudgetLine = seen?.doc ?? { id, ...moved, allocated: fen(0), held: fen(0), settled: fen(0) }
  const [held, settled] = [before.held + moved.held, before.settled + moved.settled] as [Fen, Fen]
  const allocated = Math.max(before.allocated, Math.ceil((held + settled) * 1.1)) as Fen
  const on = `${year}-01-05` as PlainDate
  const change = { amount: allocated - before.allocated, on, at: Date.parse(`${on}T09:00:00+08:00`), by }
  const entered: LedgerDoc = { line: id, year, source, jurisdiction, kind: 'allocated', ...change, reason: '年度下达' }
  const entry = `${budgetLineId(year, source, jurisdiction)}:${by}:city`
  await tx.insert(LEDGER, entry, { ...entered, vouched: vouchFor(sealer, entry, entered) })
  const line = { id, year, source, jurisdiction, allocated, held, settled }
  if (seen === undefined) await tx.insert(BUDGET_LINES, id, line)
  else await tx.replace(BUDGET_LINES, seen, line)
}

/** Whom the town's own allocations are by. */
const allocatorIn = async (store: DocStore): Promise<PersonId> => {
  const { items } = await store.query(LEDGER, { index: 'byYear', eq: [2026, 'allocated'], limit: 1 })
  const [first] = items
  if (first === undefined) throw new Error('the town has no money')
  return first.doc.by
}

/** Pays for all copies at once. */
export const allocate = async ({ store, sealer }: { store: DocStore; sealer: Sealer }, lines: Lines): Promise<void> => {
  const by = await allocatorIn(store)
  await store.transaction(async (tx) => {
    for (const line of lines.values()) await allocateIn(tx, sealer, line, by)
  })
}
