import * as z from 'zod/mini'
import { OrgId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { EpochMs } from '../kernel/text'
import { EnteredYear } from '../policy/work-year'
import { command, Nothing, query } from './call'

/** The work calendar: years shipped with the program, plus years and changes the city entered. */
export const calendarCalls = {
  'calendar.years': query({
    who: ['administrator', 'auditor'],
    scope: 'somewhere',
    about: '工作日历：各年放假、调休和依据，谁在何时录入过，还缺哪一年',
    input: Nothing,
    output: z.object({
      years: z.array(
        z.object({ ...EnteredYear.shape, off: z.array(z.string()), makeUp: z.array(z.string()), own: z.boolean() }),
      ),
      lastDay: PlainDate,
      /** the year that has to be entered now */
      wanted: z.optional(z.int()),
      /** running days are still being counted again */
      counting: z.boolean(),
      entries: z.array(z.object({ year: z.int(), source: z.string(), at: EpochMs, name: z.string() })),
    }),
  }),
  'calendar.enter': command({
    who: ['administrator'],
    scope: 'org',
    about: '录入下一年的放假安排，或按国务院通知改已有的一年；随后由定时任务重算在办的公示和期限',
    input: z.object({ org: OrgId, ...EnteredYear.shape }),
    output: z.object({ lastDay: PlainDate }),
    refusals: ['CALENDAR_INVALID', 'ORG_WRONG_LEVEL', 'TEXT_HOLDS_PRIVATE_DATA'],
  }),
}
