import type { By } from './entry-head'
import type { CaseSnapshot } from './snapshot'
import type { Stage } from './stage'

/** The level above the one that refused; above the city there is only another person of the city. */
export const deciderAfter = (refusedAs: By['as']): 'county-reviewer' | 'city-reviewer' =>
  refusedAs === 'base-officer' ? 'county-reviewer' : 'city-reviewer'

/**
 * Where a case goes on when its refusal falls: to the step that refused it. A notice that ended with
 * the refusal is not up any more, so it is posted anew.
 */
export const reopensAt = (refusal: NonNullable<CaseSnapshot['refusal']>): Stage =>
  refusal.from === 'on-notice' ? 'to-post' : refusal.from
