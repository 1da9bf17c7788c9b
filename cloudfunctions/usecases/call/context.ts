import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Caller } from '@domain/contract/call'
import type { CALLS, CallInput, CallName, CallOutput, CallRefusal } from '@domain/contract/index'
import type { CommandId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { RefusalCode } from '@domain/kernel/refusals'
import type { Result } from '@domain/kernel/result'
import type { WorkCalendar } from '@domain/kernel/working-days'
import type { PostRole } from '@domain/organisation/roles'
import type { Policy } from '@domain/policy/policy'
import type { Stored, Tx } from '../../ports/doc-store'
import type { SessionRef, Visitor } from '../../ports/identity'
import type { Ports } from '../../ports/index'
import type { Known } from '../person/selves'
import type { OrgDoc, PersonDoc } from '../stored/collections'

/** The role in which the caller acts in this call, decided in `authorise.ts` only. */
export type ActingAs = PostRole | 'applicant' | 'household' | 'member' | 'worker' | 'anyone' | 'system'

/** The context in which a use case handles a call. `now` stays the same for the whole call. */
export type Context = {
  readonly ports: Ports
  /** undefined only in calls that `anyone` may make */
  readonly person: PersonDoc | undefined
  /** the session of the call, where sessions are used */
  readonly session: SessionRef | undefined
  /** the client as described by its host; undefined where the host describes none (WeChat's own cloud, timers) */
  readonly visitor: Visitor | undefined
  readonly as: ActingAs
  /** who may make this call, by its contract */
  readonly who: readonly Caller[]
  readonly now: number
  readonly today: PlainDate
  readonly calendar: WorkCalendar
  readonly commandId: CommandId | undefined
  /** request id of the tap behind this call; kept with messages that are sent later because of it */
  readonly request: string
  /** the policy in force today, for calls that can do without; undefined when the city has none */
  readonly policyToday: () => Promise<Policy | undefined>
  /**
   * Runs one transaction, once per idempotency key: writes the changes made by `work` together with the sealed answer; a repeat
   * of the command gets the stored answer without running `work`. A refusal from `work` writes nothing. Not for calls without a
   * signed-in caller: a key without an owner would give one unauthenticated client the answer of another; such calls are bound
   * to a secret of their own.
   */
  readonly commit: <T, C extends RefusalCode = never>(
    work: (tx: Tx) => Promise<Result<T, C>>,
  ) => Promise<Result<T, NoInfer<C> | 'KEY_REUSED' | 'BUSY'>>
}

/** A context with a signed-in caller, and the other accounts that are or may be the same person's. */
export type Signed = Context & { readonly person: PersonDoc; readonly selves: Known }
/** A context on one case, which is loaded and checked: reach, version, stage, compatibility. */
export type OnCase = Signed & { readonly case: Stored<CaseSnapshot> }

/** A context at one union, which is loaded and checked: the caller's role reaches it. */
export type AtOrg = Signed & { readonly org: OrgDoc }

/** A context of a command, which has a key. */
export type InCommand = Signed & { readonly commandId: CommandId }

/** A call that refuses with POLICY_MISSING gets the policy in force: the dispatcher refuses where there is none. */
export type ByPolicy = { readonly policy: Policy }

type Spec<N extends CallName> = (typeof CALLS)[N]
type At<S> = S extends { readonly scope: 'case' }
  ? OnCase
  : S extends { readonly scope: 'org' }
    ? AtOrg
    : S extends { readonly who: readonly ['anyone'] }
      ? Context
      : Signed
type ContextOf<N extends CallName> = At<Spec<N>> &
  (Spec<N> extends { readonly kind: 'command' } ? Pick<InCommand, 'commandId'> : unknown) &
  ('POLICY_MISSING' extends CallRefusal<N> ? ByPolicy : unknown)

export type UseCase<N extends CallName> = (
  context: ContextOf<N>,
  input: CallInput<N>,
) => Promise<Result<CallOutput<N>, CallRefusal<N>>>
export type Routes<N extends CallName> = { readonly [K in N]: UseCase<K> }
