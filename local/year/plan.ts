import type { PlainDate } from '@domain/kernel/plain-date'
import { batchesOf, linesOf, type PlannedBatch, type PlannedLine } from './batches'
import { casesOf, type PlannedCase } from './cases'
import { grantsOf, type PlannedGrant } from './grants'
import { randomOf } from './random'
import { YEAR } from './table'

/**
 * The whole of 2023, thought out before anybody makes a call: who applies where and when, how it
 * ends and what happens on the way, who is granted what from which money, what the bank sends back.
 * Pure: the same seed gives the same plan. `check.ts` says whether it sums to the table.
 */
export type YearPlan = {
  readonly year: number
  readonly seed: number
  /** publicity drive, then applications */
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
