import type { Action } from '@domain/application/action'
import type { Decision } from '@domain/application/decide'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseId } from '@domain/kernel/ids'
import { invariant } from '@domain/kernel/result'
import { type Appending, append } from '../step/do-step'
import { slicesOf } from '../stored/at-once'
import { CASES } from '../stored/collections'

/** Households per transaction: at most twelve requests to WeChat's store. */
const AT_ONCE = 3

/**
 * Does a step on each of these cases for which `decideFor` decides one, a few per transaction. It decides from the case as it is
 * then, so that an interrupted run is repeated without harm. False: the time was up first.
 */
export const stepCases = async <A extends Action>(
  context: Appending,
  ids: readonly CaseId[],
  decideFor: (s: CaseSnapshot) => Decision<A> | undefined,
  { hasTime = () => true, atOnce = AT_ONCE }: { readonly hasTime?: () => boolean; readonly atOnce?: number } = {},
): Promise<boolean> => {
  for (const some of slicesOf(ids, atOnce)) {
    if (!hasTime()) return false
    await context.ports.store.transaction(async (tx) => {
      const cases = await tx.getMany(CASES, some)
      await Promise.all(
        cases.map(async (stored) => {
          const decision = stored && decideFor(stored.doc)
          if (stored === undefined || decision === undefined) return
          const written = await append(tx, context, stored, decision)
          invariant(written.ok, 'the case was read in this transaction')
        }),
      )
    })
  }
  return true
}
