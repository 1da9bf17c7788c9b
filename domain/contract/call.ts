import * as z from 'zod/mini'
import type { Action } from '../application/action'
import { moveOf } from '../application/lifecycle'
import { STAGES } from '../application/stage'
import { CaseId, CommandId } from '../kernel/ids'
import type { RefusalCode } from '../kernel/refusals'
import { POST_ROLES, type PostRole } from '../organisation/roles'

/** `anyone`: signed in or not. `worker`: anybody signed in, about what is their own. */
export type Caller = PostRole | 'anyone' | 'worker'

/**
 * Where the caller must hold the role: `case` – at the case's union or above; `org` – at the union
 * named by `input.org`; `somewhere` – anywhere, the answer is cut to their reach; `self` – about
 * the caller alone; `nothing` – public.
 */
export type Scope = 'case' | 'org' | 'somewhere' | 'self' | 'nothing'

export type CallSpec<I extends z.ZodMiniType = z.ZodMiniType, O extends z.ZodMiniType = z.ZodMiniType> = {
  readonly kind: 'command' | 'query'
  readonly who: readonly Caller[]
  readonly scope: Scope
  /** for commands on a case: the step of the lifecycle that allows it */
  readonly action?: Action
  /** handles cases or money without being a row of that table: only by somebody of whom it is known who they are */
  readonly handles?: true
  /** one Chinese sentence for docs/API.md */
  readonly about: string
  readonly input: I
  readonly output: O
  /** exactly what the use case and the step's `wants` refuse with beyond `General`: the compiler holds it against them */
  readonly refusals: readonly RefusalCode[]
}

/**
 * Judging, making, checking, handling: whoever does it under a post has said who they are. Looking stays open, and so does
 * taking a yes back, for which a household waits for nobody.
 */
export const asksWho = ({ kind, action, handles }: Pick<CallSpec, 'kind' | 'action' | 'handles'>): boolean =>
  kind === 'command' && (handles === true || (action !== undefined && action !== 'revokeConsent'))

/** Who may make a call that is a step of the lifecycle: whoever may do the step at any stage. */
export const doersOf = (action: Action): readonly Caller[] => {
  const by = new Set(STAGES.flatMap((stage) => moveOf(stage, action)?.by ?? []))
  return [...(by.has('applicant') ? ['worker' as const] : []), ...POST_ROLES.filter((role) => by.has(role))]
}

type Said = Omit<CallSpec, 'kind' | 'refusals'> & Partial<Pick<CallSpec, 'refusals'>>
type Usual<K extends CallSpec['kind']> = { readonly kind: K; readonly refusals: readonly [] }

const ofKind =
  <K extends CallSpec['kind']>(kind: K) =>
  /** Keeps the literal types, so that the compiler knows each call's scope and codes. */
  <const S extends Said>(said: S) =>
    ({ kind, refusals: [], ...said }) as Omit<Usual<K>, keyof S> & S

/** A call that changes something. */
export const command = ofKind('command')
/** A call that only looks. */
export const query = ofKind('query')

/** What the dispatcher refuses with, or what it hands to every use case, by kind of call. @internal */
export const GENERAL = {
  every: [
    'BAD_INPUT',
    'UNKNOWN_CALL',
    'NOT_SIGNED_IN',
    'NOT_ALLOWED',
    'NOT_FOUND',
    'BUSY',
    'UNAVAILABLE',
    'TOO_LARGE',
    'UPGRADING',
  ],
  withNumber: ['ID_NUMBER_WRONG', 'BANK_CARD_WRONG'],
  command: ['KEY_REUSED'],
  onCase: ['OWN_HOUSEHOLD', 'PERSON_ASKED'],
  step: ['STALE_VERSION', 'WRONG_STAGE', 'INCOMPATIBLE_ROLE', 'DELIBERATED_ABOVE', 'POLICY_MISSING'],
  asksWho: ['PERSON_UNSAID'],
} as const satisfies Record<string, readonly RefusalCode[]>

type Of<K extends keyof typeof GENERAL> = (typeof GENERAL)[K][number]
/** What every call of this kind may refuse with. */
export type General<S extends CallSpec> =
  | Of<'every' | 'withNumber'>
  | (S extends { kind: 'command' } ? Of<'command'> : never)
  | (S extends { kind: 'command'; scope: 'case' } ? Of<'onCase'> : never)
  | (S extends { action: Action } ? Of<'step'> : never)
  | (S extends { handles: true } | { action: Exclude<Action, 'revokeConsent'> } ? Of<'asksWho'> : never)

/** What only a form says, before anything is called. */
export type FormRefusal = 'MOBILE_WRONG'

/** Made by the phone for one tap, so that what somebody reads out to the service desk is found in the log. */
export const RequestId = z.string().check(z.regex(/^[0-9A-Za-z]{16}$/))

/** What travels. Commands carry a key; commands on a case name it and the version they decided on. */
export const Envelope = z.object({
  name: z.string().check(z.maxLength(60)),
  commandId: z.optional(CommandId),
  caseId: z.optional(CaseId),
  expectedVersion: z.optional(z.int().check(z.nonnegative())),
  input: z.optional(z.unknown()),
  /** a malformed one is as good as none: a call is never refused for it */
  requestId: z.optional(z.catch(z.optional(RequestId), undefined)),
  /** with a step on a case: answer with what its page shows from now on, too */
  view: z.optional(z.catch(z.optional(z.boolean()), undefined)),
})
export type Envelope = z.infer<typeof Envelope>

/** A refusal as it travels. @internal */
export const RefusalShape = z.object({
  code: z.string(),
  about: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
})
/** What comes back, always: the value, or a refusal; and the request's id for the log. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly requestId: string }
  | {
      readonly ok: false
      readonly refusal: { readonly code: RefusalCode; readonly about?: Readonly<Record<string, string | number>> }
      readonly requestId: string
    }

/** Keyset paging: ask again with the cursor until there is none. */
export const Page = {
  cursor: z.optional(z.string().check(z.maxLength(400))),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(50))),
}
export const pageOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), next: z.optional(z.string()) })
export const Nothing = z.object({})
