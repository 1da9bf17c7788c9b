import type { OrgId, PersonId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import type { RefusalCode } from '../kernel/refusals'
import type { Result } from '../kernel/result'
import type { Kinship, Selves } from '../organisation/person'
import type { Post, PostRole } from '../organisation/roles'
import type { BatchState, PayoutBatch } from './payout'

/** What an act asks of a batch. `ready`: false while its grants are being taken in or given back. */
export type Batch = PayoutBatch & { readonly org: OrgId; readonly city: OrgId; readonly ready: boolean }

/** Who asks. `household`: whether they belong to one of the households that the batch pays. */
export type BatchReader = { readonly posts: readonly Post[]; readonly selves: Selves; readonly household: Kinship }

/** What was looked up before an act is decided. `unstated`: households on an account of another's, and nobody has said why. */
export type BatchWorld = {
  readonly today: PlainDate
  readonly person: { readonly id: PersonId; readonly name: string }
  readonly unstated?: number
}

/** What an act comes to. `frees`: its grants wait for another batch. */
export type Decided = {
  readonly to?: BatchState
  readonly leaves: Partial<PayoutBatch>
  readonly frees?: boolean
}

/** Everything that an act on a batch is: pages, use cases, lists, contract and docs ask it here (decision 0045). */
export type ActModule<I = never> = {
  /** the states it may be done in, and where it leads from there; of several its decision says which */
  readonly at: Partial<Record<BatchState, BatchState | 'stay' | readonly BatchState[]>>
  readonly by: PostRole
  /** accounts behind which somebody else must be */
  readonly notBy?: (batch: Batch) => readonly PersonId[]
  /** even by somebody whom the batch pays */
  readonly evenOwn?: true
  /** even while its grants are on their way in or out */
  readonly evenUnfinished?: true
  /** states that are refused in words of their own */
  readonly otherwise?: Partial<Record<BatchState, RefusalCode>>
  /** what it wants of the batch besides its state */
  readonly wants?: (batch: Batch) => Result<true, RefusalCode>
  readonly decide: (batch: Batch, input: I, world: BatchWorld) => Result<Decided, RefusalCode>
}

/** Keeps the type of its input and of its refusals. */
export const act = <const M extends ActModule>(module: M): M => module

/** Maker ≠ checker. */
export const byTheMaker = ({ maker }: Batch): readonly PersonId[] => [maker]
