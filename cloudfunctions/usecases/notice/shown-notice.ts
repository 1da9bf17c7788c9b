import type { CallOutput } from '@domain/contract/index'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { WorkCalendar } from '@domain/kernel/working-days'
import type { NoticeDoc } from '../stored/collections'
import { expectedOf } from './notice-days'

/** Up today: opened, not ended, and its last day not past – it goes offline by itself. */
export const isUp = ({ state, lastDay }: Pick<NoticeDoc, 'state' | 'lastDay'>, today: PlainDate): boolean =>
  state === 'open' && (lastDay === undefined || today <= lastDay)

/** As it stands online: of the name on the paper only what the online name shows (§5). */
export const shownNotice = (notice: NoticeDoc, calendar: WorkCalendar): CallOutput<'notice.open'> => ({
  id: notice.id,
  content: { ...notice.content, nameOnPaper: notice.content.nameOnline },
  postedOn: notice.postedOn,
  ...(notice.lastDay === undefined ? {} : { lastDay: notice.lastDay }),
  ...expectedOf(notice, calendar),
})
