import { isDeepStrictEqual } from 'node:util'
import type { GrantId, PayoutBatchId } from '@domain/kernel/ids'
import { invariant } from '@domain/kernel/result'
import type { DocStore, Stored, Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { onceOver } from '../clock/once-over'
import { PAYOUT_BATCHES, PAYOUT_LINES, type PayoutBatchDoc, type PayoutLineDoc } from '../stored/collections'
import { allOf, upsert } from '../stored/documents'

/** A batch has one line for a grant: the id enforces it. */
export const lineId = (batch: PayoutBatchId, grant: GrantId): string => `${batch}:${grant}`

/** Lines per transaction: small enough for a transaction, and one request reads all of them. */
export const LINES_AT_ONCE = 10

type Batch = Pick<PayoutBatchDoc, 'id' | 'inside'>

/** The lines of a batch with their payees and the bank's answers, in their order. */
export const batchLinesOf = async (
  store: Pick<DocStore, 'query'>,
  { id, inside }: Batch,
): Promise<readonly PayoutLineDoc[]> => {
  const own = (await allOf(store, PAYOUT_LINES, { index: 'byBatch', eq: [id] })).map(({ doc }) => doc)
  if (inside === undefined) return own
  // what was entered since stands in the line's own document
  const byGrant = new Map(own.map((line) => [line.grant, line]))
  return inside.map((line) => ({ ...line, ...byGrant.get(line.grant) }))
}

type Found = { readonly seen: Stored<PayoutLineDoc> | undefined; readonly line: PayoutLineDoc }

/** The line of a grant; `seen` is undefined for a line that has no document of its own yet. */
export const lineIn = async (tx: Tx, batch: PayoutBatchId, grant: GrantId): Promise<Found> => {
  const seen = await tx.get(PAYOUT_LINES, lineId(batch, grant))
  if (seen !== undefined) return { seen, line: seen.doc }
  const line = (await tx.get(PAYOUT_BATCHES, batch))?.doc.inside?.find((each) => each.grant === grant)
  invariant(line !== undefined, 'a batched grant is a line of its batch')
  return { seen, line }
}

/** Writes what was entered for a line. */
export const enterIn = (
  tx: Tx,
  { seen, line }: Found,
  said: Pick<PayoutLineDoc, 'outcome' | 'returned'>,
): Promise<void> => upsert(tx, PAYOUT_LINES, lineId(line.batch, line.grant), seen, { ...line, ...said })

/** Removes the lines of a batch that is not going to be. */
export const removeLines = async (
  store: Pick<DocStore, 'transaction'>,
  batch: PayoutBatchId,
  lines: readonly Pick<PayoutLineDoc, 'grant'>[],
): Promise<void> => {
  const ids = lines.map(({ grant }) => lineId(batch, grant))
  for (let from = 0; from < ids.length; from += LINES_AT_ONCE)
    await store.transaction(async (tx) => {
      for (const seen of await tx.getMany(PAYOUT_LINES, ids.slice(from, from + LINES_AT_ONCE)))
        if (seen !== undefined) await tx.remove(PAYOUT_LINES, seen)
    })
}

const copyLines = async (tx: Tx, id: PayoutBatchId, lines: readonly PayoutLineDoc[]): Promise<void> => {
  const ids = lines.map(({ grant }) => lineId(id, grant))
  const seen = await tx.getMany(PAYOUT_LINES, ids)
  for (const [i, line] of lines.entries()) {
    const whole = { ...line, ...seen[i]?.doc }
    if (!isDeepStrictEqual(seen[i]?.doc, whole)) await upsert(tx, PAYOUT_LINES, lineId(id, line.grant), seen[i], whole)
  }
}

/**
 * Makes the lines of a batch of an earlier release documents of their own. The next run continues an interrupted one.
 *
 * @internal
 */
export const setApart = async (store: Pick<DocStore, 'transaction'>, { id, inside: found }: Batch): Promise<void> => {
  let inside = found
  while (inside !== undefined) {
    const lines = inside
    for (let from = 0; from < lines.length; from += LINES_AT_ONCE)
      await store.transaction((tx) => copyLines(tx, id, lines.slice(from, from + LINES_AT_ONCE)))
    inside = await store.transaction(async (tx) => {
      const head = await tx.get(PAYOUT_BATCHES, id)
      if (head?.doc.inside === undefined) return undefined
      // the earlier release, still running beside this one, has entered an answer since
      if (!isDeepStrictEqual(head.doc.inside, lines)) return head.doc.inside
      const { inside: _apart, ...rest } = head.doc
      await tx.replace(PAYOUT_BATCHES, head, rest)
      return undefined
    })
  }
}

/** Once over all batches of earlier releases. */
export const setAllApart = (ports: Ports, until: number): Promise<number> =>
  onceOver(ports, 'payoutLines', until, async () => ({
    collection: PAYOUT_BATCHES,
    index: 'byCity',
    eq: (city, year) => [city, year],
    atOnce: 5,
    each: async (batches) => {
      for (const { doc } of batches) await setApart(ports.store, doc)
    },
  }))
