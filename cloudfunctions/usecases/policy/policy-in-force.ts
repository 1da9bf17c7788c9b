import { addDays, type PlainDate } from '@domain/kernel/plain-date'
import { inForce, type Policy } from '@domain/policy/policy'
import type { DocStore } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { AT_HAND, POLICIES, POLICIES_AT_HAND } from '../stored/collections'

/**
 * Cache time. A policy is large, needed by most calls, and never changed once published; every process sees a new one after
 * this time.
 */
const KNOWN_MS = 10_000

/** `atHand`: the policies at hand it was found among; absent when the list was queried */
type Known = {
  readonly policy: Policy
  readonly day: PlainDate
  readonly at: number
  readonly atHand?: readonly Policy[] | undefined
}
const KNOWN = new WeakMap<DocStore, Known>()

/** Clears the cache, so that the publishing process sees the new policy at its next call. */
export const forgetPolicy = ({ store }: Pick<Ports, 'store'>): void => void KNOWN.delete(store)

/** The newest policies as cached by this process; code that writes reads them again. */
export const newestKnown = ({ store }: Pick<Ports, 'store'>): readonly Policy[] | undefined => KNOWN.get(store)?.atHand

const known = ({ store, clock }: Pick<Ports, 'store' | 'clock'>, today: PlainDate): Policy | undefined => {
  const last = KNOWN.get(store)
  return last?.day === today && Math.abs(clock.now() - last.at) < KNOWN_MS ? last.policy : undefined
}

const note = ({ store, clock }: Pick<Ports, 'store' | 'clock'>, found: Omit<Known, 'at'>): Policy => {
  KNOWN.set(store, { ...found, at: clock.now() })
  return found.policy
}

/** Prefetched in parallel with everything else before a call. Undefined only means that the list has to be queried. */
export const policyAtHand = async (
  ports: Pick<Ports, 'store' | 'clock'>,
  today: PlainDate,
): Promise<Policy | undefined> => {
  const before = known(ports, today)
  if (before !== undefined) return before
  const atHand = (await ports.store.get(POLICIES_AT_HAND, AT_HAND))?.doc.policies ?? []
  const policy = inForce(atHand, today)
  return policy && note(ports, { policy, day: today, atHand })
}

/** 现行政策: the policy with the latest start up to and including `today`; undefined when there is none yet. */
export const policyInForce = async (
  ports: Pick<Ports, 'store' | 'clock'>,
  today: PlainDate,
): Promise<Policy | undefined> => {
  const before = known(ports, today)
  if (before !== undefined) return before
  // the latest that has started, by index, because a city has many over the years
  const begun = { index: 'byDate', eq: [], desc: true, lt: addDays(today, 1), limit: 1 }
  const [listed] = (await ports.store.query(POLICIES, begun)).items
  return listed && note(ports, { policy: listed.doc, day: today })
}
