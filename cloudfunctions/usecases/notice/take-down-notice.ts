import { invariant } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { checkFiles, takeFiles } from '../files/take-files'
import { endNotice } from './end-notice'

/** 撤下公示: after the last day only, by nobody earlier, and with the picture of the empty board. */
export const takeDownNotice: UseCase<'notice.takeDown'> = async (context, { photo }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { notice } = context.case.doc
  invariant(notice !== undefined, 'a notice is taken down where one hangs')
  const photos = await checkFiles(context, [photo], ['notice-photo'])
  if (!photos.ok) return photos
  return appendStep(
    context,
    { kind: 'takeDownNotice', facts: { photo }, messages: toApplicant(context.case.doc, 'noticeTakenDown') },
    policy.value,
    async (tx, next) => {
      await endNotice(tx, notice.id)
      return takeFiles(tx, context, photos.value, { caseId: next.id })
    },
  )
}
