import { GRANT_ACTS, type GrantAct, type GrantModule, moveGrant } from '@domain/application/money/grant'
import { type BudgetLine, hold, type LineMove, moveLine, type Share, type Source } from '@domain/fund/fund'
import type { PersonId } from '@domain/kernel/ids'
import type { RefusalCode } from '@domain/kernel/refusals'
import { invariant, ok, type Result, refuse } from '@domain/kernel/result'
import type { Stored, Tx } from '../../ports/doc-store'
import { BUDGET_LINES, GRANTS, type GrantDoc, LEDGER, type LedgerDoc } from '../collections'

/** What the ledger keeps of one move of money besides the grant's own facts. */
export type Moved = Pick<LedgerDoc, 'on' | 'at'> & {
  readonly by: PersonId
  readonly approver?: PersonId | undefined
  readonly lastFour?: string | undefined
  readonly reason?: string | undefined
}

/** How often it had come back before: a payment and its return have the same. */
const roundOf = ({ returns }: GrantDoc, kind: LedgerDoc['kind']): number =>
  kind === 'settled' || kind === 'returned' ? (returns ?? 0) : 0

/** The id says it: a grant is held or released on a line once; settled once, and once more each time it came back. */
export const ledgerId = (
  grant: string,
  { line, kind, round = 0 }: Pick<LedgerDoc, 'line' | 'kind' | 'round'>,
): string => `${grant}:${line}:${kind}${round === 0 ? '' : `:${round}`}`

const enter = (
  tx: Tx,
  grant: GrantDoc,
  line: BudgetLine,
  share: Share,
  kind: Exclude<LineMove, 'allocated'>,
  moved: Moved,
): Promise<void> => {
  const round = roundOf(grant, kind)
  return tx.insert(LEDGER, ledgerId(grant.id, { line: line.id, kind, round }), {
    grant: grant.id,
    line: line.id,
    year: grant.year,
    source: line.source,
    jurisdiction: line.jurisdiction,
    kind,
    amount: share.amount,
    caseId: grant.caseId,
    person: grant.aided,
    programme: grant.programme,
    name: grant.name,
    ...(grant.class === undefined ? {} : { class: grant.class }),
    ...(grant.batch === undefined ? {} : { batch: grant.batch }),
    ...(round === 0 ? {} : { round }),
    ...moved,
  })
}

/** Asked for in one breath they travel together; each is then at hand. */
export const lookAt = async (tx: Tx, { shares }: Pick<GrantDoc, 'shares'>): Promise<void> => {
  await Promise.all(shares.map(({ line }) => tx.get(BUDGET_LINES, line)))
}

/**
 * Holds every share of a grant on its line, or none. A line of another year or jurisdiction is no line for it; `may`: whether
 * its source pays a file of this level.
 */
export const holdShares = async <C extends RefusalCode>(
  tx: Tx,
  grant: GrantDoc,
  moved: Moved,
  may: (source: Source) => Result<true, C>,
) => {
  await lookAt(tx, grant)
  for (const share of grant.shares) {
    const seen = await tx.get(BUDGET_LINES, share.line)
    if (seen === undefined || seen.doc.year !== grant.year || seen.doc.jurisdiction !== grant.jurisdiction)
      return refuse('GRANT_SPLIT_WRONG')
    const open = may(seen.doc.source)
    if (!open.ok) return open
    const after = hold(seen.doc, share.amount)
    if (!after.ok) return after
    await tx.replace(BUDGET_LINES, seen, after.value)
    await enter(tx, grant, after.value, share, 'held', moved)
  }
  return ok(true)
}

/** Moves every share on: its hold ends, paid or given back, or what was paid is held again. */
const moveShares = async (
  tx: Tx,
  grant: GrantDoc,
  kind: NonNullable<GrantModule['money']>,
  moved: Moved,
): Promise<void> => {
  await lookAt(tx, grant)
  for (const share of grant.shares) {
    const seen = await tx.get(BUDGET_LINES, share.line)
    invariant(seen !== undefined, 'a held share has its line')
    await tx.replace(BUDGET_LINES, seen, moveLine(seen.doc, kind, share.amount))
    await enter(tx, grant, seen.doc, share, kind, moved)
  }
}

/** Does it to a grant: its money moves with it, where that is what it is. */
export const moveGrantIn = async (
  tx: Tx,
  act: GrantAct,
  seen: Stored<GrantDoc> | undefined,
  change: Partial<GrantDoc>,
  moved?: Moved,
) => {
  if (seen === undefined) return refuse('GRANT_WRONG_STATE')
  const next = moveGrant(act, seen.doc, change)
  if (!next.ok) return next
  const { money }: GrantModule = GRANT_ACTS[act]
  if (money !== undefined) {
    invariant(moved !== undefined, 'the ledger says who moved money, and when')
    await moveShares(tx, seen.doc, money, moved)
  }
  await tx.replace(GRANTS, seen, next.value)
  return next
}
