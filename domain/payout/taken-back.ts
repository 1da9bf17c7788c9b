import { holdsPrivateData } from '../kernel/masked'
import { ok, refuse } from '../kernel/result'
import type { BatchWorld } from './act'
import type { PayoutBatch } from './payout'

export type Why = { readonly why: string }

/** Over without being paid, for a reason that all who see the batch read; its grants wait for another one. */
export const takenBack = ({ why }: Why, leaves: Partial<PayoutBatch>) =>
  holdsPrivateData(why) ? refuse('TEXT_HOLDS_PRIVATE_DATA') : ok({ leaves, frees: true })

/** Who ended it, when and why. */
export const endedBy = ({ today, person }: BatchWorld, { why }: Why): Partial<PayoutBatch> => ({
  ended: { on: today, why, by: person.name },
})
