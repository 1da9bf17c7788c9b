import { addDays, type PlainDate } from '@domain/kernel/plain-date'
import { ok, type Result, refuse } from '@domain/kernel/result'
import { inForce, type Policy } from '@domain/policy/policy'
import type { DocStore } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { POLICIES } from '../collections'

/** A policy is big, asked for by most calls, and never changed once published; a new one is seen by every process after this long. */
const KNOWN_MS = 10_000

type Known = { readonly policy: Policy; readonly day: PlainDate; readonly at: number }
const KNOWN = new WeakMap<DocStore, Known>()

/** In the process that publishes the next call sees it. */
export const forgetPolicy = ({ store }: Pick<Ports, 'store'>): void => void KNOWN.delete(store)

/** 现行政策: the one that began last, up to and including `today`. POLICY_MISSING where there is none yet. */
export const policyInForce = async (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  today: PlainDate,
): Promise<Result<Policy>> => {
  const known = KNOWN.get(store)
  const now = clock.now()
  if (known !== undefined && known.day === today && Math.abs(now - known.at) < KNOWN_MS) return ok(known.policy)
  // the latest that has begun, by index: a city collects them over the years
  const begun = { index: 'byDate', eq: [], desc: true, lt: addDays(today, 1), limit: 1 }
  const { items } = await store.query(POLICIES, begun)
  const policy = inForce(
    items.map((stored) => stored.doc),
    today,
  )
  if (policy === undefined) return refuse('POLICY_MISSING')
  KNOWN.set(store, { policy, day: today, at: now })
  return ok(policy)
}
