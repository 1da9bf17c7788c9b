import { dayNumber } from '../kernel/days'
import type { PlainDate } from '../kernel/plain-date'
import type { WorkCalendar } from '../kernel/working-days'

/**
 * 国务院办公厅关于部分节假日安排的通知, one row for each published year: days off that fall on weekdays, and weekend days worked in exchange
 * (调休). The notice of the following year is published late in autumn: a release adds a row, and until then the city's
 * administrator enters the year (`calendar.enter`).
 * @internal
 */
export const PUBLISHED_YEARS = {
  2023: {
    source: '国务院办公厅关于2023年部分节假日安排的通知',
    off: [
      '2023-01-02',
      '2023-01-23',
      '2023-01-24',
      '2023-01-25',
      '2023-01-26',
      '2023-01-27',
      '2023-04-05',
      '2023-05-01',
      '2023-05-02',
      '2023-05-03',
      '2023-06-22',
      '2023-06-23',
      '2023-09-29',
      '2023-10-02',
      '2023-10-03',
      '2023-10-04',
      '2023-10-05',
      '2023-10-06',
    ],
    makeUp: ['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07', '2023-10-08'],
  },
  2024: {
    source: '国务院办公厅关于2024年部分节假日安排的通知',
    off: [
      '2024-01-01',
      '2024-02-12',
      '2024-02-13',
      '2024-02-14',
      '2024-02-15',
      '2024-02-16',
      '2024-04-04',
      '2024-04-05',
      '2024-05-01',
      '2024-05-02',
      '2024-05-03',
      '2024-06-10',
      '2024-09-16',
      '2024-09-17',
      '2024-10-01',
      '2024-10-02',
      '2024-10-03',
      '2024-10-04',
      '2024-10-07',
    ],
    makeUp: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
  },
  2025: {
    source: '国务院办公厅关于2025年部分节假日安排的通知',
    off: [
      '2025-01-01',
      '2025-01-28',
      '2025-01-29',
      '2025-01-30',
      '2025-01-31',
      '2025-02-03',
      '2025-02-04',
      '2025-04-04',
      '2025-05-01',
      '2025-05-02',
      '2025-05-05',
      '2025-06-02',
      '2025-10-01',
      '2025-10-02',
      '2025-10-03',
      '2025-10-06',
      '2025-10-07',
      '2025-10-08',
    ],
    makeUp: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  2026: {
    source: '国务院办公厅关于2026年部分节假日安排的通知',
    off: [
      '2026-01-01',
      '2026-01-02',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-02-23',
      '2026-04-06',
      '2026-05-01',
      '2026-05-04',
      '2026-05-05',
      '2026-06-19',
      '2026-09-25',
      '2026-10-01',
      '2026-10-02',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
    ],
    makeUp: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
} as const

/** A year of the calendar as published, with the notice it comes from. */
export type WorkYear = {
  readonly source: string
  readonly off: readonly string[]
  readonly makeUp: readonly string[]
}
export type WorkYears = Readonly<Record<string, WorkYear>>

/** The shipped years, replaced or extended by the years a city entered. */
export const yearsWith = (entered: WorkYears): WorkYears => ({ ...PUBLISHED_YEARS, ...entered })

export const calendarWith = (entered: WorkYears): WorkCalendar => {
  const all = yearsWith(entered)
  const years = Object.keys(all).sort()
  const numbers = (of: 'off' | 'makeUp') =>
    new Set(Object.values(all).flatMap((year) => year[of].map((day) => dayNumber(day as PlainDate))))
  return {
    firstDay: `${years[0] ?? ''}-01-01` as PlainDate,
    lastDay: `${years[years.length - 1] ?? ''}-12-31` as PlainDate,
    off: numbers('off'),
    makeUp: numbers('makeUp'),
  }
}

/** The calendar as shipped, before a city entered anything. */
export const WORK_CALENDAR: WorkCalendar = calendarWith({})
