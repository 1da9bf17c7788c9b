import * as z from 'zod/mini'
import type { PlainDate } from '../kernel/plain-date'
import { expectedDaysBetween, type WorkCalendar } from '../kernel/working-days'
import type { CaseSnapshot } from './snapshot'
import { grantsFor } from './state'

/** Marks of a case in a list. */
export const CaseFlag = z.enum(['overdue', 'correction', 'objection', 'hit', 'on-behalf', 'near-line', 'grant-failed'])
type CaseFlag = z.infer<typeof CaseFlag>

/** `nearLine`: from a sheet, where one was calculated. */
export const flagsOf = (s: CaseSnapshot, today: PlainDate, nearLine: boolean): CaseFlag[] => {
  const raised: Readonly<Record<CaseFlag, boolean>> = {
    overdue: s.dueOn !== undefined && s.dueOn < today,
    correction: s.correction !== undefined,
    objection: s.objections.some((objection) => objection.answered === undefined),
    hit: s.check?.hits.some((hit) => hit.verdict === undefined) ?? false,
    'on-behalf': s.onBehalf,
    'near-line': nearLine || (s.determination?.sheet.nearLine ?? false),
    'grant-failed': grantsFor('decideFailure', s).length > 0,
  }
  return CaseFlag.options.filter((flag) => raised[flag])
}

/** Working days from today to the due day, negative once the due day has passed. */
export const daysLeft = (
  dueOn: PlainDate | undefined,
  { today, calendar }: { readonly today: PlainDate; readonly calendar: WorkCalendar },
): number | undefined => {
  if (dueOn === undefined) return undefined
  return dueOn < today ? -expectedDaysBetween(dueOn, today, calendar) : expectedDaysBetween(today, dueOn, calendar)
}
