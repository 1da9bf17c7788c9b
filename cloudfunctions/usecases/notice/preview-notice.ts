import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { draftOf } from './draft'
import { expectedOf, noticeDays } from './notice-days'

/** The notice as it would be posted, with every day of its period. */
export const previewNotice = (async (context, { postedOn, remark }) => {
  if (context.case.doc.stage !== 'to-post') return refuse('WRONG_STAGE', { stage: context.case.doc.stage })
  const draft = await draftOf(context, { postedOn: postedOn ?? context.today, remark: remark ?? '' })
  if (!draft.ok) return draft
  const { content, postedOn: on, countsFrom, lastDay, onlineUntil } = draft.value
  return ok({
    content,
    postedOn: on,
    countsFrom,
    lastDay,
    onlineUntil,
    ...expectedOf(draft.value, context.calendar),
    days: noticeDays(draft.value, context.calendar),
  })
}) satisfies UseCase<'notice.preview'>
