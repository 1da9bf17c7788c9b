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

/** What a step may ask of the case before it is done: the part of the snapshot that a list has too. */
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

/** While the worker is asked to correct something, nothing is decided. */
export const noCorrectionOpen = ({ correction }: Pick<CaseState, 'correction'>) =>
  correction === undefined ? YES : refuse('CORRECTION_OPEN', { dueOn: correction.dueOn })

/** Its day has passed. */
export const isLate = ({ dueOn }: Pick<CaseState, 'dueOn'>, today: PlainDate): boolean =>
  dueOn !== undefined && dueOn < today

/** Everybody of a household by key, the applicant first. */
export const membersOf = ({ declaration }: Pick<CaseState, 'declaration'>): readonly MemberKey[] => [
  APPLICANT,
  ...declaration.members.map((member) => member.key),
]

/** Hits of the cross-check that no person has judged. */
export const openHits = (s: Pick<CaseState, 'check'>): readonly Hit[] =>
  s.check?.hits.filter((hit) => hit.verdict === undefined) ?? []

/** The grants it may be done to. */
export const grantsFor = (act: GrantAct, { grants }: Pick<CaseState, 'grants'>) =>
  grants.filter((grant) => grantAllows(act, grant).ok)

/** That there is a grant it may be done to. */
export const wantsGrant = (act: GrantAct) => (s: Pick<CaseState, 'grants'>) =>
  wanted(grantsFor(act, s).length > 0, () => refuse('GRANT_WRONG_STATE'))

/** What an entry changes of the snapshot besides stage, version and day. */
export type Patch = Partial<CaseSnapshot>
export const nothing = (): Patch => ({})

type GrantChange = { confirmed?: boolean; failedOwner?: FailureOwner | undefined }
/** The grant as a step leaves it in the case; batches are none of the case's. */
export const grantTo = (
  act: Exclude<GrantAct, 'take' | 'giveBack'>,
  s: CaseSnapshot,
  id: GrantId,
  change: GrantChange,
): Patch => ({
  grants: s.grants.map((grant) => (grant.id === id ? { ...grant, ...change, state: GRANT_ACTS[act].to } : grant)),
})

/** Who refused, why, and at which stage: kept where an entry led to a refusal. */
export const refusalFrom = (s: CaseSnapshot, entry: EntryHead, reasons: RefusalReasons, words: string): Patch =>
  entry.to === 'refused'
    ? { refusal: { from: s.stage, reasons, words, on: entry.on, by: { as: entry.by.as, person: entry.by.person } } }
    : {}
