import type { PersonId } from '@domain/kernel/ids'
import type { WorkYear, WorkYears } from '@domain/policy/work-calendar'
import type { Collection } from '../../ports/doc-store'

/**
 * The years the city has entered in addition to the shipped ones; one document, so that every call reads it in a request it
 * makes anyway (`lookAhead`). `recount`: the progress of counting running days again.
 */
export type CalendarDoc = {
  readonly years: WorkYears
  readonly recount?:
    | {
        /** digest of the whole calendar including the shipped years, because a release may ship other days */
        readonly of: string
        readonly done: boolean
        readonly cursor?: string | undefined
      }
    | undefined
}
export const CALENDARS: Collection<CalendarDoc> = { name: 'calendars', indexes: {}, keys: () => ({}) }
export const CALENDAR = 'city'

/** 录入记录: every entry and change of a year, with its author and the notice it is based on. id = `${year}:${at}:${command}` */
export type CalendarEntryDoc = WorkYear & {
  readonly year: number
  readonly at: number
  readonly person: PersonId
  readonly name: string
}
export const CALENDAR_ENTRIES: Collection<CalendarEntryDoc> = {
  name: 'calendarEntries',
  indexes: { byTime: { eq: [], sort: 'at' } },
  keys: ({ at }) => ({ at }),
}
