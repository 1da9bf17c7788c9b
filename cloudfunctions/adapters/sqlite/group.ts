import { setImmediate } from 'node:timers'
import { isOutage } from '../store/attempts'
import type { Engine } from './engine'

type Waiting = {
  readonly apply: () => void
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

export type Group = {
  /** `apply` checks and writes. Answered once that is on the disk, or with what it threw; then it wrote nothing. */
  join(apply: () => void): Promise<void>
  /** Commits whoever waits now. */
  flush(): void
}

/**
 * Group commit: units of work that are ready in the same turn of the event loop share one transaction, and so one wait for the
 * disk. Each has a savepoint, so that one that fails takes no other down. When the disk fails, each is repeated on its own and
 * reports its own error.
 */
export const groupOn = (engine: Engine): Group => {
  let waiting: Waiting[] = []

  const commit = (group: readonly Waiting[]): void => {
    const alone = group.length === 1
    const answers: (() => void)[] = []
    const apply = (one: Waiting): void => {
      try {
        if (alone) one.apply()
        else engine.nested(one.apply)
        answers.push(one.done)
      } catch (error) {
        if (alone || isOutage(error)) throw error
        answers.push(() => one.failed(error))
      }
    }
    try {
      engine.atomically(() => group.forEach(apply))
    } catch (error) {
      if (alone) for (const { failed } of group) failed(error)
      else for (const one of group) commit([one])
      return
    }
    for (const answer of answers) answer()
  }
  const flush = (): void => {
    const group = waiting
    waiting = []
    if (group.length > 0) commit(group)
  }
  return {
    join: (apply) =>
      new Promise((done, failed) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ apply, done, failed })
      }),
    flush,
  }
}
