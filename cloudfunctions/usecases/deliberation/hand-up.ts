import type { UseCase } from '../../dispatch/context'
import { appendStep } from '../append'

/** 交上级工会评议: no quorum can be had at the base union; the union above deliberates, with a clock of its own. */
export const handUpDeliberation: UseCase<'deliberation.handUp'> = async (context, { why }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  return appendStep(context, { kind: 'handUp', facts: { why } }, policy.value)
}

/** 上级工会接过评议: the base union's days have passed; the dispatcher has looked at them. */
export const takeUpDeliberation: UseCase<'deliberation.takeUp'> = async (context) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  return appendStep(context, { kind: 'takeUp', facts: {} }, policy.value)
}
