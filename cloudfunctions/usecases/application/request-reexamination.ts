import type { UseCase } from '../call/context'
import { stillGivenFor } from '../consent/links'
import { checkFiles } from '../files/take-files'
import { doStep } from '../step/do-step'

/**
 * 申请复核: once in the life of a case, decided by the level above. The case may go on from here, so a relative who took the
 * consent back after the refusal has to consent again first.
 */
export const requestReexamination = (async (context, said) => {
  const files = await checkFiles(context, said.files, ['reply', 'proof'])
  return doStep(context, 'requestReexamination', { said, files, also: stillGivenFor })
}) satisfies UseCase<'case.requestReexamination'>
