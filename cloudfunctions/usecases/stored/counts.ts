import { type DocStore, StoreError, type Tx } from '../../ports/doc-store'
import { COUNTS } from './collections'
import { upsert } from './documents'

/**
 * Changes a counter by `by`, in the transaction that changes the counted documents. `fromNothing`: no counted documents existed
 * before the first change, so the counter is right from the start.
 */
export const moveCount = async (tx: Tx, id: string, by: number, { fromNothing = false } = {}): Promise<void> => {
  const seen = await tx.get(COUNTS, id)
  const { n, counted } = seen?.doc ?? { n: 0, counted: fromNothing }
  await upsert(tx, COUNTS, id, seen, { n: n + by, counted })
}

/** The counters known to be right; those not counted yet are left out. */
export const countsOf = async (store: DocStore, ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const found = await store.getMany(COUNTS, ids)
  return new Map(found.flatMap(({ id, doc }) => (doc.counted ? [[id, doc.n] as const] : [])))
}

/**
 * Initialises a counter by counting its documents; returns false if the counter changed concurrently, so that the next call
 * retries.
 */
export const settleCount = async (store: DocStore, id: string, count: () => Promise<number>): Promise<boolean> => {
  const seen = await store.get(COUNTS, id)
  if (seen?.doc.counted === true) return true
  const n = await count()
  try {
    await store.transaction((tx) => upsert(tx, COUNTS, id, seen, { n, counted: true }))
    return true
  } catch (error) {
    if (error instanceof StoreError && (error.kind === 'conflict' || error.kind === 'duplicate')) return false
    throw error
  }
}
