import { createHash } from 'node:crypto'
import { dayOf } from '@domain/kernel/days'
import type { WorkCalendar } from '@domain/kernel/working-days'
import type { CalendarDoc } from '../stored/collections'

const daysOf = (numbers: ReadonlySet<number>): readonly string[] => [...numbers].map(dayOf).sort()

/** Digest of the whole calendar in force, because a new release may ship other days. */
export const digestOf = ({ firstDay, lastDay, off, makeUp }: WorkCalendar): string =>
  createHash('sha256')
    .update([firstDay, lastDay, ...daysOf(off), '|', ...daysOf(makeUp)].join())
    .digest('base64url')

/** Whether all running days have been counted by this calendar. */
export const isCounted = (doc: CalendarDoc | undefined, calendar: WorkCalendar): boolean =>
  doc?.recount?.done === true && doc.recount.of === digestOf(calendar)
