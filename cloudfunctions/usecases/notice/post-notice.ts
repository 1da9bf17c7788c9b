import type { NoticeId } from '@domain/kernel/ids'
import { holdsPrivateData } from '@domain/kernel/masked'
import { refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { checkFiles } from '../files/take-files'
import { doStep } from '../step/do-step'
import { drawnFrom } from './draft'

/** 张贴公示: with a photo of it on the wall. */
export const postNotice = (async (context, said) => {
  const { content, ids } = context.ports
  const files = await checkFiles(context, [said.photo], ['notice-photo'])
  // every member reads the board; when the content check is unavailable the notice is posted all the same
  const asked = said.remark !== '' && !holdsPrivateData(said.remark)
  if (asked && (await content.text(context.person.openid, said.remark)) === 'refused')
    return refuse('TEXT_NOT_FIT', { at: 'remark' })
  const notice = `NO-${ids.mint()}` as NoticeId
  return doStep(context, 'postNotice', {
    said,
    look: async () => ({ notice, ...(await drawnFrom(context)) }),
    files,
  })
}) satisfies UseCase<'notice.post'>
