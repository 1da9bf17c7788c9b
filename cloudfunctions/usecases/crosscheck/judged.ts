import { fits, wantsOf } from '@domain/application/actions'
import { type Decision, decide, type SaidOf } from '@domain/application/decide'
import { moveOf } from '@domain/application/lifecycle'
import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import type { CheckBatchId } from '@domain/kernel/ids'
import { householdOf, satThere } from '../person/selves'
import { worldOf } from '../step/do-step'
import { isOpen } from './batch'
import type { Starting } from './start-cases'

/** The steps of an officer on many cases of a round. */
type OnMany = 'passOver' | 'completeCrosscheck'

/**
 * The step on a case of the round, if this officer may do it there: not on their own household, nor where they surveyed or sat
 * in the committee above.
 */
export const judged =
  <A extends OnMany>(context: Starting, batch: CheckBatchId | string, action: A, said: SaidOf<A>) =>
  (s: CaseSnapshot): Decision<A> | undefined => {
    if (s.check?.batch !== batch || !isOpen(s) || moveOf(s.stage, action) === undefined) return undefined
    const { ports, person, selves, today } = context
    const household = householdOf(ports.sealer, person, selves, s)
    const fit = fits(s, { selves, place: placeOf(s), household, sat: satThere(person, selves, s) }, action)
    if (!fit.ok || !wantsOf(s, action, today).ok) return undefined
    const decision = decide(s, action, said, worldOf(context) as never)
    return decision.ok ? decision.value : undefined
  }
