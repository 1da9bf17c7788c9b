import { grantAllows } from '@domain/application/money/grant'
import type { PayoutBatchId } from '@domain/kernel/ids'
import type { RefusalCode } from '@domain/kernel/refusals'
import { ok, type Result, refuse } from '@domain/kernel/result'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import { moveGrantIn } from '../grant/draw'
import { GRANTS, type GrantDoc, PAYOUT_BATCHES, type PayoutBatchDoc } from '../stored/collections'

type Store = Signed['ports']['store']

export const holds = (grant: GrantDoc, batch: PayoutBatchId): boolean =>
  grantAllows('giveBack', grant).ok && grant.batch === batch

/** Grants of one transaction: it stays small, and a request that checks or ends one does it for all of them. */
const AT_ONCE = 10

type Lines = Pick<PayoutBatchDoc, 'id' | 'lines'>

const inSlices = async <C extends RefusalCode>(
  store: Store,
  { lines }: Pick<PayoutBatchDoc, 'lines'>,
  each: (tx: Tx, grants: readonly (Stored<GrantDoc> | undefined)[], from: number) => Promise<Result<true, C>>,
  beside: (tx: Tx) => Promise<unknown> = async () => undefined,
) => {
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const done = await store.transaction(async (tx) => {
      const slice = lines.slice(from, from + AT_ONCE)
      // asked for together; each is then at hand
      const [grants] = await Promise.all([Promise.all(slice.map(({ grant }) => tx.get(GRANTS, grant))), beside(tx)])
      return each(tx, grants, from)
    })
    if (!done.ok) return done
  }
  return ok(true)
}

/** What becomes of it: the state it has been closed for, or the one it is in. */
export const headsFor = ({ ending, state }: PayoutBatchDoc) => ending ?? state

/** Still being made; an approver may turn it back meanwhile, and gives back only what it holds by then. */
export const stillMade = async (tx: Tx, id: PayoutBatchId) => {
  const seen = await tx.get(PAYOUT_BATCHES, id)
  return seen !== undefined && headsFor(seen.doc) === 'made'
    ? ok(seen)
    : refuse('BATCH_WRONG_STATE', { state: 'rejected' })
}

/**
 * All lines of a batch, some in each transaction, the first of which writes the batch itself: whatever breaks off half-way can be
 * seen, and turned back. Taken already is fine, taken by another is not, and none of its slice is then. Repeating it after a crash
 * goes on where it stopped.
 */
export const takeGrants = (store: Store, batch: PayoutBatchDoc) => {
  const look = (tx: Tx) => tx.get(PAYOUT_BATCHES, batch.id)
  const take = async (tx: Tx, grants: readonly (Stored<GrantDoc> | undefined)[], from: number) => {
    const begins = from === 0 && (await look(tx)) === undefined
    if (begins) await tx.insert(PAYOUT_BATCHES, batch.id, batch)
    const made = begins ? ok(true) : await stillMade(tx, batch.id)
    if (!made.ok) return made
    const found = grants.filter((seen) => seen !== undefined)
    if (found.length < grants.length) return refuse('GRANT_WRONG_STATE')
    const fresh = found.filter(({ doc }) => !holds(doc, batch.id))
    const odd = fresh.map(({ doc }) => grantAllows('take', doc)).find((allowed) => !allowed.ok)
    if (odd !== undefined) return odd
    for (const seen of fresh) await moveGrantIn(tx, 'take', seen, { batch: batch.id })
    return ok(true)
  }
  return inSlices(store, batch, take, look)
}

/** They wait for another batch. */
export const giveBackGrants = async (store: Store, batch: Lines): Promise<void> => {
  await inSlices(store, batch, async (tx, grants) => {
    for (const seen of grants) {
      if (seen !== undefined && holds(seen.doc, batch.id)) await moveGrantIn(tx, 'giveBack', seen, {})
    }
    return ok(true)
  })
}
