import { ok, refuse } from '@domain/kernel/result'
import { Policy } from '@domain/policy/policy'
import { StoreError } from '../../ports/doc-store'
import type { UseCase } from '../call/context'
import { allJurisdictions } from '../organisation/reach'
import { listedPolicies, putPolicy } from './at-hand'
import { forgetPolicy, newestKnown } from './policy-in-force'

const areasIn = ({ areas, referrals = [] }: Pick<Policy, 'areas' | 'referrals'>): readonly string[] => [
  ...Object.keys(areas),
  ...referrals.flatMap(({ area }) => area ?? []),
]

/** The schema enforces the limits set by law; this checks that the areas exist. */
const read = (said: unknown, areas: readonly string[]) => {
  const parsed = Policy.safeParse(said)
  if (!parsed.success) {
    const at = parsed.error.issues[0]
    return refuse('POLICY_INVALID', { at: (at?.path ?? []).map(String).join('.').slice(0, 80), why: at?.message ?? '' })
  }
  const { unset: _set, ...policy } = parsed.data
  const unknown = areasIn(policy).find((area) => area !== 'default' && !areas.includes(area))
  return unknown === undefined ? ok<Policy>(policy) : refuse('POLICY_INVALID', { at: 'areas', why: 'unknown area' })
}

const usedBefore = (error: unknown) => {
  if (error instanceof StoreError && error.kind === 'duplicate')
    return refuse('POLICY_INVALID', { at: 'version', why: 'used before' })
  throw error
}

/** 发布政策: must take effect after every earlier policy and not in the past; decisions already made stay unchanged. */
export const publishPolicy = (async (context, input) => {
  if (context.org.level !== 'city') return refuse('ORG_WRONG_LEVEL', { wanted: 'city' })
  const newest = newestKnown(context.ports) ?? (await listedPolicies(context.ports))
  // an area that an earlier policy had may stay, although no union stands for it
  const areas = [...(await allJurisdictions(context.ports.store)), ...newest.flatMap(areasIn)]
  const policy = read(input.policy, areas)
  if (!policy.ok) return policy
  const { version, effectiveFrom } = policy.value
  const published = await context
    .commit(async (tx) => {
      const latest = await putPolicy(tx, policy.value, newest)
      if (latest !== undefined && (effectiveFrom <= latest.effectiveFrom || effectiveFrom < context.today))
        return refuse('POLICY_INVALID', { at: 'effectiveFrom', why: 'back-dated' })
      return ok({ version })
    })
    .catch(usedBefore)
  forgetPolicy(context.ports)
  return published
}) satisfies UseCase<'policy.publish'>
