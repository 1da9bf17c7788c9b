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

/**
 * Lets everything else in this process have its turn. An answer of a store in the same process comes without one, so a long
 * reading that only awaits answers keeps everybody waiting to its end.
 */
export const othersFirst = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })
