import type { UseCase } from '../call/context'
import { checkFiles } from '../files/take-files'
import { doStep } from '../step/do-step'

/** 申请复核: once per case, decided by the level above. */
export const requestReexamination = (async (context, said) => {
  const files = await checkFiles(context, said.files, ['reply', 'proof'])
  return doStep(context, 'requestReexamination', { said, files })
}) satisfies UseCase<'case.requestReexamination'>
