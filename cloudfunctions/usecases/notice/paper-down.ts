import { owesPaper } from '@domain/application/paper-up'
import { refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep } from '../append'
import { checkFiles, takeFiles } from '../files/take-files'

/** 取下纸质公示: the notice ended with the case, or by an upheld objection; its paper has to come off the wall all the same. */
export const paperDown: UseCase<'notice.paperDown'> = async (context, { photo }) => {
  if (!owesPaper(context.case.doc)) return refuse('NOTICE_NOT_OPEN')
  const policy = await context.policy()
  if (!policy.ok) return policy
  const photos = await checkFiles(context, [photo], ['notice-photo'])
  if (!photos.ok) return photos
  return appendStep(context, { kind: 'paperDown', facts: { photo } }, policy.value, (tx, next) =>
    takeFiles(tx, context, photos.value, { caseId: next.id }),
  )
}
