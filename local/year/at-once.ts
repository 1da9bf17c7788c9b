/** Runs `work` for every item, so many at a time. The first failure is thrown after the others have ended. */
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
