import { ok, refuse } from '@domain/kernel/result'
import { notOwn } from '@domain/organisation/person'
import { acceptHandOver } from '@domain/payout/hand-over'
import type { UseCase } from '../../dispatch/context'
import { PAYOUT_BATCHES } from '../collections'
import { findBatch, householdIn } from './batch-view'

/** 登记送交: from here on the batch is with the bank, because somebody says so. */
export const handOverBatch: UseCase<'payout.handOver'> = async (context, { batch, on, how }) => {
  const found = await findBatch(context, batch, ['fund-officer'])
  if (!found.ok) return found
  const own = notOwn(await householdIn(context, found.value.doc))
  if (!own.ok) return own
  return context.commit(async (tx) => {
    const seen = await tx.get(PAYOUT_BATCHES, batch)
    if (seen === undefined) return refuse('NOT_FOUND')
    const accepted = acceptHandOver(seen.doc, on, context.today)
    if (!accepted.ok) return accepted
    // being taken back
    if (!seen.doc.ready) return refuse('BATCH_WRONG_STATE', { state: 'unfinished' })
    const handedOver = { on, how, by: context.person.name }
    await tx.replace(PAYOUT_BATCHES, seen, { ...seen.doc, state: 'sent', handedOver })
    return ok({})
  })
}
