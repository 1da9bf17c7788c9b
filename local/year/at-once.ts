/** Runs `work` for every item, at most `width` concurrently. The first error is thrown after all others have ended. */
export const atOnce = async <T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const queue = [...items]
  const failures: unknown[] = []
  const runner = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined && failures.length === 0; item = queue.shift()) {
      try {
        await work(item)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: width }, runner))
  if (failures.length > 0) throw failures[0]
}
