import { awaitingReply } from '@domain/crosscheck/crosscheck'
import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { releaseIds } from '../case/release-ids'

/**
 * 不予认定: a person's decision with written reasons. Not while the worker still has days left to
 * correct something or to answer a hit: the right of reply comes before the refusal.
 */
export const refuseApplication: UseCase<'case.refuse'> = async (context, { reasons, words }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { correction, check } = context.case.doc
  if (correction !== undefined && context.today <= correction.dueOn)
    return refuse('CORRECTION_OPEN', { dueOn: correction.dueOn })
  const waiting = check === undefined ? [] : awaitingReply(check, context.today)
  if (waiting.length > 0) return refuse('HIT_UNANSWERED', { open: waiting.length })
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
