import type { PersonId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import { type Result, refuse } from '../kernel/result'
import { type Kinship, type Selves, somebodyElse } from '../organisation/person'
import {
  actsAsAny,
  compatible,
  oneLevelEach,
  type Place,
  POST_ROLES,
  type Post,
  type PostRole,
} from '../organisation/roles'
import type { Action } from './action'
import { actionsAt, moveOf } from './lifecycle'
import type { Stage } from './stage'
import { type CaseState, YES } from './state'
import { stepOf, type WantsOf } from './steps'

/**
 * Who asks. `place` is where the case stands; `household`: whether the reader is a member of it; `known`: has said who they
 * are; `decidedAtCounty`: who approved the case there.
 */
export type Reader = {
  readonly selves: Selves
  readonly known: boolean
  readonly decidedAtCounty?: PersonId | undefined
  readonly posts: readonly Post[]
  readonly place: Place
  readonly applicant: boolean
  readonly household: Kinship
  /** whether the reader deliberated on it at the union above */
  readonly sat: Kinship
}

/** Whether it judges the case: whoever surveyed it may not do it. @internal */
export const judges = (action: Action): boolean => stepOf(action).judges === true

/** What the city decides after the county has. */
const decidesForCity = (stage: Stage, action: Action): boolean =>
  stepOf(action).cityAfterCountyAt?.includes(stage) === true

/**
 * Whether the state of the case allows the action today: what the phone offers and what the cloud takes ask the same module.
 * The use case still has the last word on what is named in its input (this hit, this grant).
 */
export const wantsOf = <A extends Action>(s: CaseState, action: A, today: PlainDate): Result<true, WantsOf<A>> =>
  stepOf(action).wants?.(s, today) ?? YES

type Person = Pick<Reader, 'selves' | 'place' | 'household' | 'sat' | 'decidedAtCounty'>

/**
 * Surveyor ≠ reviewer, one level each, never one's own household: persons, not accounts. Buttons, reminders and dispatcher ask
 * it here. Without an action: whatever else is done about the case.
 */
export const fits = (s: CaseState, who: Person, action: Action | undefined) => {
  const level =
    action !== undefined && decidesForCity(s.stage, action)
      ? oneLevelEach(who.selves, s.countyBy ?? who.decidedAtCounty, who.place)
      : YES
  if (!level.ok) return level
  const other = action === undefined ? YES : somebodyElse(who.selves, notBy(s, action))
  if (!other.ok) return other
  return compatible(who.selves, action !== undefined && judges(action) ? 'review' : 'handle', {
    surveyors: s.survey?.surveyors ?? [],
    household: who.household,
    sat: who.sat,
  })
}

/** Accounts of others that have done what somebody else has to look at. */
export const notBy = (s: CaseState, action: Action): readonly PersonId[] => stepOf(action).notBy?.(s) ?? []

/** The accounts known of those who deliberated on it at the union above. */
export const satAccounts = ({ satAbove = [] }: Pick<CaseState, 'satAbove'>): readonly PersonId[] =>
  satAbove.flatMap(({ person }) => (person === undefined ? [] : [person]))

/** The accounts that whoever does this must not be. */
export const othersIn = (s: CaseState, place: Place, action: Action | undefined): readonly PersonId[] =>
  action === undefined
    ? []
    : [
        ...(judges(action) ? [...(s.survey?.surveyors ?? []), ...satAccounts(s)] : []),
        ...(decidesForCity(s.stage, action) && place.jurisdiction !== 'direct' && s.countyBy !== undefined
          ? [s.countyBy]
          : []),
        ...notBy(s, action),
      ]

/** The role, of `among`, in which somebody with these posts does it at this stage; of several levels the one whose turn it is. */
export const roleFor = (
  s: CaseState,
  { posts, place }: Pick<Reader, 'posts' | 'place'>,
  action: Action,
  among: readonly PostRole[] = POST_ROLES,
): PostRole | undefined => {
  const by = moveOf(s.stage, action)?.by ?? []
  const turn = stepOf(action).level?.(s)
  const roles = among.filter((role) => by.includes(role))
  return actsAsAny(posts, turn === undefined ? roles : [turn, ...roles], place)
}

/** Whether it is the turn of this level. */
export const isTurnOf = (s: CaseState, as: string, action: Action) => {
  const { level } = stepOf(action)
  return level === undefined || level(s) === as ? YES : refuse('NOT_ALLOWED')
}

/** Role and reach, the level that decides, and compatibility: whether this is an action of this reader's at all. */
export const mayDo = (s: CaseState, reader: Reader, action: Action): boolean => {
  if (reader.applicant && moveOf(s.stage, action)?.by.includes('applicant') === true) return true
  const as = roleFor(s, reader, action)
  if (as === undefined || !isTurnOf(s, as, action).ok) return false
  if (!reader.known && action !== 'revokeConsent') return false
  return fits(s, reader, action).ok
}

/**
 * What this reader may do on this case today: lifecycle ∩ role and reach ∩ compatibility ∩ the
 * state of the case. Phone and cloud ask the same function; the use case still has the last word.
 */
export const actionsFor = (s: CaseState, reader: Reader, today: PlainDate): Action[] =>
  actionsAt(s.stage).filter(
    (action) => stepOf(action).elsewhere !== true && mayDo(s, reader, action) && wantsOf(s, action, today).ok,
  )
