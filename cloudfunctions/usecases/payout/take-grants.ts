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

/** Grants per transaction: small enough for a transaction, and one request checks or writes all of them. */
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
      const ids = slice.map(({ grant }) => grant)
      const [grants] = await Promise.all([tx.getMany(GRANTS, ids), beside(tx)])
      return each(tx, grants, from)
    })
    if (!done.ok) return done
  }
  return ok(true)
}

/** The state the batch will end in if it is closed, otherwise its present state. */
export const headsFor = ({ ending, state }: PayoutBatchDoc) => ending ?? state

/**
 * The batch if it is still being made. An approver may reject the batch concurrently, and the rejection releases only the
 * grants that the batch holds by that time.
 */
export const stillMade = async (tx: Tx, id: PayoutBatchId) => {
  const seen = await tx.get(PAYOUT_BATCHES, id)
  return seen !== undefined && headsFor(seen.doc) === 'made'
    ? ok(seen)
    : refuse('BATCH_WRONG_STATE', { state: 'rejected' })
}

/**
 * Takes the grants of a batch in portions, one transaction each. The first transaction also writes the batch, so that an
 * interrupted batch is visible and can be rejected. Grants that this batch has already taken are accepted; if another batch has
 * taken a grant, its portion is refused. A repeat after a crash continues where it stopped.
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

/** Releases the grants of a batch, so that another batch can take them. */
export const giveBackGrants = async (store: Store, batch: Lines): Promise<void> => {
  await inSlices(store, batch, async (tx, grants) => {
    for (const seen of grants) {
      if (seen !== undefined && holds(seen.doc, batch.id)) await moveGrantIn(tx, 'giveBack', seen, {})
    }
    return ok(true)
  })
}
