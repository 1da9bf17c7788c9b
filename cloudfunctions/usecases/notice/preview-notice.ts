import { addDays, type PlainDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { isWorkingDay } from '@domain/kernel/working-days'
import type { OnCase, UseCase } from '../../dispatch/context'
import { draftNotice } from './draft-notice'

const daysBetween = (context: OnCase, postedOn: PlainDate, lastDay: PlainDate) => {
  const days: { date: PlainDate; working: boolean }[] = []
  for (let date = addDays(postedOn, 1); date <= lastDay; date = addDays(date, 1)) {
    const working = isWorkingDay(date, context.calendar)
    days.push({ date, working: working.ok && working.value })
  }
  return days
}

/** The notice as it would go up, with every day of its period. */
export const previewNotice: UseCase<'notice.preview'> = async (context, { postedOn, remark }) => {
  if (context.case.doc.stage !== 'to-post') return refuse('WRONG_STAGE', { stage: context.case.doc.stage })
  const policy = await context.policy()
  if (!policy.ok) return policy
  const draft = await draftNotice(context, { postedOn: postedOn ?? context.today, remark: remark ?? '' }, policy.value)
  if (!draft.ok) return draft
  const { content, lastDay } = draft.value
  return ok({
    content,
    postedOn: draft.value.postedOn,
    lastDay,
    days: daysBetween(context, draft.value.postedOn, lastDay),
  })
}
