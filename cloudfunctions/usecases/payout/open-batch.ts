import type { CaseId } from '@domain/kernel/ids'
import { ok } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { sharedAmong } from '../grant/shared-account'
import { batchRow, findBatch, householdsOf, showBatch } from './batch-view'
import { BATCH_READERS } from './list-batches'

/** One batch: its lines with masked names and accounts, and what the bank said. */
export const openBatch: UseCase<'payout.open'> = async (context, input) => {
  const seen = await findBatch(context, input.batch, BATCH_READERS)
  if (!seen.ok) return seen
  const { doc } = seen.value
  const households = await householdsOf(context.ports, doc)
  const shared = await sharedAmong(context.ports, [...households.values()])
  return ok({
    row: batchRow(doc, context.selves),
    batch: showBatch(doc),
    shared: doc.lines.flatMap(({ no }, i) => (shared.has(doc.payees[i]?.caseId ?? ('' as CaseId)) ? [no] : [])),
  })
}
