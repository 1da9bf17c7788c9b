import type { PlainDate } from '@domain/kernel/plain-date'
import { batchesOf, linesOf, type PlannedBatch, type PlannedLine } from './batches'
import { casesOf, type PlannedCase } from './cases'
import { grantsOf, type PlannedGrant } from './grants'
import { randomOf } from './random'
import { YEAR } from './table'

/**
 * The whole of 2023, planned before any call is made: who applies where and when, what happens to each case and how it ends,
 * which grants are paid from which money, and which payments the bank rejects. Pure: the same seed gives the same plan.
 * `check.ts` checks that the plan adds up to the table.
 */
export type YearPlan = {
  readonly year: number
  readonly seed: number
  /** day of the publicity drive, before the applications */
  readonly driveOn: PlainDate
  readonly lines: readonly PlannedLine[]
  readonly cases: readonly PlannedCase[]
  readonly grants: readonly PlannedGrant[]
  readonly batches: readonly PlannedBatch[]
}

export const planOf = (seed = YEAR): YearPlan => {
  const random = randomOf(seed)
  const cases = casesOf(random)
  const grants = grantsOf(cases, random)
  return {
    year: YEAR,
    seed,
    driveOn: '2023-02-01' as PlainDate,
    lines: linesOf(grants),
    cases,
    grants,
    batches: batchesOf(grants),
  }
}
