import type { PayoutBatchId } from '@domain/kernel/ids'
import { ok, type Result, refuse } from '@domain/kernel/result'
import type { BatchReader, BatchWorld } from '@domain/payout/act'
import { type ActCode, type ActInput, admit, decideAct } from '@domain/payout/acts'
import type { BatchAct } from '@domain/payout/payout'
import type { Tx } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import { unstatedAmong } from '../grant/shared-account'
import { kinshipAmong, metWith } from '../person/ask'
import { PAYOUT_BATCHES, type PayoutBatchDoc } from '../stored/collections'
import { type Households, householdsOf } from './batch-view'
import { batchLinesOf } from './lines'
import { giveBackGrants, headsFor } from './take-grants'

/** The person who does an act, with the data that was read to decide on it. */
export type Acting = BatchReader & BatchWorld
type Found = {
  readonly doc: PayoutBatchDoc
  readonly by: Acting
  readonly households: Households
}

/**
 * Loads the batch if the caller may do this act on it now. The households are looked up only when everything else allows it.
 */
export const findForAct = async <A extends BatchAct>(context: Signed, name: A, id: PayoutBatchId) => {
  const { ports, person, selves, today } = context
  const doc = (await ports.store.get(PAYOUT_BATCHES, id))?.doc
  if (doc === undefined) return refuse('NOT_FOUND')
  const who = { posts: person.posts, selves, household: 'two' as const, person, today }
  const first = admit(name, doc, who)
  if (!first.ok) return first
  // in parallel, so that the store batches these reads into one request
  const [met, households] = await Promise.all([metWith(context, [doc.maker]), householdsOf(ports, doc)])
  const by = { ...who, selves: met, household: await kinshipAmong(context, [...households.values()]) }
  const admitted = admit(name, doc, by)
  return admitted.ok ? ok<Found>({ doc, by, households }) : admitted
}

/**
 * Decides on the batch as read in this transaction, and writes it. An act that frees the grants first closes the batch: from
 * then on no other act is possible, even if the rest is interrupted. If two persons end it in different ways, the later one
 * counts.
 */
export const actIn = async <A extends BatchAct>(
  tx: Tx,
  name: A,
  id: PayoutBatchId,
  input: ActInput<A>,
  by: Acting,
  closed = false,
): Promise<Result<PayoutBatchDoc, ActCode<A>>> => {
  const seen = await tx.get(PAYOUT_BATCHES, id)
  if (seen === undefined) return refuse('NOT_FOUND')
  const decided = decideAct(name, seen.doc, input, by)
  if (!decided.ok) return decided
  const { leaves, state, frees } = decided.value
  if (closed && headsFor(seen.doc) !== state) return refuse('BATCH_WRONG_STATE', { state: seen.doc.state })
  const { ending: _over, ...rest } = seen.doc
  const next = frees && !closed ? { ...rest, ready: false, ending: state } : { ...rest, ...leaves, state }
  await tx.replace(PAYOUT_BATCHES, seen, next)
  return ok(next)
}

/**
 * One act on a batch: loads, decides, writes. Grants freed by the act are released in portions between closing and ending the
 * batch, so an interrupted act is continued by repeating it. `look`: what else the act has to look up.
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
    const { store } = context.ports
    const by = { ...found.value.by, ...(await look(context, households)) }
    const decided = decideAct(name, doc, input, by)
    if (!decided.ok) return decided
    const { frees } = decided.value
    if (frees) {
      const closed = await store.transaction((tx) => actIn(tx, name, doc.id, input, by))
      if (!closed.ok) return closed
      await giveBackGrants(store, doc.id, await batchLinesOf(store, doc))
    }
    return context.commit(async (tx) => {
      const done = await actIn(tx, name, doc.id, input, by, frees)
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
