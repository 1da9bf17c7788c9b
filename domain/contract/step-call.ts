import type { Action } from '../application/action'
import { STEPS } from '../application/steps'
import { type CallSpec, doersOf } from './call'
import { CaseAck } from './views'

type Said = Pick<CallSpec, 'about'> & Partial<Pick<CallSpec, 'who' | 'input' | 'output' | 'refusals'>>
type Step<A extends Action> = {
  readonly kind: 'command'
  readonly refusals: readonly []
  readonly scope: 'case'
  readonly action: A
  readonly who: CallSpec['who']
  readonly input: (typeof STEPS)[A]['facts']
  readonly output: typeof CaseAck
}

/**
 * Declares a call that is a step of the lifecycle: the step defines who may call it, the answer has the usual form, and the input
 * is what the step leaves in the log, unless the call names its own.
 */
export const stepCall = <A extends Action, const S extends Said>(action: A, said: S) => {
  const usual = { kind: 'command', scope: 'case', refusals: [] } as const
  const step: Step<A> = { ...usual, action, who: doersOf(action), input: STEPS[action].facts, output: CaseAck }
  return { ...step, ...said } as Omit<Step<A>, keyof S> & S
}
