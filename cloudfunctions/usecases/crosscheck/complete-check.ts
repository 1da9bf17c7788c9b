import { acceptCompletion } from '@domain/crosscheck/crosscheck'
import { refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { membersOf, noCorrectionOpen } from '../application/guards'

/** 完成比对: everything asked has come back for everybody, and every hit has been judged. */
export const completeCheck: UseCase<'crosscheck.complete'> = async (context) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { doc } = context.case
  if (doc.check === undefined) return refuse('CROSSCHECK_UNFINISHED')
  const free = noCorrectionOpen(doc)
  if (!free.ok) return free
  const complete = acceptCompletion(doc.check, membersOf(doc), context.today)
  if (!complete.ok) return complete
  return appendStep(
    context,
    { kind: 'completeCrosscheck', facts: {}, messages: toApplicant(doc, 'crosscheckPassed') },
    policy.value,
  )
}
