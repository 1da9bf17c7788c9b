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

/** Who may do it: posts, the applicant, an adult of the household, anyone who sees the notice, or the cloud itself. */
export type Doer = PostRole | 'applicant' | 'household' | 'member' | 'system'

/**
 * Where a step leads: `stay`, `next` by the policy's order of steps, a stage by name, or one of several, decided by the facts of
 * the entry (a vote, an upheld objection, a re-examination).
 */
export type Leads = Stage | 'stay' | 'next' | readonly Stage[]
export type Move = { readonly by: readonly Doer[]; readonly to: Leads }
export type At = Partial<Record<Stage, Move>>

/** Whose eyes a line of the log is for: the worker, a base union, or those who review, pay and audit. */
export type LogReader = 'worker' | 'base' | 'office'

/** What an older release left in the log, said as the next one says it. The entry around it may say what was left out. */
export type Upcast = (facts: never, entry: EntryHead) => object

/**
 * Everything a step of the lifecycle is. Buttons, dispatcher, contract, log and fold ask it here; nobody says it again
 * (decision 0041).
 */
export type StepModule<
  F extends z.ZodMiniType = z.ZodMiniType,
  C extends RefusalCode = RefusalCode,
  I = never,
  W extends World = never,
  D extends Result<Decided<z.infer<F>>, RefusalCode> = Result<Decided<z.infer<F>>, RefusalCode>,
> = {
  /** the stages it may be done in, by whom, and where it leads from there */
  readonly at: At
  /** Judges the case: whoever surveyed it may not do it. */
  readonly judges?: true
  /** Stages in which it is the city's decision after the county's: by another person than there (but at 市直). */
  readonly cityAfterCountyAt?: readonly Stage[]
  /** Of several levels the one whose turn it is; absent: whichever reaches the case. */
  readonly level?: (s: CaseState) => PostRole | undefined
  /** Accounts behind which somebody else must be. */
  readonly notBy?: (s: CaseState) => readonly PersonId[]
  /** Not done from the case: by a code, on the notice, by a batch, by the bank's answer, or by the clock. */
  readonly elsewhere?: true
  /** Whether the state of the case allows it today. Absent: nothing more than the stage is wanted. */
  readonly wants?: (s: CaseState, today: PlainDate) => Result<true, C>
  /** what it leaves in the log today */
  readonly facts: F
  /** Facts of version n (from 1) → version n + 1, as that release meant them; today's version is one more than there are. */
  readonly upcasts?: readonly Upcast[]
  /**
   * What becomes of it: from the case, what was said, and what was looked up, the whole of what is written, or a refusal. Pure;
   * asked once stage, person and `wants` have been looked at. What depends on the input (this hit, this grant) is refused here.
   */
  readonly decide: (s: CaseSnapshot, said: I, world: W) => D
  /** what the entry changes besides stage, version and day */
  readonly patch: (s: CaseSnapshot, entry: EntryHead & { readonly facts: z.infer<F> }) => Patch
  /** a person's own words in it */
  readonly words?: (facts: z.infer<F>) => string
  /** readers who do not get these words */
  readonly hiddenFrom?: readonly LogReader[]
}

/** Keeps the types of facts, input and world, and the codes it refuses with. */
export const step = <
  F extends z.ZodMiniType,
  C extends RefusalCode = never,
  I = z.infer<F>,
  W extends World = World,
  D extends Result<Decided<z.infer<F>>, RefusalCode> = Result<Decided<z.infer<F>>, RefusalCode>,
>(
  module: StepModule<F, C, I, W, D>,
): StepModule<F, C, I, W, D> => module

/** The same move at several stages. */
export const moves = (stages: readonly Stage[], by: readonly Doer[], to: Leads): At =>
  Object.fromEntries(stages.map((stage) => [stage, { by, to }]))

export const BASE: readonly Doer[] = ['base-officer']
export const COUNTY: readonly Doer[] = ['county-reviewer']
export const CITY: readonly Doer[] = ['city-reviewer']
export const FUND: readonly Doer[] = ['fund-officer']
/** the worker, or the base union on the worker's behalf */
export const WORKER: readonly Doer[] = ['applicant', 'base-officer']
