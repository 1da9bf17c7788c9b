export type InTurn = {
  readonly run: () => Promise<void>
  /** when nothing runs and nothing waits to */
  readonly still: () => Promise<void>
}

const nothing = (): void => undefined

/** One run after the other: two at once would only overtake one another. */
export const inTurn = (work: () => Promise<unknown>): InTurn => {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run: () => {
      const run = last.then(work, work)
      last = run
      return run.then(nothing)
    },
    still: () => last.then(nothing, nothing),
  }
}
