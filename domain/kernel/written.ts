import { squeezed } from './plain'
import { addDays, PlainDate } from './plain-date'

/** Day 0 of Excel's day numbers (wrong for January and February 1900, which no payment can have as its day). */
const EXCEL_ZERO = '1899-12-30' as PlainDate
const DAY = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))/
/** The time after a day is dropped. */
const TIME = /(?:[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?|\s*\d{1,2}时(?:\d{1,2}分)?(?:\d{1,2}秒)?)$/
const DIGIT_TIME = /^\d{6}$/
const MONTH = /^(\d{4})(?:[-/.年](\d{1,2})月?|(\d{2}))$/
const SERIAL = /^([2-6]\d{4})(?:\.\d+)?$/
/** Far longer than a day with its time; the patterns above take too long for a cell of a million blanks. */
const LONGEST = 100

const monthEnd = (year: string, month: string): PlainDate | undefined => {
  const next = Number(month) === 12 ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`
  const first = PlainDate.safeParse(`${next}-01`)
  return first.success && Number(month) > 0 ? addDays(first.data, -1) : undefined
}

/**
 * A day, however it is written: 2026-03-09, 2026/3/9, 2026.3.9, 20260309, 2026年3月9日, with a time behind it, or as Excel's own
 * number. A month alone is its last day, or, while that is still to come, no known day. Nothing written: no known day either.
 */
export const readDay = (text: string, today: PlainDate): PlainDate | undefined | 'wrong' => {
  if (text.length > LONGEST) return 'wrong'
  const plain = squeezed(text.normalize('NFKC').replace(TIME, ''))
  if (plain === '') return undefined
  const day = DAY.exec(plain)
  const rest = plain.slice(day?.[0].length)
  if (day !== null && (rest === '' || DIGIT_TIME.test(rest))) {
    const [, year = '', month = day[4] ?? '', date = day[5] ?? ''] = day
    const parsed = PlainDate.safeParse(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
    if (parsed.success) return parsed.data
  }
  const serial = SERIAL.exec(plain)
  if (serial !== null) return addDays(EXCEL_ZERO, Number(serial[1]))
  const month = MONTH.exec(plain)
  if (month === null) return 'wrong'
  const end = monthEnd(month[1] ?? '', month[2] ?? month[3] ?? '')
  if (end === undefined) return 'wrong'
  return end > today ? undefined : end
}
