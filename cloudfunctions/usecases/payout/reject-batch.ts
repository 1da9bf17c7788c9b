import { ok, type Result, refuse } from '@domain/kernel/result'
import { acceptRejection } from '@domain/payout/payout'
import type { Signed, UseCase } from '../../dispatch/context'
import type { Stored } from '../../ports/doc-store'
import { PAYOUT_BATCHES, type PayoutBatchDoc } from '../collections'
import { findBatch } from './batch-view'
import { giveBackGrants } from './take-grants'

/** From here on nobody can approve or send it, even if what follows breaks off. */
const close = ({ ports, person }: Signed, found: Stored<PayoutBatchDoc>): Promise<Result<true>> =>
  ports.store.transaction(async (tx) => {
    const seen = await tx.get(PAYOUT_BATCHES, found.id)
    if (seen === undefined) return refuse('NOT_FOUND')
    const accepted = acceptRejection(seen.doc, person.id)
    if (!accepted.ok) return accepted
    await tx.replace(PAYOUT_BATCHES, seen, { ...seen.doc, ready: false })
    return ok(true)
  })

/** 退回: its grants wait for another batch. */
export const rejectBatch: UseCase<'payout.reject'> = async (context, input) => {
  const found = await findBatch(context, input.batch, ['fund-approver'])
  if (!found.ok) return found
  const closed = await close(context, found.value)
  if (!closed.ok) return closed
  await giveBackGrants(context.ports.store, found.value.doc)
  return context.commit(async (tx) => {
    const seen = await tx.get(PAYOUT_BATCHES, input.batch)
    if (seen === undefined) return refuse('NOT_FOUND')
    await tx.replace(PAYOUT_BATCHES, seen, { ...seen.doc, state: 'rejected', rejectedBecause: input.why })
    return ok({})
  })
}
