import { ok, type Result, refuse } from '../kernel/result'
import { type Selves, somebodyElse } from '../organisation/person'
import { actsAs, type Place, type Post } from '../organisation/roles'
import type { By } from './entry-head'
import type { CaseSnapshot } from './snapshot'
import type { Stage } from './stage'

/** The level above the one that refused; above the city there is only another person of the city. */
export const deciderAfter = (refusedAs: By['as']): 'county-reviewer' | 'city-reviewer' =>
  refusedAs === 'base-officer' ? 'county-reviewer' : 'city-reviewer'

type Decider = { readonly selves: Selves; readonly posts: readonly Post[] }

/** Rule 2.8: decided one level up, and never by the person who refused. */
export const acceptDecider = (
  decider: Decider,
  refused: By,
  place: Place,
): Result<'county-reviewer' | 'city-reviewer'> => {
  const wanted = deciderAfter(refused.as)
  if (!actsAs(decider.posts, wanted, place)) return refuse('NOT_ALLOWED')
  const other = somebodyElse(decider.selves, refused.person === undefined ? [] : [refused.person])
  return other.ok ? ok(wanted) : other
}

/** Whether this person may look at the refused case again; nothing is offered that the cloud would refuse. */
export const mayDecide = ({ refusal }: Pick<CaseSnapshot, 'refusal'>, decider: Decider, place: Place): boolean =>
  refusal !== undefined && acceptDecider(decider, refusal.by, place).ok

/**
 * Where a case goes on when its refusal falls: to the step that refused it. A notice that ended with
 * the refusal is not up any more, so it is posted anew.
 */
export const reopensAt = (refusal: NonNullable<CaseSnapshot['refusal']>): Stage =>
  refusal.from === 'on-notice' ? 'to-post' : refusal.from
