import { grantAllows } from '@domain/application/money/grant'
import type { PayoutBatchId } from '@domain/kernel/ids'
import type { RefusalCode } from '@domain/kernel/refusals'
import { invariant, ok, type Result, refuse } from '@domain/kernel/result'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import { moveGrantIn } from '../grant/draw'
import {
  GRANTS,
  type GrantDoc,
  PAYOUT_BATCHES,
  PAYOUT_LINES,
  type PayoutBatchDoc,
  type PayoutLineDoc,
} from '../stored/collections'
import { LINES_AT_ONCE, lineId } from './lines'

type Store = Signed['ports']['store']

export const holds = (grant: GrantDoc, batch: PayoutBatchId): boolean =>
  grantAllows('giveBack', grant).ok && grant.batch === batch

type Named = Pick<PayoutLineDoc, 'grant'>
type Slice<L> = {
  readonly lines: readonly L[]
  readonly grants: readonly (Stored<GrantDoc> | undefined)[]
  /** the slice of the first lines */
  readonly first: boolean
}

/** One transaction for each slice of lines, until one is refused. */
const inSlices = async <L extends Named, C extends RefusalCode>(
  store: Store,
  all: readonly L[],
  each: (tx: Tx, slice: Slice<L>) => Promise<Result<true, C>>,
  beside: (tx: Tx) => Promise<unknown> = async () => undefined,
) => {
  for (let from = 0; from < all.length; from += LINES_AT_ONCE) {
    const done = await store.transaction(async (tx) => {
      const lines = all.slice(from, from + LINES_AT_ONCE)
      const ids = lines.map(({ grant }) => grant)
      const [grants] = await Promise.all([tx.getMany(GRANTS, ids), beside(tx)])
      return each(tx, { lines, grants, first: from === 0 })
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

/** The lines of a batch of an earlier release are inside it. */
const takeOne = async (
  tx: Tx,
  { id, inside }: PayoutBatchDoc,
  grant: Stored<GrantDoc>,
  line: PayoutLineDoc | undefined,
): Promise<void> => {
  invariant(line !== undefined, 'a grant is taken for its line')
  await moveGrantIn(tx, 'take', grant, { batch: id })
  if (inside === undefined) await tx.insert(PAYOUT_LINES, lineId(id, line.grant), line)
}

/**
 * Takes the grants of a batch in portions, one transaction each, and writes their lines. The first transaction also writes the
 * batch, so that an interrupted batch is visible and can be rejected. Grants that this batch has already taken are accepted; if
 * another batch has taken a grant, its portion is refused. A repeat after a crash continues where it stopped.
 */
export const takeGrants = (store: Store, batch: PayoutBatchDoc, lines: readonly PayoutLineDoc[]) => {
  const look = (tx: Tx) => tx.get(PAYOUT_BATCHES, batch.id)
  const take = async (tx: Tx, slice: Slice<PayoutLineDoc>) => {
    const begins = slice.first && (await look(tx)) === undefined
    if (begins) await tx.insert(PAYOUT_BATCHES, batch.id, batch)
    const made = begins ? ok(true) : await stillMade(tx, batch.id)
    if (!made.ok) return made
    const found = slice.grants.filter((seen) => seen !== undefined)
    if (found.length < slice.grants.length) return refuse('GRANT_WRONG_STATE')
    const fresh = found.filter(({ doc }) => !holds(doc, batch.id))
    const odd = fresh.map(({ doc }) => grantAllows('take', doc)).find((allowed) => !allowed.ok)
    if (odd !== undefined) return odd
    const lineOf = new Map(slice.lines.map((line) => [line.grant, line]))
    for (const seen of fresh) await takeOne(tx, batch, seen, lineOf.get(seen.doc.id))
    return ok(true)
  }
  return inSlices(store, lines, take, look)
}

/** Releases the grants of a batch, so that another batch can take them. */
export const giveBackGrants = async (store: Store, batch: PayoutBatchId, lines: readonly Named[]): Promise<void> => {
  await inSlices(store, lines, async (tx, { grants }) => {
    for (const seen of grants) {
      if (seen !== undefined && holds(seen.doc, batch)) await moveGrantIn(tx, 'giveBack', seen, {})
    }
    return ok(true)
  })
}
