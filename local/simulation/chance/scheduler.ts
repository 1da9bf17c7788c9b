/** After this many turns of the event loop without progress, a task is waiting for something the scheduler does not know. */
const IDLE_MOST = 1000

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Decides which of several concurrent tasks continues. Each request to the store waits here for its turn; when all tasks wait,
 * `pick` chooses one of them. With a single task nothing waits.
 */
export type Scheduler = {
  /** waits until the scheduler lets the task continue */
  readonly turn: () => Promise<void>
  readonly together: (tasks: readonly (() => Promise<unknown>)[], pick: (count: number) => number) => Promise<void>
}

export const schedulerOf = (): Scheduler => {
  let waiting: (() => void)[] = []
  let many = false

  /** lets one waiting task continue; false: none waits */
  const letOne = (pick: (count: number) => number): boolean => {
    if (waiting.length === 0) return false
    for (const next of waiting.splice(pick(waiting.length), 1)) next()
    return true
  }
  const run: Scheduler['together'] = async (tasks, pick) => {
    let open = tasks.length
    const ended = (): void => {
      open -= 1
    }
    const all = Promise.allSettled(tasks.map((task) => task().finally(ended)))
    for (let idle = 0; open > 0; ) {
      await turn()
      idle = letOne(pick) ? 0 : idle + 1
      if (idle > IDLE_MOST) throw new Error('a task waits for something outside the simulation')
    }
    for (const result of await all) if (result.status === 'rejected') throw result.reason
  }

  return {
    turn: () => (many ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    together: async (tasks, pick) => {
      if (many) throw new Error('tasks started by a task')
      many = tasks.length > 1
      waiting = []
      try {
        await run(tasks, pick)
      } finally {
        many = false
      }
    },
  }
}
