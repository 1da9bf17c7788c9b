export type InTurn = {
  readonly run: () => Promise<void>
  /** resolves when nothing runs or waits */
  readonly still: () => Promise<void>
}

const nothing = (): void => undefined

/** Runs `work` one call after the other, because two concurrent runs would conflict. */
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
