import * as z from 'zod/mini'
import { DAY, isPlainDate } from './days'

export {
  addDays,
  addMonths,
  ageOn,
  daysBetween,
  isWeekend,
  lastTwelveMonths,
  shanghaiDate,
  showDate,
  startOfDay,
  weekday,
  yearOf,
} from './days'

/**
 * A calendar day, `YYYY-MM-DD`, without time or zone. Comparing the strings compares the days. Parsed as UTC on purpose: a
 * local zone could shift the day.
 */
export const PlainDate = z.string().check(z.regex(DAY), z.refine(isPlainDate, 'no such day')).brand<'PlainDate'>()
export type PlainDate = z.infer<typeof PlainDate>

export const Month = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
  .brand<'Month'>()
/** `YYYY-MM` */
export type Month = z.infer<typeof Month>

export const plainDate = (text: string): PlainDate => PlainDate.parse(text)
