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

/** As whom the caller acts in this call: decided once, in `authorise.ts`. */
export type ActingAs = PostRole | 'applicant' | 'household' | 'member' | 'worker' | 'anyone' | 'system'

/** What a use case knows of the call it answers. Time stands still for its whole length. */
export type Context = {
  readonly ports: Ports
  /** undefined only in calls that `anyone` may make */
  readonly person: PersonDoc | undefined
  /** the session the call came with, where there are any */
  readonly session: SessionRef | undefined
  /** the client as its host describes it; undefined where no host does (WeChat's own cloud, timers) */
  readonly visitor: Visitor | undefined
  readonly as: ActingAs
  readonly now: number
  readonly today: PlainDate
  readonly calendar: WorkCalendar
  readonly commandId: CommandId | undefined
  /** of the tap behind this call; stays with what is sent later because of it */
  readonly request: string
  /** the policy in force today; POLICY_MISSING when a city has none */
  readonly policy: () => Promise<Result<Policy, 'POLICY_MISSING'>>
  /**
   * One transaction, once per command key: writes what `work` decides together with the (sealed)
   * answer; a repeat of the same command gets the stored answer and runs nothing. A refusal from
   * `work` writes nothing. Never for a stranger: a key kept in nobody's name would give one stranger
   * what another was answered; such calls are bound to a secret of their own.
   */
  readonly commit: <T, C extends RefusalCode = never>(
    work: (tx: Tx) => Promise<Result<T, C>>,
  ) => Promise<Result<T, NoInfer<C> | 'KEY_REUSED' | 'BUSY'>>
}

/** A context whose caller is somebody, and what is known of their other accounts. */
export type Signed = Context & { readonly person: PersonDoc; readonly selves: Known }
/** A context on one case, loaded and checked: reach, version, stage, compatibility. */
export type OnCase = Signed & { readonly case: Stored<CaseSnapshot> }

/** A context at one union, loaded and checked: the caller's role reaches it. */
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
/** Calls whose scope is `case`: the dispatcher has loaded it. */
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
