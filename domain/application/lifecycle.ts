import { invariant } from '../kernel/result'
import type { Policy } from '../policy/policy'
import { ACTIONS, type Action } from './action'
import type { Stage } from './stage'
import type { Leads, Move } from './step'
import { stepOf } from './steps'

/** Who may do this at the stage, and where it leads; undefined: it cannot be done there. */
export const moveOf = (stage: Stage, action: Action): Move | undefined => stepOf(action).at[stage]

export const actionsAt = (stage: Stage): readonly Action[] =>
  ACTIONS.filter((action) => moveOf(stage, action) !== undefined)

const ORDERS: Record<Policy['stageOrder'], readonly Stage[]> = {
  'crosscheck-before-notice': ['deliberating', 'crosschecking', 'to-post', 'county-review', 'determining'],
  'crosscheck-after-review': ['deliberating', 'to-post', 'county-review', 'crosschecking', 'determining'],
}

/** Stages that are part of another's step. */
const WITHIN: Partial<Record<Stage, Stage>> = { 'on-notice': 'to-post', 'deliberating-above': 'deliberating' }

/** The step after `stage` in the policy's order; a finished cross-check is not run twice. @internal */
export const nextStage = (stage: Stage, order: Policy['stageOrder'], crosscheckDone: boolean): Stage => {
  const steps = ORDERS[order]
  const at = steps.indexOf(WITHIN[stage] ?? stage)
  invariant(at !== -1, 'the order of steps knows every stage that has a next one')
  const next = steps[at + 1]
  invariant(next !== undefined, 'nothing comes next after the last step of the order')
  return next === 'crosschecking' && crosscheckDone ? nextStage(next, order, false) : next
}

type Before = { readonly stage: Stage; readonly check?: { readonly completedOn?: unknown } | undefined }

const oneOf = (leads: Leads): leads is readonly Stage[] => Array.isArray(leads)

/** The stage a step leads to: by its module, by the policy's order, or, of several, as its facts decided. */
export const stageAfter = (
  before: Before,
  action: Action,
  decided: Stage | 'next' | undefined,
  order: Policy['stageOrder'],
): Stage => {
  const to = moveOf(before.stage, action)?.to
  invariant(to !== undefined, 'a step is done at its stages only')
  const next = () =>
    nextStage(before.stage, order, before.check?.completedOn !== undefined || action === 'completeCrosscheck')
  if (to === 'stay') return before.stage
  if (to === 'next') return next()
  if (!oneOf(to)) return to
  const named = decided === 'next' ? next() : decided
  invariant(named !== undefined && to.includes(named), 'a step leads to one of the stages it names')
  return named
}
