import { ok } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { releaseIds } from '../case/release-ids'
import { notTheCountysHand } from '../determination/one-level'

/**
 * 不予认定: a person's decision with written reasons. Not before a correction's days are over and every
 * hit is judged (`wantsOf`): the right of reply comes before the refusal.
 */
export const refuseApplication: UseCase<'case.refuse'> = async (context, { reasons, words }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const another = await notTheCountysHand(context)
  if (!another.ok) return another
  return appendStep(
    context,
    { kind: 'refuse', facts: { reasons, words }, messages: toApplicant(context.case.doc, 'refused') },
    policy.value,
    async (tx, next) => {
      await releaseIds(tx, next)
      return ok(true)
    },
  )
}
