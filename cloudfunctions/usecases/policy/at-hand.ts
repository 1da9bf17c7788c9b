import { isDeepStrictEqual } from 'node:util'
import { latestFirst, type Policy } from '@domain/policy/policy'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { AT_HAND, POLICIES, POLICIES_AT_HAND, type PoliciesAtHandDoc } from '../stored/collections'

/** The one in force, the next, and one to spare. A day before all of them is answered by the list. */
const KEPT = 3

const write = async (tx: Tx, seen: Stored<PoliciesAtHandDoc> | undefined, all: readonly Policy[]): Promise<void> => {
  const policies = [...all].sort(latestFirst).slice(0, KEPT)
  if (seen === undefined) await tx.insert(POLICIES_AT_HAND, AT_HAND, { policies })
  else await tx.replace(POLICIES_AT_HAND, seen, { policies })
}

/**
 * Kept for good, and at hand from now on. `listed`: the newest by the list, for a store that has none at hand yet. Answers the
 * latest before this one, whose publisher may have been faster by a moment.
 */
export const putPolicy = async (tx: Tx, policy: Policy, listed: readonly Policy[]): Promise<Policy | undefined> => {
  const seen = await tx.get(POLICIES_AT_HAND, AT_HAND)
  const before = seen?.doc.policies ?? listed
  await tx.insert(POLICIES, policy.version, policy)
  await write(tx, seen, [policy, ...before])
  return [...before].sort(latestFirst)[0]
}

/** The newest by the list, which is the truth. */
export const listedPolicies = async ({ store }: Pick<Ports, 'store'>): Promise<readonly Policy[]> =>
  (await store.query(POLICIES, { index: 'byDate', eq: [], desc: true, limit: KEPT })).items.map(({ doc }) => doc)

/**
 * What is at hand against the list: written for a store from before it was kept, and mended where a former release has
 * published beside this one. Answers how often it wrote.
 */
export const keepPoliciesAtHand = async (ports: Pick<Ports, 'store'>): Promise<number> => {
  const { store } = ports
  const [seen, listed] = await Promise.all([store.get(POLICIES_AT_HAND, AT_HAND), listedPolicies(ports)])
  if (isDeepStrictEqual(seen?.doc.policies ?? [], listed)) return 0
  return store.transaction(async (tx) => {
    const now = await tx.get(POLICIES_AT_HAND, AT_HAND)
    // published since: whoever did has written it
    if (now?.v !== seen?.v) return 0
    await write(tx, now, listed)
    return 1
  })
}
