import type { WorkCalendar } from '@domain/kernel/working-days'
import { calendarWith, WORK_CALENDAR } from '@domain/policy/work-calendar'
import type { Stored } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { CALENDAR, CALENDARS, type CalendarDoc } from '../stored/collections'

/** 现行工作日历: the shipped calendar, overridden by the city's entries. */
export const calendarOf = (stored: Stored<CalendarDoc> | undefined): WorkCalendar =>
  stored === undefined || Object.keys(stored.doc.years).length === 0 ? WORK_CALENDAR : calendarWith(stored.doc.years)

export const calendarInForce = async ({ store }: Pick<Ports, 'store'>): Promise<WorkCalendar> =>
  calendarOf(await store.get(CALENDARS, CALENDAR))
