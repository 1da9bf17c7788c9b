import type { Log } from '../ports/world'

/** Runs `work` unless another process is running it; the store detects that. */
export type RunAlone = (name: string, work: () => Promise<void>) => Promise<unknown>

export type Timers = {
  /** starts no further run; resolves when the current run has ended */
  stop(): Promise<void>
}

/**
 * Runs the clock's jobs at once and then periodically; two runs never overlap. Of several server processes only one runs the
 * jobs.
 */
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
