import { createHash } from 'node:crypto'
import type { WorkCalendar } from '@domain/kernel/working-days'
import type { CalendarDoc } from '../stored/collections'

/** Digest of the whole calendar in force, because a new release may ship other days. */
export const digestOf = ({ firstDay, lastDay, off, makeUp }: WorkCalendar): string =>
  createHash('sha256')
    .update([firstDay, lastDay, ...[...off].sort(), '|', ...[...makeUp].sort()].join())
    .digest('base64url')

/** Whether all running days have been counted by this calendar. */
export const isCounted = (doc: CalendarDoc | undefined, calendar: WorkCalendar): boolean =>
  doc?.recount?.done === true && doc.recount.of === digestOf(calendar)
