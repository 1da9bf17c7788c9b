import { type Call, type InstanceOptions, type InstanceProcess, startInstance } from './instance-process'

export type Pool = {
  invoke(call: () => Call): Promise<string>
  /** number of calls for which an instance had to be started */
  readonly coldStarts: () => number
  tick(aheadMs: number): void
  /** waits for running calls */
  close(): Promise<void>
}

/**
 * The instances of one function. Each handles one call at a time: the identity is an environment variable, so two concurrent
 * calls in one process would share it. A call without a free instance gets a new one, up to `most`, or waits.
 */
export const openPool = (options: InstanceOptions, most: number): Pool => {
  const idle: InstanceProcess[] = []
  const all = new Set<InstanceProcess>()
  const waiting: (() => void)[] = []
  const running = new Set<Promise<unknown>>()
  let closing = false
  let coldStarts = 0

  const taken = async (): Promise<InstanceProcess> => {
    for (;;) {
      const warm = idle.pop()
      if (warm?.alive()) return warm
      if (warm !== undefined) all.delete(warm)
      else if (all.size < most) {
        const fresh = startInstance(options)
        coldStarts += 1
        all.add(fresh)
        return fresh
      } else await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }
  const given = (instance: InstanceProcess): void => {
    if (instance.alive() && !closing) idle.push(instance)
    else all.delete(instance)
    waiting.shift()?.()
  }
  const answered = async (call: () => Call): Promise<string> => {
    const instance = await taken()
    try {
      return await instance.invoke(call())
    } finally {
      given(instance)
    }
  }
  return {
    invoke: async (call) => {
      const answer = answered(call)
      running.add(answer)
      try {
        return await answer
      } finally {
        running.delete(answer)
      }
    },
    coldStarts: () => coldStarts,
    tick: (aheadMs) => {
      for (const instance of all) instance.tick(aheadMs)
    },
    close: async () => {
      await Promise.allSettled(running)
      closing = true
      await Promise.all([...all].map((instance) => instance.close()))
    },
  }
}
