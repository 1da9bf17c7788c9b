import type { OrgId, PersonId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import type { RefusalCode } from '../kernel/refusals'
import type { Result } from '../kernel/result'
import type { Kinship, Selves } from '../organisation/person'
import type { Post, PostRole } from '../organisation/roles'
import type { BatchState, PayoutBatch } from './payout'

/** A batch as acts see it. `ready`: false while its grants are being added or released. */
export type Batch = PayoutBatch & { readonly org: OrgId; readonly city: OrgId; readonly ready: boolean }

/** The person who asks. `household`: whether they belong to a household that the batch pays. */
export type BatchReader = { readonly posts: readonly Post[]; readonly selves: Selves; readonly household: Kinship }

/**
 * The data read before an act is decided. `unstated`: number of households whose account another household uses too, without a
 * stated reason.
 */
export type BatchWorld = {
  readonly today: PlainDate
  readonly person: { readonly id: PersonId; readonly name: string }
  readonly unstated?: number
}

/** The result of an act. `frees`: the grants of the batch go back to waiting for another batch. */
export type Decided = {
  readonly to?: BatchState
  readonly leaves: Partial<PayoutBatch>
  readonly frees?: boolean
}

/** The whole definition of an act on a batch. Pages, use cases, lists, contract and docs all read it here (decision 0045). */
export type ActModule<I = never> = {
  /** the states the act is allowed in, and where it leads; of several states its decision chooses one */
  readonly at: Partial<Record<BatchState, BatchState | 'stay' | readonly BatchState[]>>
  readonly by: PostRole
  /** accounts that may not do the act because a second person has to */
  readonly notBy?: (batch: Batch) => readonly PersonId[]
  /** also allowed to a person whom the batch pays */
  readonly evenOwn?: true
  /** also while grants of the batch are being added or released */
  readonly evenUnfinished?: true
  /** states that are refused with a code of their own */
  readonly otherwise?: Partial<Record<BatchState, RefusalCode>>
  /** precondition on the batch, besides its state */
  readonly wants?: (batch: Batch) => Result<true, RefusalCode>
  readonly decide: (batch: Batch, input: I, world: BatchWorld) => Result<Decided, RefusalCode>
}

/** Keeps the types of input and refusals. */
export const act = <const M extends ActModule>(module: M): M => module

/** Maker ≠ checker. */
export const byTheMaker = ({ maker }: Batch): readonly PersonId[] => [maker]
