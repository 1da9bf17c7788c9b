import { type DocStore, StoreError, type Tx } from '../../ports/doc-store'
import { COUNTS } from './collections'

/**
 * Moves a figure by `by`, in the transaction that changes what it counts. `fromNothing`: there was nothing to count
 * before the first move, so the figure is right from the start.
 */
export const moveCount = async (tx: Tx, id: string, by: number, { fromNothing = false } = {}): Promise<void> => {
  const seen = await tx.get(COUNTS, id)
  if (seen === undefined) await tx.insert(COUNTS, id, { n: by, counted: fromNothing })
  else await tx.replace(COUNTS, seen, { ...seen.doc, n: seen.doc.n + by })
}

/** The figures that are known to be right; one that nobody has counted yet is missing. */
export const countsOf = async (store: DocStore, ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const found = await store.getMany(COUNTS, ids)
  return new Map(found.flatMap(({ id, doc }) => (doc.counted ? [[id, doc.n] as const] : [])))
}

/**
 * Counts one by one what nobody has counted yet, and writes it down – unless the figure moved meanwhile, which leaves it
 * to the next time. False then.
 */
export const settleCount = async (store: DocStore, id: string, count: () => Promise<number>): Promise<boolean> => {
  const seen = await store.get(COUNTS, id)
  if (seen?.doc.counted === true) return true
  const n = await count()
  try {
    await store.transaction(async (tx) => {
      if (seen === undefined) await tx.insert(COUNTS, id, { n, counted: true })
      else await tx.replace(COUNTS, seen, { n, counted: true })
    })
    return true
  } catch (error) {
    if (error instanceof StoreError && (error.kind === 'conflict' || error.kind === 'duplicate')) return false
    throw error
  }
}
