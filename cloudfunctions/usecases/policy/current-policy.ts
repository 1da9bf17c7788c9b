import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'

/** The policy in force: the pre-check, the list of proofs and every clock follow it. */
export const currentPolicy = (async ({ policy, today }) => {
  const inForce = await policy()
  return inForce.ok ? ok({ policy: inForce.value, today }) : inForce
}) satisfies UseCase<'policy.current'>
