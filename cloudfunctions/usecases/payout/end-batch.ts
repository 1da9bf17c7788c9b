import { holdsPrivateData } from '@domain/kernel/masked'
import { ok, type Result, refuse } from '@domain/kernel/result'
import { notOwn, type Selves } from '@domain/organisation/person'
import type { PostRole } from '@domain/organisation/roles'
import { acceptNotAccepted, acceptRecall } from '@domain/payout/hand-over'
import { acceptRejection } from '@domain/payout/payout'
import type { Signed, UseCase } from '../../dispatch/context'
import type { Stored } from '../../ports/doc-store'
import { type Ending, PAYOUT_BATCHES, type PayoutBatchDoc } from '../collections'
import { metWith } from '../person/ask'
import { findBatch, householdIn } from './batch-view'
import { giveBackGrants } from './take-grants'

type Way = {
  readonly ending: Ending
  readonly by: PostRole
  readonly accept: (batch: PayoutBatchDoc, selves: Selves) => Result<true>
}
type Input = { readonly batch: PayoutBatchDoc['id']; readonly why: string }

/** From here on nobody can approve, send, hand over or answer it, even if what follows breaks off. */
const close = async (context: Signed, found: Stored<PayoutBatchDoc>, way: Way): Promise<Result<true>> => {
  const selves = await metWith(context, [found.doc.maker])
  return context.ports.store.transaction(async (tx): Promise<Result<true>> => {
    const seen = await tx.get(PAYOUT_BATCHES, found.id)
    if (seen === undefined) return refuse('NOT_FOUND')
    const accepted = way.accept(seen.doc, selves)
    if (!accepted.ok) return accepted
    await tx.replace(PAYOUT_BATCHES, seen, { ...seen.doc, ready: false, ending: way.ending })
    return ok(true)
  })
}

/** What it has become stands beside who said so and why. */
const ended = (batch: PayoutBatchDoc, { person, today }: Signed, ending: Ending, why: string): PayoutBatchDoc => {
  const { ending: _over, ...rest } = batch
  return ending === 'rejected'
    ? { ...rest, state: ending, rejectedBecause: why }
    : { ...rest, state: ending, ended: { on: today, why, by: person.name } }
}

/**
 * Takes a batch back before it is paid. It is closed first and its grants are given back some at a time, so that whatever
 * breaks off half-way goes on by saying it again; of two who end it in different ways at once one is told it is over.
 */
const endBatch = async (context: Signed, { batch, why }: Input, way: Way): Promise<Result<Record<string, never>>> => {
  if (holdsPrivateData(why)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  const found = await findBatch(context, batch, [way.by])
  if (!found.ok) return found
  const own = way.ending === 'rejected' ? ok(true) : notOwn(await householdIn(context, found.value.doc))
  if (!own.ok) return own
  const closed = await close(context, found.value, way)
  if (!closed.ok) return closed
  await giveBackGrants(context.ports.store, found.value.doc)
  return context.commit(async (tx) => {
    const seen = await tx.get(PAYOUT_BATCHES, batch)
    if (seen?.doc.ending !== way.ending) return refuse('BATCH_WRONG_STATE', { state: seen?.doc.state ?? way.ending })
    await tx.replace(PAYOUT_BATCHES, seen, ended(seen.doc, context, way.ending, why))
    return ok({})
  })
}

/** 退回: by the checker, until it has gone to the bank. */
export const rejectBatch: UseCase<'payout.reject'> = (context, input) =>
  endBatch(context, input, { ending: 'rejected', by: 'fund-approver', accept: acceptRejection })

/** 撤回: by the fund officer, until it has gone to the bank. */
export const recallBatch: UseCase<'payout.recall'> = (context, input) =>
  endBatch(context, input, { ending: 'recalled', by: 'fund-officer', accept: acceptRecall })

/** 银行未受理: by a second person, for as long as the bank has said nothing of it. */
export const notAcceptedBatch: UseCase<'payout.notAccepted'> = (context, input) =>
  endBatch(context, input, { ending: 'unaccepted', by: 'fund-approver', accept: acceptNotAccepted })
