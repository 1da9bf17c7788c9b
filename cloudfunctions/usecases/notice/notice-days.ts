import { addDays, type PlainDate } from '@domain/kernel/plain-date'
import { addExpectedDays, isExpectedWorkingDay, type WorkCalendar } from '@domain/kernel/working-days'
import { expectedEnd, type NoticeFacts, type Standing } from '@domain/notice/notice'

type Notice = Standing & Pick<NoticeFacts, 'lastDay'>

/** The days of a notice's period, from the day after it counts from to its last day; provisional beyond the work calendar. */
export const noticeDays = (notice: Notice, calendar: WorkCalendar): { date: PlainDate; working: boolean }[] => {
  const from = notice.countsFrom
  const last = notice.lastDay ?? addExpectedDays(from, notice.workingDays, calendar)
  const days: { date: PlainDate; working: boolean }[] = []
  for (let date = addDays(from, 1); date <= last; date = addDays(date, 1))
    days.push({ date, working: isExpectedWorkingDay(date, calendar) })
  return days
}

/** 预计的最后一天: given only while the real last day cannot be counted. */
export const expectedOf = (
  notice: Pick<Notice, 'enteredOn' | 'workingDays' | 'lastDay'>,
  calendar: WorkCalendar,
): { readonly expectedEnd?: PlainDate } =>
  notice.lastDay === undefined ? { expectedEnd: expectedEnd(notice, calendar) } : {}
