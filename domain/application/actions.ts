import type { PersonId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import type { Result } from '../kernel/result'
import type { Kinship, Selves } from '../organisation/person'
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
import { mayDecide } from './reexamination'
import type { Stage } from './stage'
import { type CaseState, YES } from './state'
import { stepOf } from './steps'

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
}

/** Whether it judges the case: whoever surveyed it may not do it. */
export const judges = (action: Action): boolean => stepOf(action).judges === true

/** What the city decides after the county has. */
export const decidesForCity = (stage: Stage, action: Action): boolean =>
  stepOf(action).cityAfterCountyAt?.includes(stage) === true

/**
 * Whether the state of the case allows the action today: what the phone offers and what the cloud takes ask the same module.
 * The use case still has the last word on what is named in its input (this hit, this grant).
 */
export const wantsOf = (s: CaseState, action: Action, today: PlainDate): Result<true> =>
  stepOf(action).wants?.(s, today) ?? YES

const doersOf = (s: CaseState, action: Action): readonly PostRole[] => {
  const by = moveOf(s.stage, action)?.by ?? []
  return POST_ROLES.filter((role) => by.includes(role))
}

/** Role and reach, the level that decides, and compatibility: whether this is an action of this reader's at all. */
export const mayDo = (s: CaseState, reader: Reader, action: Action): boolean => {
  if (reader.applicant && moveOf(s.stage, action)?.by.includes('applicant') === true) return true
  if (actsAsAny(reader.posts, doersOf(s, action), reader.place) === undefined) return false
  if (!reader.known && action !== 'revokeConsent') return false
  if (action === 'decideReexamination' && !mayDecide(s, reader, reader.place)) return false
  if (
    decidesForCity(s.stage, action) &&
    !oneLevelEach(reader.selves, s.countyBy ?? reader.decidedAtCounty, reader.place).ok
  )
    return false
  return compatible(reader.selves, judges(action) ? 'review' : 'handle', {
    surveyors: s.survey?.surveyors ?? [],
    batchMakers: [],
    household: reader.household,
  }).ok
}

/**
 * What this reader may do on this case today: lifecycle ∩ role and reach ∩ compatibility ∩ the
 * state of the case. Phone and cloud ask the same function; the use case still has the last word.
 */
export const actionsFor = (s: CaseState, reader: Reader, today: PlainDate): Action[] =>
  actionsAt(s.stage).filter(
    (action) => stepOf(action).elsewhere !== true && mayDo(s, reader, action) && wantsOf(s, action, today).ok,
  )
