import { ok } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { batchRow, findBatch, showBatch } from './batch-view'
import { BATCH_READERS } from './list-batches'

/** One batch: its lines with masked names and accounts, and what the bank said. */
export const openBatch: UseCase<'payout.open'> = async (context, input) => {
  const seen = await findBatch(context, input.batch, BATCH_READERS)
  if (!seen.ok) return seen
  return ok({ row: batchRow(seen.value.doc, context.selves), batch: showBatch(seen.value.doc) })
}
