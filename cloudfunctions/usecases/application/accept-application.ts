import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'

/** 受理: the base union takes the case; the survey clock starts. */
export const acceptApplication: UseCase<'case.accept'> = async (context) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  return appendStep(
    context,
    { kind: 'accept', facts: {}, messages: toApplicant(context.case.doc, 'accepted') },
    policy.value,
  )
}
