import type { CallOutput } from '@domain/contract/index'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { WorkCalendar } from '@domain/kernel/working-days'
import type { NoticeDoc } from '../stored/collections'
import { expectedOf } from './notice-days'

/** Whether a notice is up today: open, not ended, and its last day not past; after that day it goes offline automatically. */
export const isUp = ({ state, lastDay }: Pick<NoticeDoc, 'state' | 'lastDay'>, today: PlainDate): boolean =>
  state === 'open' && (lastDay === undefined || today <= lastDay)

/** The notice as shown online: the full name on the paper is replaced by the online name (§5). */
export const shownNotice = (notice: NoticeDoc, calendar: WorkCalendar): CallOutput<'notice.open'> => ({
  id: notice.id,
  content: { ...notice.content, nameOnPaper: notice.content.nameOnline },
  postedOn: notice.postedOn,
  lastDay: notice.lastDay,
  ...expectedOf(notice, calendar),
})
