import { GRANT_ACTS, type GrantAct, type GrantModule, moveGrant } from '@domain/application/money/grant'
import { type BudgetLine, moveLine, type Share } from '@domain/fund/fund'
import { fen } from '@domain/kernel/fen'
import type { PersonId } from '@domain/kernel/ids'
import { invariant, refuse } from '@domain/kernel/result'
import type { Stored, Tx } from '../../ports/doc-store'
import { BUDGET_LINES, GRANTS, type GrantDoc, ITEM_KEYS, LEDGER, type LedgerDoc } from '../stored/collections'

/** What a ledger line stores about one move of money besides the grant's own facts. */
export type Moved = Pick<LedgerDoc, 'on' | 'at'> & {
  readonly by: PersonId
  readonly approver?: PersonId | undefined
  readonly lastFour?: string | undefined
  readonly reason?: string | undefined
}

/**
 * How often the same was done to the grant before: the payment and its return have the same number, and so have a demand and
 * its withdrawal.
 */
const roundOf = ({ returns = 0, recovery }: GrantDoc, kind: LedgerDoc['kind']): number => {
  if (kind === 'settled' || kind === 'returned') return returns
  if (kind === 'demanded') return recovery?.demands ?? 0
  if (kind === 'dropped') return (recovery?.demands ?? 1) - 1
  return kind === 'recovered' ? (recovery?.parts ?? 0) : 0
}

/** The id enforces the rule: a grant is held or released on a line once; settled once, and once more after each return; each part recovered once. */
export const ledgerId = (
  grant: string,
  { line, kind, round = 0 }: Pick<LedgerDoc, 'line' | 'kind' | 'round'>,
): string => `${grant}:${line}:${kind}${round === 0 ? '' : `:${round}`}`

/** The budget lines of a grant, in the order of its shares. */
export const linesOf = (tx: Tx, { shares }: Pick<GrantDoc, 'shares'>) =>
  tx.getMany(
    BUDGET_LINES,
    shares.map(({ line }) => line),
  )

/** Moves one share on, on its line and in the ledger: held, paid, given back, or held again after a return. */
const moveShare = async (
  tx: Tx,
  grant: GrantDoc,
  { line, amount }: Share,
  seen: Stored<BudgetLine> | undefined,
  kind: NonNullable<GrantModule['money']>,
  moved: Moved,
): Promise<void> => {
  invariant(seen !== undefined, 'a held share has its line')
  await tx.replace(BUDGET_LINES, seen, moveLine(seen.doc, kind, amount))
  const round = roundOf(grant, kind)
  await tx.insert(LEDGER, ledgerId(grant.id, { line, kind, round }), {
    grant: grant.id,
    line,
    year: grant.year,
    source: seen.doc.source,
    jurisdiction: seen.doc.jurisdiction,
    kind,
    amount,
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

/** A part of a grant's money: so much, after what came before. */
export type Span = { readonly from: number; readonly amount: number }

/** The shares that a part of the money belongs to: the lines are filled again in the order in which they were drawn from. */
const sharesOf = ({ shares }: Pick<GrantDoc, 'shares'>, { from, amount }: Span): readonly Share[] => {
  let start = 0
  return shares.flatMap((share) => {
    const [low, high] = [Math.max(from, start), Math.min(from + amount, start + share.amount)]
    start += share.amount
    return high > low ? [{ line: share.line, amount: fen(high - low) }] : []
  })
}

/** Moves all shares of a grant, or those of a part of its money. */
export const moveShares = async (
  tx: Tx,
  grant: GrantDoc,
  kind: NonNullable<GrantModule['money']>,
  { span, ...moved }: Moved & { readonly span?: Span },
): Promise<void> => {
  const shares = span === undefined ? grant.shares : sharesOf(grant, span)
  const lines = await linesOf(tx, { shares })
  for (const [i, share] of shares.entries()) await moveShare(tx, grant, share, lines[i], kind, moved)
}

/** Applies an act to a grant, and moves its money where the act does. */
export const moveGrantIn = async (
  tx: Tx,
  act: GrantAct,
  seen: Stored<GrantDoc> | undefined,
  change: Partial<GrantDoc>,
  moved?: Moved & { readonly span?: Span },
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

/** The persons aided may get the item again this year. */
export const freeItems = async (tx: Tx, { id, itemKeys }: GrantDoc): Promise<void> => {
  for (const taken of await tx.getMany(ITEM_KEYS, itemKeys))
    if (taken?.doc.grant === id) await tx.remove(ITEM_KEYS, taken)
}
