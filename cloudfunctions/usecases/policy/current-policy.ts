import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'

/** The policy in force: the pre-check, the list of proofs and every clock follow it. */
export const currentPolicy = (async ({ policy, today }) => ok({ policy, today })) satisfies UseCase<'policy.current'>
