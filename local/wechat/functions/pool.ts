import { type InstanceOptions, type InstanceProcess, startInstance } from './instance-process'
import type { Invoke } from './messages'

export type Pool = {
  invoke(call: () => Omit<Invoke, 'id'>): Promise<string>
  /** calls that found no instance waiting and had one started */
  readonly coldStarts: () => number
  /** waits for what still runs */
  close(): Promise<void>
}

/**
 * The instances of one function. Each takes one call at a time – identity is an environment variable, so two calls in
 * one process would speak for one another; a call that finds none free has one started, up to `most`, or waits.
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
  const answered = async (call: () => Omit<Invoke, 'id'>): Promise<string> => {
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
    close: async () => {
      await Promise.allSettled(running)
      closing = true
      await Promise.all([...all].map((instance) => instance.close()))
    },
  }
}
