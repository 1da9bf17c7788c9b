import type { NoticeId } from '@domain/kernel/ids'
import { refuse } from '@domain/kernel/result'
import { addExpectedDays } from '@domain/kernel/working-days'
import { endOf, expectedEnd } from '@domain/notice/notice'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { NOTICES } from '../collections'
import { checkFiles, takeFiles } from '../files/take-files'
import { draftNotice } from './draft-notice'

/** 张贴公示: with the picture of it on the wall; the period counts from the day it really went up. */
export const postNotice: UseCase<'notice.post'> = async (context, { postedOn, photo, remark }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { doc } = context.case
  const draft = await draftNotice(context, { postedOn, remark }, policy.value)
  if (!draft.ok) return draft
  // the board is read by every member; who cannot be asked about it does not keep it from going up
  if (remark !== '' && (await context.ports.content.text(context.person.openid, remark)) === 'refused')
    return refuse('TEXT_NOT_FIT', { at: 'remark' })
  const { content, enteredOn, workingDays } = draft.value
  const lastDay = endOf(draft.value)
  const photos = await checkFiles(context, [photo], ['notice-photo'])
  if (!photos.ok) return photos
  const id = `NO-${context.ports.ids.mint()}` as NoticeId
  return appendStep(
    context,
    {
      kind: 'postNotice',
      facts: { notice: { id, ...draft.value }, photo },
      // while its end cannot be counted nothing is owed of the union: it waits for the work calendar
      dueOn: lastDay === undefined ? undefined : addExpectedDays(lastDay, 1, context.calendar),
      messages: toApplicant(doc, 'noticePosted', {
        lastDay: lastDay ?? expectedEnd(draft.value, workingDays, context.calendar),
      }),
    },
    policy.value,
    async (tx, next) => {
      const { base, county } = next.org
      const standing = { postedOn, enteredOn, workingDays, ...(lastDay === undefined ? {} : { lastDay }) }
      await tx.insert(NOTICES, id, { id, caseId: next.id, base, county, state: 'open', content, ...standing })
      return takeFiles(tx, context, photos.value, { caseId: next.id })
    },
  )
}
