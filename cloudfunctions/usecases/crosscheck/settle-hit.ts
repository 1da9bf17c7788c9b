import { mayBeJudged } from '@domain/crosscheck/crosscheck'
import { refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep } from '../append'

/** 判断疑问: after the worker has answered, or the days for it have passed. It refuses nobody by itself. */
export const settleHit: UseCase<'crosscheck.settleHit'> = async (context, { key, verdict, reasons }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const hit = context.case.doc.check?.hits.find((asked) => asked.key === key)
  if (hit === undefined) return refuse('NOT_FOUND')
  if (!mayBeJudged(hit, context.today))
    return refuse('HIT_UNANSWERED', hit.replyBy === undefined ? {} : { replyBy: hit.replyBy })
  return appendStep(context, { kind: 'settleHit', facts: { key, verdict, reasons } }, policy.value)
}
