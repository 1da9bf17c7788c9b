import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CallInput, CallName, CallOutput, CallRefusal } from '@domain/contract/index'
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
  readonly now: number
  readonly today: PlainDate
  readonly calendar: WorkCalendar
  readonly commandId: CommandId | undefined
  /** request id of the tap behind this call; kept with messages that are sent later because of it */
  readonly request: string
  /** the policy in force today; POLICY_MISSING when the city has none */
  readonly policy: () => Promise<Result<Policy, 'POLICY_MISSING'>>
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

type ContextOf<N extends CallName> = N extends CaseCallName
  ? OnCase
  : N extends OrgCallName
    ? AtOrg
    : N extends PublicCallName
      ? Context
      : Signed

export type PublicCallName =
  | 'me.open'
  | 'policy.current'
  | 'org.search'
  | 'org.contact'
  | 'app.report'
  | 'session.begin'
  | 'session.collect'
/** Calls whose scope is `case`: the dispatcher has loaded the case. */
export type CaseCallName = {
  [N in CallName]: typeof import('@domain/contract/index').CALLS[N] extends { readonly scope: 'case' } ? N : never
}[CallName]

/** Calls whose scope is `org`. */
type OrgCallName = {
  [N in CallName]: typeof import('@domain/contract/index').CALLS[N] extends { readonly scope: 'org' } ? N : never
}[CallName]

export type UseCase<N extends CallName> = (
  context: ContextOf<N>,
  input: CallInput<N>,
) => Promise<Result<CallOutput<N>, CallRefusal<N>>>
export type Routes<N extends CallName> = { readonly [K in N]: UseCase<K> }
