/** Works on several items in parallel, never more than `most`. */
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
 * Yields to the event loop. A store in the same process answers without yielding, and a long loop of such awaits would block
 * all other work.
 */
export const othersFirst = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

/** The items in portions of at most `size`. */
export const slicesOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
