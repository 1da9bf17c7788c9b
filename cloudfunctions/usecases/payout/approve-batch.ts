import { ok, refuse } from '@domain/kernel/result'
import { acceptApproval } from '@domain/payout/payout'
import type { UseCase } from '../../dispatch/context'
import { PAYOUT_BATCHES } from '../collections'
import { metWith } from '../person/ask'
import { findBatch, householdIn } from './batch-view'

/** 复核: another person counts and adds up; only then may the file go to the bank. */
export const approveBatch: UseCase<'payout.approve'> = async (context, input) => {
  const found = await findBatch(context, input.batch, ['fund-approver'])
  if (!found.ok) return found
  const { doc } = found.value
  // asked for in one breath they travel together
  const [selves, household] = await Promise.all([metWith(context, [doc.maker]), householdIn(context, doc)])
  const by = { selves, household }
  return context.commit(async (tx) => {
    const seen = await tx.get(PAYOUT_BATCHES, input.batch)
    if (seen === undefined) return refuse('NOT_FOUND')
    if (!seen.doc.ready) return refuse('BATCH_WRONG_STATE', { state: 'unfinished' })
    const accepted = acceptApproval(seen.doc, by, input)
    if (!accepted.ok) return accepted
    await tx.replace(PAYOUT_BATCHES, seen, { ...seen.doc, state: 'approved', approver: context.person.id })
    return ok({})
  })
}
