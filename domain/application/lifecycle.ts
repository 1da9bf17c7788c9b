import { invariant } from '../kernel/result'
import type { Policy } from '../policy/policy'
import { ACTIONS, type Action } from './action'
import type { Stage } from './stage'
import { nextStage } from './stages'
import type { Leads, Move } from './step'
import { stepOf } from './steps'

/** Who may do the action at the stage, and where it leads; undefined: the action does not exist at this stage. */
export const moveOf = (stage: Stage, action: Action): Move | undefined => stepOf(action).at[stage]

export const actionsAt = (stage: Stage): readonly Action[] =>
  ACTIONS.filter((action) => moveOf(stage, action) !== undefined)

type Before = { readonly stage: Stage; readonly check?: { readonly completedOn?: unknown } | undefined }

const oneOf = (leads: Leads): leads is readonly Stage[] => Array.isArray(leads)

/**
 * The stage a step leads to: fixed by its module, given by the policy's stage order, or chosen by its decision where the module
 * lists several.
 */
export const stageAfter = (
  before: Before,
  action: Action,
  decided: Stage | 'next' | undefined,
  order: Policy['stageOrder'],
): Stage => {
  const to = moveOf(before.stage, action)?.to
  invariant(to !== undefined, 'a step is done at its stages only')
  const next = () => nextStage(before.stage, order, before.check?.completedOn !== undefined)
  if (to === 'stay') return before.stage
  if (to === 'next') return next()
  if (!oneOf(to)) return to
  const named = decided === 'next' ? next() : decided
  invariant(named !== undefined && to.includes(named), 'a step leads to one of the stages it names')
  return named
}
