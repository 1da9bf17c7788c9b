import { ok, refuse } from '@domain/kernel/result'
import { acceptApproval } from '@domain/payout/payout'
import type { UseCase } from '../../dispatch/context'
import { PAYOUT_BATCHES } from '../collections'
import { unstatedAmong } from '../grant/shared-account'
import { metWith } from '../person/ask'
import { findBatch, householdIn, householdsOf } from './batch-view'

/** 复核: another person counts and adds up; only then may the file go to the bank. */
export const approveBatch: UseCase<'payout.approve'> = async (context, input) => {
  const found = await findBatch(context, input.batch, ['fund-approver'])
  if (!found.ok) return found
  const { doc } = found.value
  // asked for in one breath they travel together
  const [selves, household, households] = await Promise.all([
    metWith(context, [doc.maker]),
    householdIn(context, doc),
    householdsOf(context.ports, doc),
  ])
  const unstated = await unstatedAmong(context.ports, [...households.values()])
  if (unstated > 0) return refuse('ACCOUNT_SHARED', { households: unstated })
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
