import { ownerOf } from '@domain/application/failure-owner'
import { holdsPrivateData } from '@domain/kernel/masked'
import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { GRANTS } from '../collections'

/**
 * Whose matter a failure is, said by a person: of one whose reason nobody knew, or of one that was taken for another's. The
 * worker hears of it when it is theirs to mend, or when they had been told so and it is not.
 */
export const decideFailure: UseCase<'payout.decideFailure'> = async (context, { grant: id, owner, words }) => {
  if (holdsPrivateData(words)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  const { doc } = context.case
  const stored = await context.ports.store.get(GRANTS, id)
  if (stored === undefined || stored.doc.caseId !== doc.id) return refuse('NOT_FOUND')
  const { state, failedBecause, failedOwner, programme, amount } = stored.doc
  const before = ownerOf(failedOwner)
  if (state !== 'failed' || before === owner) return refuse('GRANT_WRONG_STATE', { state })
  const policy = await context.policy()
  if (!policy.ok) return policy
  const money = { programme, amount: String(amount), grant: id }
  const messages =
    owner === 'payee'
      ? toApplicant(doc, 'payFailed', { ...money, reason: failedBecause ?? '' })
      : before === 'payee'
        ? toApplicant(doc, 'payNotYours', money)
        : []
  return appendStep(
    context,
    { kind: 'decideFailure', facts: { grant: id, owner, words }, messages },
    policy.value,
    async (tx) => {
      const seen = await tx.get(GRANTS, id)
      if (seen?.doc.state !== 'failed') return refuse('GRANT_WRONG_STATE', { state: seen?.doc.state ?? '' })
      await tx.replace(GRANTS, seen, { ...seen.doc, failedOwner: owner })
      return ok(true)
    },
  )
}
