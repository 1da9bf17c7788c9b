import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'

/** 完成比对: everything asked has come back for everybody, and every hit has been judged. */
export const completeCheck: UseCase<'crosscheck.complete'> = async (context) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { doc } = context.case
  return appendStep(
    context,
    { kind: 'completeCrosscheck', facts: {}, messages: toApplicant(doc, 'crosscheckPassed') },
    policy.value,
  )
}
