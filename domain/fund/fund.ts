import * as z from 'zod/mini'
import type { FileLevel } from '../determination/determination'
import { Fen } from '../kernel/fen'
import { BudgetLineId } from '../kernel/ids'
import { ok, refuse } from '../kernel/result'
import { Jurisdiction } from '../organisation/org'
import { FILE_LEVELS, type Policy, SOURCES } from '../policy/policy'

/** 中央财政 / 省级 / 市级本级 / 县级本级 / 社会 */
export const Source = z.enum(SOURCES)
export type Source = z.infer<typeof Source>

/** Year × source × jurisdiction. held and settled are folds of the ledger, kept here so that a transaction can write what it decides from. */
export const BudgetLine = z.object({
  id: BudgetLineId,
  year: z.int(),
  source: Source,
  jurisdiction: Jurisdiction,
  allocated: Fen,
  held: Fen,
  settled: Fen,
})
export type BudgetLine = z.infer<typeof BudgetLine>

export const Share = z.object({ line: BudgetLineId, amount: Fen })
/** What one grant draws from one line. */
export type Share = z.infer<typeof Share>

export const freeOf = (line: BudgetLine): number => line.allocated - line.held - line.settled

export const hold = (line: BudgetLine, amount: Fen) =>
  freeOf(line) < amount
    ? refuse('BUDGET_EXHAUSTED', { free: freeOf(line), wanted: amount })
    : ok({ ...line, held: (line.held + amount) as Fen })

export const settle = (line: BudgetLine, amount: Fen): BudgetLine => ({
  ...line,
  held: (line.held - amount) as Fen,
  settled: (line.settled + amount) as Fen,
})

export const release = (line: BudgetLine, amount: Fen): BudgetLine => ({ ...line, held: (line.held - amount) as Fen })

/** 退汇: spent money is held again for the grant it was paid for, until that is paid once more or released. */
export const takeBack = (line: BudgetLine, amount: Fen): BudgetLine => ({
  ...line,
  held: (line.held + amount) as Fen,
  settled: (line.settled - amount) as Fen,
})

/** A line may be raised, or lowered to what is already held and settled. */
export const reallocate = (line: BudgetLine, allocated: Fen) =>
  allocated < line.held + line.settled
    ? refuse('ALLOCATION_BELOW_USE', { inUse: line.held + line.settled })
    : ok({ ...line, allocated })

/** The shares of a grant are positive, from different lines, and add up to the amount. */
export const acceptSplit = (shares: readonly Share[], amount: Fen) => {
  const sum = shares.reduce((total, share) => total + share.amount, 0)
  const distinct = new Set(shares.map((share) => share.line)).size === shares.length
  return shares.length > 0 && distinct && sum === amount && shares.every((share) => share.amount > 0)
    ? ok(shares)
    : refuse('GRANT_SPLIT_WRONG', { sum, amount })
}

/**
 * Which level of file a source may pay. Without a row in the policy, or with all five in it, every level, and aid without
 * a file; otherwise the levels it names, and a household without a file has none of them.
 */
export const acceptLevel = (
  source: Source,
  level: FileLevel | undefined,
  { fundLevels }: Pick<Policy, 'fundLevels'>,
) => {
  const levels = fundLevels?.[source]
  if (levels === undefined || levels.length === FILE_LEVELS.length || (level !== undefined && levels.includes(level)))
    return ok(true)
  return refuse('SOURCE_NOT_FOR_LEVEL', { source, levels: levels.join(','), ...(level === undefined ? {} : { level }) })
}
