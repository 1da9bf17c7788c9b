import { holdsPrivateData } from '@domain/kernel/masked'
import { invariant, refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { checkFiles, takeFiles } from '../files/take-files'
import { endNotice } from './end-notice'

/**
 * 更正公示: its content was wrong. It goes offline and off the wall at once, and the corrected one stands for a period of
 * its own (`periodOf`): days under wrong words are not counted.
 */
export const correctNotice: UseCase<'notice.correct'> = async (context, { why, photo }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { notice } = context.case.doc
  invariant(notice !== undefined, 'a notice is corrected where one hangs')
  if (holdsPrivateData(why)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  const photos = await checkFiles(context, [photo], ['notice-photo'])
  if (!photos.ok) return photos
  return appendStep(
    context,
    { kind: 'correctNotice', facts: { why, photo }, messages: toApplicant(context.case.doc, 'noticeCorrected') },
    policy.value,
    async (tx, next) => {
      await endNotice(tx, notice.id)
      return takeFiles(tx, context, photos.value, { caseId: next.id })
    },
  )
}
