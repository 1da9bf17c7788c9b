import { resultsIn, seenResultsIn } from '@domain/crosscheck/result-table'
import type { Steps } from '@domain/kernel/steps'

/** Without interruptions. */
const inOneGo = <R>(steps: Steps<R>): R => {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
export const readResults = (...given: Parameters<typeof resultsIn>) => inOneGo(resultsIn(...given))
export const seenResults = (...given: Parameters<typeof seenResultsIn>) => inOneGo(seenResultsIn(...given))
