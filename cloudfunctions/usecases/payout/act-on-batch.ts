import type { PayoutBatchId } from '@domain/kernel/ids'
import { ok, type Result, refuse } from '@domain/kernel/result'
import type { BatchReader, BatchWorld } from '@domain/payout/act'
import { type ActCode, type ActInput, admit, decideAct } from '@domain/payout/acts'
import type { BatchAct, BatchState } from '@domain/payout/payout'
import type { Signed } from '../../dispatch/context'
import type { Tx } from '../../ports/doc-store'
import { PAYOUT_BATCHES, type PayoutBatchDoc } from '../collections'
import { unstatedAmong } from '../grant/shared-account'
import { kinshipAmong, metWith } from '../person/ask'
import { type Households, householdsOf } from './batch-view'
import { giveBackGrants } from './take-grants'

/** Whoever does an act, with what was looked up for it. */
export type Acting = BatchReader & BatchWorld
type Found = { readonly doc: PayoutBatchDoc; readonly by: Acting; readonly households: Households }

/** The batch, for somebody who may do this to it now. Of the households it is asked only when all else is well. */
export const findForAct = async <A extends BatchAct>(context: Signed, name: A, id: PayoutBatchId) => {
  const { ports, person, selves, today } = context
  const doc = (await ports.store.get(PAYOUT_BATCHES, id))?.doc
  if (doc === undefined) return refuse('NOT_FOUND')
  const who = { posts: person.posts, selves, household: 'two' as const, person, today }
  const first = admit(name, doc, who)
  if (!first.ok) return first
  // asked for in one breath they travel together
  const [met, households] = await Promise.all([metWith(context, [doc.maker]), householdsOf(ports, doc)])
  const by = { ...who, selves: met, household: await kinshipAmong(context, [...households.values()]) }
  const admitted = admit(name, doc, by)
  return admitted.ok ? ok<Found>({ doc, by, households }) : admitted
}

type Decided = { readonly next: PayoutBatchDoc; readonly frees: boolean }

/** The batch as the act leaves it. */
const decideOn = <A extends BatchAct>(
  name: A,
  doc: PayoutBatchDoc,
  input: ActInput<A>,
  by: Acting,
): Result<Decided, ActCode<A>> => {
  const decided = decideAct(name, doc, input, by)
  if (!decided.ok) return decided
  const { leaves, state, frees = false } = decided.value
  const { ending: _over, ...rest } = doc
  return ok({ next: { ...rest, ...leaves, state }, frees })
}

/** Decided on the batch as it stands in this transaction, and written. `ending`: what it was closed for. */
export const actIn = async <A extends BatchAct>(
  tx: Tx,
  name: A,
  id: PayoutBatchId,
  input: ActInput<A>,
  by: Acting,
  ending?: BatchState,
): Promise<Result<PayoutBatchDoc, ActCode<A>>> => {
  const seen = await tx.get(PAYOUT_BATCHES, id)
  if (seen === undefined || seen.doc.ending !== ending)
    return refuse('BATCH_WRONG_STATE', { state: seen?.doc.state ?? 'rejected' })
  const decided = decideOn(name, seen.doc, input, by)
  if (!decided.ok) return decided
  await tx.replace(PAYOUT_BATCHES, seen, decided.value.next)
  return ok(decided.value.next)
}

/** From here on nobody can do anything else to it, even if what follows breaks off; of two who end it in different ways the later. */
const close = <A extends BatchAct>(
  { ports }: Signed,
  name: A,
  id: PayoutBatchId,
  input: ActInput<A>,
  by: Acting,
): Promise<Result<Decided, ActCode<A>>> =>
  ports.store.transaction(async (tx) => {
    const seen = await tx.get(PAYOUT_BATCHES, id)
    if (seen === undefined) return refuse('NOT_FOUND')
    const decided = decideOn(name, seen.doc, input, by)
    if (decided.ok)
      await tx.replace(PAYOUT_BATCHES, seen, { ...seen.doc, ready: false, ending: decided.value.next.state })
    return decided
  })

/**
 * One act on a batch: found, decided, written. An act that frees the grants closes the batch first and gives them back some at a
 * time, so that whatever breaks off half-way goes on by saying it again. `look`: what else the act wants to know.
 */
const actOnBatch =
  <A extends 'approve' | 'reject' | 'handOver' | 'recall' | 'notAccepted'>(
    name: A,
    look: (context: Signed, households: Households) => Promise<Pick<BatchWorld, 'unstated'>> = async () => ({}),
  ) =>
  async (context: Signed, input: ActInput<A> & { readonly batch: PayoutBatchId }) => {
    const found = await findForAct(context, name, input.batch)
    if (!found.ok) return found
    const { doc, households } = found.value
    const by = { ...found.value.by, ...(await look(context, households)) }
    const decided = decideOn(name, doc, input, by)
    if (!decided.ok) return decided
    const ending = decided.value.frees ? decided.value.next.state : undefined
    if (ending !== undefined) {
      const closed = await close(context, name, doc.id, input, by)
      if (!closed.ok) return closed
      await giveBackGrants(context.ports.store, doc)
    }
    return context.commit(async (tx) => {
      const done = await actIn(tx, name, doc.id, input, by, ending)
      return done.ok ? ok({}) : done
    })
  }

export const approveBatch = actOnBatch('approve', async ({ ports }, households) => ({
  unstated: await unstatedAmong(ports, [...households.values()]),
}))
export const rejectBatch = actOnBatch('reject')
export const handOverBatch = actOnBatch('handOver')
export const recallBatch = actOnBatch('recall')
export const notAcceptedBatch = actOnBatch('notAccepted')
