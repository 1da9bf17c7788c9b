import type { Hit } from '../crosscheck/crosscheck'
import { APPLICANT } from '../household/declaration'
import type { GrantId, MemberKey } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import type { RefusalCode } from '../kernel/refusals'
import { ok, type Refused, refuse } from '../kernel/result'
import type { EntryHead } from './entry-head'
import type { FailureOwner } from './failure-owner'
import { GRANT_ACTS, type GrantAct, grantAllows } from './money/grant'
import type { CaseSnapshot, RefusalReasons } from './snapshot'

/** The part of a snapshot that preconditions of a step may read; lists store the same part. */
export type CaseState = Pick<
  CaseSnapshot,
  | 'stage'
  | 'dueOn'
  | 'correction'
  | 'check'
  | 'notice'
  | 'objections'
  | 'reexamination'
  | 'refusal'
  | 'grants'
  | 'survey'
  | 'resurveyedOn'
  | 'countyBy'
  | 'satAbove'
> & {
  readonly declaration: { readonly members: readonly { readonly key: MemberKey }[] }
}

export const YES = ok(true)

export const wanted = <C extends RefusalCode>(is: boolean, otherwise: () => Refused<C>) => (is ? YES : otherwise())

/**
 * Nothing is decided while the worker still has time to answer a correction. After its last day the union decides on the papers it has,
 * or refuses; otherwise a worker who never answers would hold the case for ever.
 */
export const noCorrectionOpen = ({ correction }: Pick<CaseState, 'correction'>, today: PlainDate) =>
  correction === undefined || correction.dueOn < today ? YES : refuse('CORRECTION_OPEN', { dueOn: correction.dueOn })

/** The change by every step that goes on without the answer to a correction. */
export const NO_CORRECTION = { correction: undefined }

/** Whether the due day has passed. */
export const isLate = ({ dueOn }: Pick<CaseState, 'dueOn'>, today: PlainDate): boolean =>
  dueOn !== undefined && dueOn < today

/** The keys of all members of a household, the applicant first. */
export const membersOf = ({ declaration }: Pick<CaseState, 'declaration'>): readonly MemberKey[] => [
  APPLICANT,
  ...declaration.members.map((member) => member.key),
]

/** Hits of the cross-check without a verdict. */
export const openHits = (s: Pick<CaseState, 'check'>): readonly Hit[] =>
  s.check?.hits.filter((hit) => hit.verdict === undefined) ?? []

/** The grants on which the act is allowed. */
export const grantsFor = (act: GrantAct, { grants }: Pick<CaseState, 'grants'>) =>
  grants.filter((grant) => grantAllows(act, grant).ok)

/** Requires a grant on which the act is allowed. */
export const wantsGrant = (act: GrantAct) => (s: Pick<CaseState, 'grants'>) =>
  wanted(grantsFor(act, s).length > 0, () => refuse('GRANT_WRONG_STATE'))

/** The fields an entry changes in the snapshot, besides stage, version and day. */
export type Patch = Partial<CaseSnapshot>

type GrantChange = { confirmed?: boolean; failedOwner?: FailureOwner | undefined }
/** The patch a step applies to one grant of the case. Acts on batches change nothing in the case. */
export const grantTo = (
  act: Exclude<GrantAct, 'take' | 'giveBack'>,
  s: CaseSnapshot,
  id: GrantId,
  change: GrantChange,
): Patch => ({
  grants: s.grants.map((grant) => (grant.id === id ? { ...grant, ...change, state: GRANT_ACTS[act].to } : grant)),
})

/** Who refused, why, and at which stage; empty where the entry did not lead to a refusal. */
export const refusalFrom = (s: CaseSnapshot, entry: EntryHead, reasons: RefusalReasons, words: string): Patch =>
  entry.to === 'refused'
    ? { refusal: { from: s.stage, reasons, words, on: entry.on, by: { as: entry.by.as, person: entry.by.person } } }
    : {}
