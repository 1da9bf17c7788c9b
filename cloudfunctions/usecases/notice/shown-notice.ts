import type { CallOutput } from '@domain/contract/index'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { NoticeDoc } from '../collections'

/** Up today: opened, not ended, and its last day not past – it goes offline by itself. */
export const isUp = ({ state, lastDay }: Pick<NoticeDoc, 'state' | 'lastDay'>, today: PlainDate): boolean =>
  state === 'open' && today <= lastDay

/** As it stands online: of the name on the paper only what the online name shows (§5). */
export const shownNotice = ({ id, content, postedOn, lastDay }: NoticeDoc): CallOutput<'notice.open'> => ({
  id,
  content: { ...content, nameOnPaper: content.nameOnline },
  postedOn,
  lastDay,
})
