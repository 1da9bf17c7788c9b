import type { Log } from '../ports/world'

/** Runs `work` unless another process is at it; how that is told is the store's business. */
export type RunAlone = (name: string, work: () => Promise<void>) => Promise<unknown>

export type Timers = {
  /** no further run; resolves when the one under way has ended */
  stop(): Promise<void>
}

/** Starts the clock's jobs at once and then every so often, never two at a time. Of several processes one runs them. */
export const startTimers = (runAlone: RunAlone, jobs: () => Promise<unknown>, log: Log, everyMs: number): Timers => {
  let running: Promise<void> | undefined
  const once = async (): Promise<void> => {
    try {
      await runAlone('clock', async () => void (await jobs()))
    } catch (error) {
      log.alarm('timers', { error: error instanceof Error ? error.name : 'unknown' })
    }
  }
  const tick = (): void => {
    running ??= once().finally(() => {
      running = undefined
    })
  }
  tick()
  const timer = setInterval(tick, everyMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
