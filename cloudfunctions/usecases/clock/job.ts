/** What one run of a job did, and what it left for the next one: due now and not done, counted to a hundred. */
export type Done = { readonly did: number; readonly left: number }

/** Several at a time, never more than `most`. */
export const sideBySide = async <T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> => {
  const waiting = items.values()
  const inTurn = async (): Promise<void> => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, inTurn))
}
