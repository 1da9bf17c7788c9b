import { ok, type Result, refuse } from '@domain/kernel/result'
import { JURISDICTIONS } from '@domain/organisation/org'
import { Policy } from '@domain/policy/policy'
import type { UseCase } from '../../dispatch/context'
import { POLICIES } from '../collections'
import { forgetPolicy } from './policy-in-force'

const AREAS: ReadonlySet<string> = new Set(['default', ...JURISDICTIONS])

/** The schema holds what the law sets; here: areas that exist. */
const read = (policy: unknown): Result<Policy> => {
  const parsed = Policy.safeParse(policy)
  if (!parsed.success) {
    const at = parsed.error.issues[0]
    return refuse('POLICY_INVALID', { at: (at?.path ?? []).map(String).join('.').slice(0, 80), why: at?.message ?? '' })
  }
  const unknown = Object.keys(parsed.data.areas).find((area) => !AREAS.has(area))
  return unknown === undefined ? ok(parsed.data) : refuse('POLICY_INVALID', { at: 'areas', why: 'unknown area' })
}

/** 发布政策: takes effect after every earlier one and not in the past; what has been decided stays as it was. */
export const publishPolicy: UseCase<'policy.publish'> = async (context, input) => {
  const { store } = context.ports
  if (context.org.level !== 'city') return refuse('ORG_WRONG_LEVEL', { wanted: 'city' })
  const policy = read(input.policy)
  if (!policy.ok) return policy
  const { version, effectiveFrom } = policy.value
  const latest = (await store.query(POLICIES, { index: 'byDate', eq: [], desc: true, limit: 1 })).items[0]
  if (latest !== undefined && (effectiveFrom <= latest.doc.effectiveFrom || effectiveFrom < context.today))
    return refuse('POLICY_INVALID', { at: 'effectiveFrom', why: 'back-dated' })
  const published = await context.commit(async (tx) => {
    if ((await tx.get(POLICIES, version)) !== undefined)
      return refuse('POLICY_INVALID', { at: 'version', why: 'used before' })
    await tx.insert(POLICIES, version, policy.value)
    return ok({ version })
  })
  forgetPolicy(context.ports)
  return published
}
