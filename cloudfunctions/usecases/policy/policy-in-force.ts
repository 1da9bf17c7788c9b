import { addDays, type PlainDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { inForce, type Policy } from '@domain/policy/policy'
import type { DocStore } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { AT_HAND, POLICIES, POLICIES_AT_HAND } from '../stored/collections'

/** A policy is big, asked for by most calls, and never changed once published; a new one is seen by every process after this long. */
const KNOWN_MS = 10_000

/** `atHand`: what it was found among, unless the list was asked */
type Known = {
  readonly policy: Policy
  readonly day: PlainDate
  readonly at: number
  readonly atHand?: readonly Policy[] | undefined
}
const KNOWN = new WeakMap<DocStore, Known>()

/** In the process that publishes the next call sees it. */
export const forgetPolicy = ({ store }: Pick<Ports, 'store'>): void => void KNOWN.delete(store)

/** The newest there are, as far as this process has met them at hand; who writes looks again. */
export const newestKnown = ({ store }: Pick<Ports, 'store'>): readonly Policy[] | undefined => KNOWN.get(store)?.atHand

const known = ({ store, clock }: Pick<Ports, 'store' | 'clock'>, today: PlainDate): Policy | undefined => {
  const last = KNOWN.get(store)
  return last?.day === today && Math.abs(clock.now() - last.at) < KNOWN_MS ? last.policy : undefined
}

const note = ({ store, clock }: Pick<Ports, 'store' | 'clock'>, found: Omit<Known, 'at'>): Policy => {
  KNOWN.set(store, { ...found, at: clock.now() })
  return found.policy
}

/** Asked for beside everything else before a call. Undefined says only that the list must be asked. */
export const policyAtHand = async (
  ports: Pick<Ports, 'store' | 'clock'>,
  today: PlainDate,
): Promise<Policy | undefined> => {
  const before = known(ports, today)
  if (before !== undefined) return before
  const atHand = (await ports.store.get(POLICIES_AT_HAND, AT_HAND))?.doc.policies ?? []
  const policy = inForce(atHand, today)
  return policy === undefined ? undefined : note(ports, { policy, day: today, atHand })
}

/** 现行政策: the one that began last, up to and including `today`. POLICY_MISSING where there is none yet. */
export const policyInForce = async (ports: Pick<Ports, 'store' | 'clock'>, today: PlainDate) => {
  const before = known(ports, today)
  if (before !== undefined) return ok(before)
  // the latest that has begun, by index: a city collects them over the years
  const begun = { index: 'byDate', eq: [], desc: true, lt: addDays(today, 1), limit: 1 }
  const { items } = await ports.store.query(POLICIES, begun)
  const policy = items[0]?.doc
  return policy === undefined ? refuse('POLICY_MISSING') : ok(note(ports, { policy, day: today }))
}
