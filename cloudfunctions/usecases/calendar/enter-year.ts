import { holdsPrivateData } from '@domain/kernel/masked'
import { ok, refuse } from '@domain/kernel/result'
import { calendarWith } from '@domain/policy/work-calendar'
import { checkYear } from '@domain/policy/work-year'
import type { UseCase } from '../call/context'
import { CALENDAR, CALENDAR_ENTRIES, CALENDARS } from '../stored/collections'
import { upsert } from '../stored/documents'
import { calendarOf } from './calendar-in-force'

/** 录入工作日历: a missing year, or a known year as changed by the State Council. Running days are then counted again. */
export const enterYear = (async (context, { org: _org, ...entered }) => {
  const { commandId, person, now, today } = context
  if (holdsPrivateData(entered.source)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  if (context.org.level !== 'city') return refuse('ORG_WRONG_LEVEL', { wanted: 'city' })
  return context.commit(async (tx) => {
    const seen = await tx.get(CALENDARS, CALENDAR)
    const checked = checkYear(entered, calendarOf(seen), today)
    if (!checked.ok) return checked
    const { year, source } = entered
    const said = { source, off: [...entered.off].sort(), makeUp: [...entered.makeUp].sort() }
    const years = { ...seen?.doc.years, [year]: said }
    await upsert(tx, CALENDARS, CALENDAR, seen, { ...seen?.doc, years })
    const entry = { ...said, year, at: now, person: person.id, name: person.name }
    await tx.insert(CALENDAR_ENTRIES, `${year}:${commandId}`, entry)
    return ok({ lastDay: calendarWith(years).lastDay })
  })
}) satisfies UseCase<'calendar.enter'>
