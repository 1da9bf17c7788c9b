import type * as z from 'zod/mini'
import type { PlainDate } from '../kernel/plain-date'
import type { RefusalCode } from '../kernel/refusals'
import { ok, type Result } from '../kernel/result'
import { addExpectedDays } from '../kernel/working-days'
import { type Telling, tell } from '../message/telling'
import type { Action } from './action'
import { begin } from './apply/submit'
import type { EntryFacts } from './entry'
import { stageAfter } from './lifecycle'
import { owesPaper } from './paper-up'
import type { CaseSnapshot } from './snapshot'
import { isAlive, type Stage } from './stage'
import { dueAt } from './stages'
import type { StepModule } from './step'
import { type DecisionRefusal, STEPS } from './steps'
import type { Decided, World } from './world'

type DecideOf<A extends Action> = Parameters<(typeof STEPS)[A]['decide']>
/** The input of the step, as its person states it. */
export type SaidOf<A extends Action> = DecideOf<A>[1]
/** What the use case has to look up for this step, besides what every step needs. */
export type LookedUp<A extends Action> = Omit<DecideOf<A>[2], keyof World>

/** The result of deciding a step: the log entry and the messages to be written. */
export type Decision<A extends Action = Action> = {
  readonly kind: A
  readonly facts: EntryFacts<A>
  readonly to: Stage
  readonly dueOn?: PlainDate | undefined
  readonly messages: readonly Telling[]
}

/**
 * A case that ends while its notice is posted leaves a paper on the wall; its base union removes the paper by the next working
 * day.
 */
const dueThere = (to: Stage, s: CaseSnapshot, world: World): PlainDate | undefined => {
  const hangs = s.stage === 'on-notice' || owesPaper(s)
  return !isAlive(to) && hangs ? addExpectedDays(world.today, 1, world.calendar) : dueAt(to, world)
}

/** Decides the first entry of a case's log. */
export const decideFirst = (said: SaidOf<'submit'>, world: DecideOf<'submit'>[2]) => {
  const decided = begin(said, world)
  if (!decided.ok) return decided
  const dueOn = dueAt('submitted', world)
  const messages = tell('received', dueOn === undefined ? {} : { dueOn })
  return ok({ kind: 'submit' as const, to: 'submitted' as const, ...decided.value, dueOn, messages })
}

/** Decides a step by its module: the stage it leads to, the day by which the next step is due, and the messages. Pure. */
export const decide = <A extends Action>(
  s: CaseSnapshot,
  kind: A,
  said: SaidOf<A>,
  world: World & LookedUp<A>,
): Result<Decision<A>, DecisionRefusal<A>> => {
  // input, world and facts belong together by A, which the type of the table cannot express
  const module = STEPS[kind] as unknown as StepModule<
    z.ZodMiniType<EntryFacts<A>>,
    RefusalCode,
    SaidOf<A>,
    typeof world,
    Result<Decided<EntryFacts<A>>, DecisionRefusal<A>>
  >
  const decided = module.decide(s, said, world)
  if (!decided.ok) return decided
  const { facts, to: named, messages = [], clockOf, dueOn: own } = decided.value
  const to = stageAfter(s, kind, named, world.policy.stageOrder)
  const dueOn = own ?? (to === s.stage ? clockOf && dueAt(clockOf, world) : dueThere(to, s, world))
  return ok({ kind, facts, to, dueOn, messages })
}
