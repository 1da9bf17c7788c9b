import type { RefusalCode } from '../kernel/refusals'
import { type CodeOf, invariant, ok, type Result, refuse } from '../kernel/result'
import { notOwn, somebodyElse } from '../organisation/person'
import { actsAs } from '../organisation/roles'
import type { ActModule, Batch, BatchReader, BatchWorld, Decided } from './act'
import { answer } from './answer'
import { approve } from './approve'
import { exportFile } from './export'
import { handOver } from './hand-over'
import { notAccepted } from './not-accepted'
import { BATCH_ACTS, type BatchAct, type BatchState } from './payout'
import { recall } from './recall'
import { reject } from './reject'
import { BATCH_STATES } from './states'

/** All acts on a batch. A new act is one file beside these, and one line here. */
export const ACTS = {
  approve,
  reject,
  export: exportFile,
  handOver,
  recall,
  notAccepted,
  answer,
} as const satisfies Record<BatchAct, unknown>

type Module<A extends BatchAct> = (typeof ACTS)[A]
/** The input of an act, besides the batch. */
export type ActInput<A extends BatchAct> = Parameters<Module<A>['decide']>[1]
/** The codes an act may refuse with: first for the state and the person, then for the input. */
type AdmitCode<A extends BatchAct> =
  | 'NOT_FOUND'
  | 'BATCH_WRONG_STATE'
  | 'PERSON_ASKED'
  | (Module<A> extends { readonly evenOwn: true } ? never : 'OWN_HOUSEHOLD')
  | (Module<A> extends { readonly notBy: unknown } ? 'INCOMPATIBLE_ROLE' : never)
  | (Module<A> extends { readonly otherwise: infer O } ? Extract<O[keyof O], RefusalCode> : never)
  | (Module<A> extends { readonly wants: (batch: Batch) => infer R } ? CodeOf<R> : never)
export type ActCode<A extends BatchAct> = AdmitCode<A> | CodeOf<ReturnType<Module<A>['decide']>>

/** The module of an act, without its specific types. */
const moduleOf = (name: BatchAct): ActModule => ACTS[name]

export const isAt = (name: BatchAct, state: BatchState): boolean => moduleOf(name).at[state] !== undefined

const admitTo = (
  module: ActModule,
  batch: Batch,
  { posts, selves, household }: BatchReader,
): Result<true, RefusalCode> => {
  // a batch the person may not handle is reported as not found
  if (!actsAs(posts, module.by, { path: [batch.city, batch.org] })) return refuse('NOT_FOUND')
  const { state } = batch
  if (module.at[state] === undefined) return refuse(module.otherwise?.[state] ?? 'BATCH_WRONG_STATE', { state })
  if (!batch.ready && module.evenUnfinished !== true) return refuse('BATCH_WRONG_STATE', { state: 'unfinished' })
  const own = module.evenOwn === true ? ok(true as const) : notOwn(household)
  if (!own.ok) return own
  const other = somebodyElse(selves, module.notBy?.(batch) ?? [])
  return other.ok ? (module.wants?.(batch) ?? other) : other
}

/**
 * Whether this person may do this act on the batch now: checks role and reach, then the batch's state, then the person, then
 * the act's own conditions. The page uses this function for the offered acts, and the cloud to accept an act; conditions on the
 * input are checked by the act's decision.
 */
export const admit = <A extends BatchAct>(name: A, batch: Batch, reader: BatchReader) =>
  // the codes of this module are not part of the type common to all modules
  admitTo(moduleOf(name), batch, reader) as Result<true, AdmitCode<A>>

/** The acts this person may do on the batch now. */
export const actsFor = (batch: Batch, reader: BatchReader): BatchAct[] =>
  BATCH_ACTS.filter((name) => admit(name, batch, reader).ok)

/** Whether the batch is a duty of this person. */
export const isDuty = (batch: Batch, reader: BatchReader): boolean =>
  BATCH_STATES[batch.state].waitsFor.some((name) => admit(name, batch, reader).ok)

/** The state an act leads to; a decision for a state that the module does not list is an invariant violation. */
const leadsTo = (name: BatchAct, { state }: Batch, { to }: Decided): BatchState => {
  const leads = moduleOf(name).at[state]
  invariant(leads !== undefined, 'an act is admitted before it is decided')
  if (leads === 'stay') return state
  if (typeof leads === 'string') return leads
  invariant(to !== undefined && leads.includes(to), 'an act leads where its module says')
  return to
}

/** Decides an act: the changes to the batch, its next state, and whether its grants are free again. */
export const decideAct = <A extends BatchAct>(
  name: A,
  batch: Batch,
  input: ActInput<A>,
  by: BatchReader & BatchWorld,
): Result<Required<Omit<Decided, 'to'>> & { readonly state: BatchState }, ActCode<A>> => {
  const admitted = admit(name, batch, by)
  if (!admitted.ok) return admitted
  const { decide } = moduleOf(name) as ActModule<ActInput<A>>
  const decided = decide(batch, input, by) as Result<Decided, ActCode<A>>
  if (!decided.ok) return decided
  const { leaves, frees = false } = decided.value
  return ok({ leaves, frees, state: leadsTo(name, batch, decided.value) })
}
