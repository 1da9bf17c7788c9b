import type { PlainDate } from '../kernel/plain-date'
import { isServed } from '../notice/notice'
import type { PostRole } from '../organisation/roles'
import { owesPaper } from './paper-up'
import { deciderAfter } from './reexamination'
import type { CaseSnapshot } from './snapshot'
import { isAlive, type Stage } from './stage'

/** The stages whose next step is a role's to take, in the order of the case's life. */
const DUTIES: Readonly<Record<PostRole, readonly Stage[]>> = {
  'base-officer': ['submitted', 'surveying', 'deliberating', 'to-post', 'on-notice', 'withdrawn', 'refused'],
  // reviewing is the county's daily work; an objection comes now and then
  'county-reviewer': ['county-review', 're-examining', 'on-notice'],
  'city-reviewer': ['crosschecking', 'determining', 're-examining', 'on-file'],
  'fund-officer': [],
  'fund-approver': [],
  auditor: [],
  administrator: [],
}

export const dutiesOf = (role: PostRole): readonly Stage[] => DUTIES[role]

/**
 * Whether a case at one of these stages waits for this role today: not while the worker has time to
 * answer a correction; on notice when an objection is open, and for the base union when the period is
 * over; a re-examination only for the level that decides it; a file when it was visited again.
 */
export const isDutyToday = (
  s: Pick<CaseSnapshot, 'stage' | 'dueOn' | 'correction' | 'notice' | 'objections' | 'refusal' | 'resurveyedOn'>,
  role: PostRole,
  today: PlainDate,
): boolean => {
  if (s.correction !== undefined && s.correction.dueOn >= today) return false
  if (!isAlive(s.stage)) return owesPaper(s)
  if (s.stage === 're-examining') return s.refusal !== undefined && deciderAfter(s.refusal.by.as) === role
  if (s.stage === 'on-file') return s.resurveyedOn !== undefined
  if (s.stage !== 'on-notice') return true
  if (s.objections.some((objection) => objection.answered === undefined)) return true
  return role === 'base-officer' && s.notice !== undefined && isServed(s.notice, today)
}
