import type { By } from './entry-head'
import type { CaseSnapshot } from './snapshot'
import type { Stage } from './stage'

/** The level above the level that refused. Above the city there is none: another person of the city decides. */
export const deciderAfter = (refusedAs: By['as']): 'county-reviewer' | 'city-reviewer' =>
  refusedAs === 'base-officer' ? 'county-reviewer' : 'city-reviewer'

/**
 * The stage at which a case continues when its refusal is overturned: the stage that refused it. A notice that ended with the
 * refusal is no longer posted, so it has to be posted again.
 */
export const reopensAt = (refusal: NonNullable<CaseSnapshot['refusal']>): Stage =>
  refusal.from === 'on-notice' ? 'to-post' : refusal.from
