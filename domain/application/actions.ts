import type { PersonId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import { type Result, refuse } from '../kernel/result'
import { isDirect } from '../organisation/jurisdiction'
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
 * The person who reads the case. `place`: the unions the case belongs to; `household`: whether the reader is a member of it;
 * `known`: whether the reader has stated who they are; `decidedAtCounty`: who approved the case at the county.
 */
export type Reader = {
  readonly selves: Selves
  readonly known: boolean
  readonly decidedAtCounty?: PersonId | undefined
  readonly posts: readonly Post[]
  readonly place: Place
  readonly applicant: boolean
  readonly household: Kinship
  /** whether the reader took part in the deliberation at the union above */
  readonly sat: Kinship
}

/** Whether the action judges the case. A surveyor of the case may not do such an action. @internal */
export const judges = (action: Action): boolean => stepOf(action).judges === true

/** Whether this action is the city's decision that follows the county's decision. */
const decidesForCity = (stage: Stage, action: Action): boolean =>
  stepOf(action).cityAfterCountyAt?.includes(stage) === true

/**
 * Whether the state of the case allows the action today. The buttons on the phone and the dispatcher in the cloud ask this same
 * function. Conditions on the input (this hit, this grant) are checked by the use case.
 */
export const wantsOf = <A extends Action>(s: CaseState, action: A, today: PlainDate): Result<true, WantsOf<A>> =>
  stepOf(action).wants?.(s, today) ?? YES

type Person = Pick<Reader, 'selves' | 'place' | 'household' | 'sat' | 'decidedAtCounty'>

/**
 * Incompatibility of persons: a surveyor may not review, no person may decide at two levels, and no person may handle their own
 * household. Persons are compared, not accounts. Buttons, reminders and the dispatcher all call this function. Without an
 * action: whether the person may handle the case at all.
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

/** Accounts that may not do this action because they did the work that a second person has to check. */
export const notBy = (s: CaseState, action: Action): readonly PersonId[] => stepOf(action).notBy?.(s) ?? []

/** Accounts of the members of the committee that deliberated at the union above, as far as they have accounts. */
export const satAccounts = ({ satAbove = [] }: Pick<CaseState, 'satAbove'>): readonly PersonId[] =>
  satAbove.flatMap(({ person }) => (person === undefined ? [] : [person]))

/** Accounts that are barred from this action. */
export const othersIn = (s: CaseState, place: Place, action: Action | undefined): readonly PersonId[] =>
  action === undefined
    ? []
    : [
        ...(judges(action) ? [...(s.survey?.surveyors ?? []), ...satAccounts(s)] : []),
        ...(decidesForCity(s.stage, action) && !isDirect(place) && s.countyBy !== undefined ? [s.countyBy] : []),
        ...notBy(s, action),
      ]

/**
 * The role, out of `among`, in which a person with these posts does the action at this stage. If several levels could do the
 * action, the role of the level whose turn it is.
 */
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

/** Whether it is this level's turn to do the action. */
export const isTurnOf = (s: CaseState, as: string, action: Action) => {
  const { level } = stepOf(action)
  return level === undefined || level(s) === as ? YES : refuse('NOT_ALLOWED')
}

/** Whether the action belongs to this reader at all: by role and place, by the level that decides, and by incompatibility. */
export const mayDo = (s: CaseState, reader: Reader, action: Action): boolean => {
  if (reader.applicant && moveOf(s.stage, action)?.by.includes('applicant') === true) return true
  const as = roleFor(s, reader, action)
  if (as === undefined || !isTurnOf(s, as, action).ok) return false
  if (!reader.known && action !== 'revokeConsent') return false
  return fits(s, reader, action).ok
}

/**
 * The actions this reader may do on this case today: lifecycle ∩ role and place ∩ incompatibility ∩ state of the case. Phone
 * and cloud ask this same function; the use case still checks the input.
 */
export const actionsFor = (s: CaseState, reader: Reader, today: PlainDate): Action[] =>
  actionsAt(s.stage).filter(
    (action) => stepOf(action).elsewhere !== true && mayDo(s, reader, action) && wantsOf(s, action, today).ok,
  )
