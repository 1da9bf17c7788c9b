import * as z from 'zod/mini'
import { isWeekend, PlainDate, yearOf } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import { Words } from '../kernel/text'
import { alwaysOffIn, type WorkCalendar } from '../kernel/working-days'

/** A year of the work calendar as entered by an administrator, from the State Council's notice. */
export const EnteredYear = z.object({
  year: z.int().check(z.minimum(2023), z.maximum(2100)),
  source: Words(100),
  off: z.array(PlainDate).check(z.maxLength(60)),
  makeUp: z.array(PlainDate).check(z.maxLength(60)),
})
export type EnteredYear = z.infer<typeof EnteredYear>

/**
 * In 2023–2026 between 18 and 19 weekdays were off and 5 to 8 weekend days worked; numbers beyond these limits are typing
 * errors.
 */
const OFF = { least: 11, most: 30 }
const MAKE_UP_MOST = 12

type Wrong = { readonly why: string; readonly date?: string }
const wrongDay = ({ year, off, makeUp }: EnteredYear): Wrong | undefined => {
  const all = [...off, ...makeUp]
  const finds: readonly (readonly [why: string, day: PlainDate | undefined])[] = [
    ['other-year', all.find((day) => yearOf(day) !== year)],
    ['twice', all.find((day, at) => all.indexOf(day) !== at)],
    ['weekend-off', off.find(isWeekend)],
    ['weekday-make-up', makeUp.find((day) => !isWeekend(day))],
    ['fixed-missing', alwaysOffIn(year).find((day) => !isWeekend(day) && !off.includes(day))],
  ]
  const found = finds.find(([, day]) => day !== undefined)
  return found === undefined ? undefined : { why: found[0], date: found[1] ?? '' }
}

const wrongCount = ({ off, makeUp }: EnteredYear): Wrong | undefined => {
  if (off.length < OFF.least) return { why: 'off-too-few' }
  if (off.length > OFF.most) return { why: 'off-too-many' }
  return makeUp.length > MAKE_UP_MOST ? { why: 'make-up-too-many' } : undefined
}

/** Only a known year or the one right after may be entered: days cannot be counted across a gap. */
const wrongYear = ({ year }: EnteredYear, known: WorkCalendar, today: PlainDate): Wrong | undefined => {
  if (year < yearOf(known.firstDay) || year > yearOf(known.lastDay) + 1) return { why: 'not-next' }
  return year > yearOf(today) + 1 ? { why: 'too-early' } : undefined
}

/** Checks an entered year, because a typing error would move everybody's days. */
export const checkYear = (entered: EnteredYear, known: WorkCalendar, today: PlainDate) => {
  const wrong = wrongYear(entered, known, today) ?? wrongDay(entered) ?? wrongCount(entered)
  return wrong === undefined ? ok(entered) : refuse('CALENDAR_INVALID', { year: entered.year, ...wrong })
}
