import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'

/** 县级审核通过: by the county, or for units directly under the city by the city in its place. */
export const approveApplication: UseCase<'review.approve'> = async (context, { opinion }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  return appendStep(
    context,
    {
      kind: 'countyApprove',
      facts: { opinion, by: context.person.id },
      messages: toApplicant(context.case.doc, 'countyApproved'),
    },
    policy.value,
  )
}
