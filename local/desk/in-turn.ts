/** One run after the other: two at once would only overtake one another. */
export const inTurn = (work: () => Promise<unknown>): (() => Promise<void>) => {
  let last: Promise<unknown> = Promise.resolve()
  return () => {
    const run = last.then(work, work)
    last = run
    return run.then(() => undefined)
  }
}
