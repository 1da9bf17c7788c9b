import type { UseCase } from '../call/context'
import { checkFiles } from '../files/take-files'
import { doStep } from '../step/do-step'

/** 撤下公示: with a photo of the empty board. */
export const takeDownNotice = (async (context, said) => {
  const files = await checkFiles(context, [said.photo], ['notice-photo'])
  return doStep(context, 'takeDownNotice', { said, files })
}) satisfies UseCase<'notice.takeDown'>

/** 更正公示: the content was wrong; the notice goes offline and is removed from the wall at once. */
export const correctNotice = (async (context, said) => {
  const files = await checkFiles(context, [said.photo], ['notice-photo'])
  return doStep(context, 'correctNotice', { said, files })
}) satisfies UseCase<'notice.correct'>

/** 取下纸质公示: the notice ended with the case or by an upheld objection; its paper still has to be removed from the wall. */
export const paperDown = (async (context, said) => {
  const files = await checkFiles(context, [said.photo], ['notice-photo'])
  return doStep(context, 'paperDown', { said, files })
}) satisfies UseCase<'notice.paperDown'>
