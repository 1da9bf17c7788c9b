import type { DocStore } from '@cloud/ports/doc-store'
import { batchLinesOf, removeLines } from '@cloud/usecases/payout/lines'
import { PAYOUT_BATCHES, type PayoutBatchDoc } from '@cloud/usecases/stored/collections'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { formerly } from './formerly'

/** Stores a batch as an earlier release did: its lines and payees inside it, in two lists of the same order. */
export const formerBatch = async (
  { store }: { readonly store: DocStore },
  id: PayoutBatchId,
  how: (doc: Omit<PayoutBatchDoc, 'paid' | 'failed' | 'households'>) => object = (doc) => doc,
): Promise<void> => {
  const all = await batchLinesOf(store, { id })
  await removeLines(store, id, all)
  const payees = all.map(({ caseId, account, bank, branch }) => ({ caseId, account, bank, branch }))
  const lines = all.map((line) => {
    const { batch: _batch, city: _city, caseId: _case, account: _account, bank: _bank, branch: _branch, ...own } = line
    return own
  })
  await formerly(
    { store },
    PAYOUT_BATCHES,
    id,
    ({ paid: _paid, failed: _failed, households: _households, ...doc }) => ({
      ...how(doc),
      lines,
      payees,
    }),
  )
}
