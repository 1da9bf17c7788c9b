import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CallOutput } from '@domain/contract/index'
import type { CheckResult } from '@domain/crosscheck/crosscheck'
import type { CaseId, CheckBatchId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import { heldAt } from '@domain/organisation/roles'
import type { Stored } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import { CASES, CHECK_BATCHES, type CheckBatchDoc } from '../stored/collections'

/** The batch, for officers of its city; for anybody else it does not exist. */
export const findBatch = async (context: Signed, id: CheckBatchId) => {
  const batch = await context.ports.store.get(CHECK_BATCHES, id)
  if (batch === undefined || !heldAt(context.person, context.who).includes(batch.doc.city)) return refuse('NOT_FOUND')
  return ok(batch)
}

export const caseIdsOf = (batch: Pick<CheckBatchDoc, 'rows'>): readonly CaseId[] => [
  ...new Set(batch.rows.map((row) => row.caseId)),
]

/** The cases checked in this batch; without cases that were withdrawn before the batch began. */
export const casesOf = async (
  { ports }: Pick<Signed, 'ports'>,
  batch: CheckBatchDoc,
): Promise<readonly Stored<CaseSnapshot>[]> => {
  const cases = await ports.store.getMany(CASES, caseIdsOf(batch))
  return cases.filter(({ doc }) => doc.check?.batch === batch.id)
}

/** Still waiting for results: the cross-check is neither complete nor ended otherwise. */
export const isOpen = (snapshot: CaseSnapshot): boolean =>
  snapshot.stage === 'crosschecking' && snapshot.check?.completedOn === undefined

type BatchRow = CallOutput<'crosscheck.list'>['items'][number]

/** The number of persons, not of results: two banks may answer for one person. */
const answeredFor = (results: readonly CheckResult[]): number =>
  new Set(results.filter((result) => result.outcome !== 'not-returned').map(({ member }) => member)).size

/** The progress of each counterpart, counted from the cases. */
export const progressOf = (
  batch: CheckBatchDoc,
  cases: readonly Stored<CaseSnapshot>[],
): CheckBatchDoc['counterparts'] =>
  batch.counterparts.map((asked) => {
    const checks = cases.flatMap(({ doc }) => (doc.check === undefined ? [] : [doc.check]))
    const own = <T extends { counterpart: string }>(of: readonly T[]): readonly T[] =>
      of.filter((one) => one.counterpart === asked.counterpart)
    return {
      ...asked,
      returned: checks.reduce((sum, check) => sum + answeredFor(own(check.results)), 0),
      hits: checks.reduce((sum, check) => sum + own(check.hits).length, 0),
    }
  })

export const batchRow = (batch: CheckBatchDoc): BatchRow => ({
  id: batch.id,
  createdOn: batch.createdOn,
  households: caseIdsOf(batch).length,
  persons: batch.rows.length,
  counterparts: batch.counterparts.map(({ counterpart, exported, returned, hits }) => ({
    counterpart,
    exported,
    rows: batch.rows.length,
    returned,
    hits,
  })),
})
