import { ok } from '@domain/kernel/result'
import { yearWanted } from '@domain/kernel/working-days'
import { yearsWith } from '@domain/policy/work-calendar'
import type { UseCase } from '../call/context'
import { CALENDAR, CALENDAR_ENTRIES, CALENDARS } from '../stored/collections'
import { isCounted } from './recount-digest'

const ENTRIES_SHOWN = 20

/** 工作日历: every year in force, the city's own entries, and the years that are missing. */
export const listYears = (async ({ ports, calendar, today }) => {
  const [stored, entries] = await Promise.all([
    ports.store.get(CALENDARS, CALENDAR),
    ports.store.query(CALENDAR_ENTRIES, { index: 'byTime', eq: [], desc: true, limit: ENTRIES_SHOWN }),
  ])
  const entered = stored?.doc.years ?? {}
  const wanted = yearWanted(calendar.lastDay, today)
  return ok({
    years: Object.entries(yearsWith(entered)).map(([year, said]) => ({
      year: Number(year),
      source: said.source,
      off: [...said.off],
      makeUp: [...said.makeUp],
      own: entered[year] !== undefined,
    })),
    lastDay: calendar.lastDay,
    ...(wanted === undefined ? {} : { wanted }),
    counting: Object.keys(entered).length > 0 && !isCounted(stored?.doc, calendar),
    entries: entries.items.map(({ doc }) => ({ year: doc.year, source: doc.source, at: doc.at, name: doc.name })),
  })
}) satisfies UseCase<'calendar.years'>
