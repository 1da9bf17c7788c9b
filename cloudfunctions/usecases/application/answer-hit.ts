import type { UseCase } from '../call/context'
import { checkFiles } from '../files/take-files'
import { doStep } from '../step/do-step'

/** 对疑问作说明: the worker's explanation of a hit of the cross-check. */
export const answerHit = (async (context, said) => {
  const files = await checkFiles(context, said.files, ['reply', 'proof'], { orOfThisCase: true })
  return doStep(context, 'answerHit', { said, files })
}) satisfies UseCase<'case.answerHit'>
