import { setImmediate as otherWork } from 'node:timers/promises'
import type { Steps } from '@domain/kernel/steps'

/** Long work with other people's calls between its portions. */
export const atLeisure = async <R>(steps: Steps<R>): Promise<R> => {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await otherWork()
  }
}
