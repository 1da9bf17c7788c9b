import { holdsPrivateData } from '../kernel/masked'
import { ok, refuse } from '../kernel/result'
import type { BatchWorld } from './act'
import type { PayoutBatch } from './payout'

export type Why = { readonly why: string }

/** Ends a batch without payment, for a reason that everybody who sees the batch reads; its grants wait for another batch. */
export const takenBack = ({ why }: Why, leaves: Partial<PayoutBatch>) =>
  holdsPrivateData(why) ? refuse('TEXT_HOLDS_PRIVATE_DATA') : ok({ leaves, frees: true })

/** Who ended the batch, when and why. */
export const endedBy = ({ today, person }: BatchWorld, { why }: Why): Partial<PayoutBatch> => ({
  ended: { on: today, why, by: person.name },
})
