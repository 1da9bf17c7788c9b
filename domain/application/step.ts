import type * as z from 'zod/mini'
import type { PersonId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import type { RefusalCode } from '../kernel/refusals'
import type { Result } from '../kernel/result'
import type { PostRole } from '../organisation/roles'
import type { EntryHead } from './entry-head'
import type { CaseSnapshot } from './snapshot'
import type { Stage } from './stage'
import type { CaseState, Patch } from './state'
import type { Decided, World } from './world'

/**
 * Who may do a step: holders of a post, the applicant, an adult of the household, a member who sees the notice, or the cloud
 * itself.
 */
export type Doer = PostRole | 'applicant' | 'household' | 'member' | 'system'

/**
 * Where a step leads: `stay`, `next` by the policy's stage order, one stage, or one of several stages that its decision chooses
 * (a vote, an objection, a re-examination).
 */
export type Leads = Stage | 'stay' | 'next' | readonly Stage[]
export type Move = { readonly by: readonly Doer[]; readonly to: Leads }
export type At = Partial<Record<Stage, Move>>

/** Readers of the log: the worker, a base union, or the offices that review, pay and audit. */
export type LogReader = 'worker' | 'base' | 'office'

/**
 * Turns facts of one version into facts of the next. The entry around the facts may supply what the older version did not
 * store.
 */
export type Upcast = (facts: never, entry: EntryHead) => object

/**
 * The whole definition of a step of the lifecycle. Buttons, dispatcher, contract, log and fold all read it here (decision
 * 0041).
 */
export type StepModule<
  F extends z.ZodMiniType = z.ZodMiniType,
  C extends RefusalCode = RefusalCode,
  I = never,
  W extends World = never,
  D extends Result<Decided<z.infer<F>>, RefusalCode> = Result<Decided<z.infer<F>>, RefusalCode>,
> = {
  /** the stages the step is allowed at, who may do it there, and where it leads */
  readonly at: At
  /** The step judges the case: a surveyor of the case may not do it. */
  readonly judges?: true
  /** Stages at which this step is the city's decision after the county's. Another person must do it, except for 市直 units. */
  readonly cityAfterCountyAt?: readonly Stage[]
  /** The level whose turn it is, if several levels could do the step; absent: any level that reaches the case. */
  readonly level?: (s: CaseState) => PostRole | undefined
  /** Accounts that may not do the step because a second person has to. */
  readonly notBy?: (s: CaseState) => readonly PersonId[]
  /**
   * The step has no button on the page of the case: it is done by a code, on the notice, by a batch, by the bank's answer, or
   * by the clock.
   */
  readonly elsewhere?: true
  /** Whether the state of the case allows the step today. Absent: the stage alone decides. */
  readonly wants?: (s: CaseState, today: PlainDate) => Result<true, C>
  /** schema of the facts in the log, in today's version */
  readonly facts: F
  /** Upcasts from version n (from 1) to n + 1. Today's version is the number of upcasts plus one. */
  readonly upcasts?: readonly Upcast[]
  /**
   * Decides the step from the case, the input and the data read for it: returns everything to be written, or a refusal. Pure.
   * Called after stage, person and `wants` were checked; refuses for reasons that depend on the input (this hit, this grant).
   */
  readonly decide: (s: CaseSnapshot, said: I, world: W) => D
  /** What the entry changes in the snapshot, besides stage, version and day. Absent: nothing. */
  readonly patch?: (s: CaseSnapshot, entry: EntryHead & { readonly facts: z.infer<F> }) => Patch
  /** the text in the facts that was written by the person who took the step */
  readonly words?: (facts: z.infer<F>) => string
  /** readers who may not see these words */
  readonly hiddenFrom?: readonly LogReader[]
}

type Where<A, E> = { readonly at: A; readonly elsewhere?: E }

/** Keeps the types of facts, input and world, the refusal codes, and who does it. */
export const step = <
  F extends z.ZodMiniType,
  C extends RefusalCode = never,
  I = z.infer<F>,
  W extends World = World,
  D extends Result<Decided<z.infer<F>>, RefusalCode> = Result<Decided<z.infer<F>>, RefusalCode>,
  A extends At = At,
  E extends true = never,
>(
  module: StepModule<F, C, I, W, D> & Where<A, E>,
): StepModule<F, C, I, W, D> & Where<A, E> => module

/** The same move at several stages. */
export const moves = <S extends Stage, D extends Doer>(stages: readonly S[], by: readonly D[], to: Leads) =>
  Object.fromEntries(stages.map((stage) => [stage, { by, to }])) as Record<S, Move & { readonly by: readonly D[] }>

export const BASE = ['base-officer'] as const
export const COUNTY = ['county-reviewer'] as const
export const CITY = ['city-reviewer'] as const
export const FUND = ['fund-officer'] as const
/** the worker, or the base union on the worker's behalf */
export const WORKER = ['applicant', 'base-officer'] as const
