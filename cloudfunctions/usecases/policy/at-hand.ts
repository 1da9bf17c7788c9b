import { isDeepStrictEqual } from 'node:util'
import { latestFirst, type Policy } from '@domain/policy/policy'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { AT_HAND, POLICIES, POLICIES_AT_HAND, type PoliciesAtHandDoc } from '../stored/collections'
import { upsert } from '../stored/documents'

/** The policy in force, the next, and one spare. For a day before all of them the list of policies is queried. */
const KEPT = 3

const write = async (tx: Tx, seen: Stored<PoliciesAtHandDoc> | undefined, all: readonly Policy[]): Promise<void> => {
  const policies = [...all].sort(latestFirst).slice(0, KEPT)
  await upsert(tx, POLICIES_AT_HAND, AT_HAND, seen, { policies })
}

/**
 * Stores the policy permanently and adds it to the policies at hand. `listed`: the newest of the list, for a store without
 * policies at hand. Returns the latest policy before this one, which may have been published a moment earlier by another
 * person.
 */
export const putPolicy = async (tx: Tx, policy: Policy, listed: readonly Policy[]): Promise<Policy | undefined> => {
  const seen = await tx.get(POLICIES_AT_HAND, AT_HAND)
  const before = seen?.doc.policies ?? listed
  await tx.insert(POLICIES, policy.version, policy)
  await write(tx, seen, [policy, ...before])
  return [...before].sort(latestFirst)[0]
}

/** The newest policies by the list, which is authoritative. */
export const listedPolicies = async ({ store }: Pick<Ports, 'store'>): Promise<readonly Policy[]> =>
  (await store.query(POLICIES, { index: 'byDate', eq: [], desc: true, limit: KEPT })).items.map(({ doc }) => doc)

/**
 * Compares the policies at hand with the list and rewrites them where they differ: in a store from before they existed, or
 * after a former release has published concurrently. Returns the number of writes.
 */
export const keepPoliciesAtHand = async (ports: Pick<Ports, 'store'>): Promise<number> => {
  const { store } = ports
  const [seen, listed] = await Promise.all([store.get(POLICIES_AT_HAND, AT_HAND), listedPolicies(ports)])
  if (isDeepStrictEqual(seen?.doc.policies ?? [], listed)) return 0
  return store.transaction(async (tx) => {
    const now = await tx.get(POLICIES_AT_HAND, AT_HAND)
    // a policy was published concurrently, and the publishing transaction has updated the newest policies
    if (now?.v !== seen?.v) return 0
    await write(tx, now, listed)
    return 1
  })
}
