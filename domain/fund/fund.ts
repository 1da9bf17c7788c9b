import * as z from 'zod/mini'
import { LINE_MOVES, type LineMove } from '../application/money/line-moves'
import type { FileLevel } from '../determination/determination'
import { Fen } from '../kernel/fen'
import { BudgetLineId } from '../kernel/ids'
import { ok, refuse } from '../kernel/result'
import { Jurisdiction } from '../organisation/jurisdiction'
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
/** The part of a grant that is drawn from one line. */
export type Share = z.infer<typeof Share>

export const freeOf = (line: BudgetLine): number => line.allocated - line.held - line.settled

export { LINE_MOVES, type LineMove }

export type LineSums = Pick<BudgetLine, 'allocated' | 'held' | 'settled'>

export const moveLine = <L extends LineSums>(line: L, move: LineMove, amount: number): L => {
  const { allocated, held, settled } = LINE_MOVES[move]
  return {
    ...line,
    allocated: (line.allocated + allocated * amount) as Fen,
    held: (line.held + held * amount) as Fen,
    settled: (line.settled + settled * amount) as Fen,
  }
}

export const hold = (line: BudgetLine, amount: Fen) =>
  freeOf(line) < amount
    ? refuse('BUDGET_EXHAUSTED', { free: freeOf(line), wanted: amount })
    : ok(moveLine(line, 'held', amount))

/** A budget line may be raised, or lowered to no less than the sum of its held and settled money. */
export const reallocate = (line: BudgetLine, allocated: Fen) =>
  allocated < line.held + line.settled
    ? refuse('ALLOCATION_BELOW_USE', { inUse: line.held + line.settled })
    : ok(moveLine(line, 'allocated', allocated - line.allocated))

/** The shares of a grant are positive, from different lines, and add up to its amount. */
export const acceptSplit = (shares: readonly Share[], amount: Fen) => {
  const sum = shares.reduce((total, share) => total + share.amount, 0)
  const distinct = new Set(shares.map((share) => share.line)).size === shares.length
  return shares.length > 0 && distinct && sum === amount && shares.every((share) => share.amount > 0)
    ? ok(shares)
    : refuse('GRANT_SPLIT_WRONG', { sum, amount })
}

/**
 * Which levels of file a source may pay. Without an entry in the policy, or with all five levels in it, the source may pay
 * every level and aid without a file; otherwise only the levels in the entry, which excludes households without a file.
 */
export const acceptLevel = (
  source: Source,
  level: FileLevel | undefined,
  { fundLevels }: Pick<Policy, 'fundLevels'>,
) => {
  const levels = fundLevels?.[source]
  if (levels === undefined || levels.length === FILE_LEVELS.length || levels.some((each) => each === level))
    return ok(true)
  return refuse('SOURCE_NOT_FOR_LEVEL', { source, levels: levels.join(','), ...(level === undefined ? {} : { level }) })
}
