import type { UseCase } from '../call/context'
import { checkFiles } from '../files/take-files'
import { openDeclaration, openText, sealDeclaration } from '../household/seal'
import { doStep } from '../step/do-step'
import { filesIn } from './check-submission'

/** 回答补正: by the worker, or by the base union for a worker without a phone. */
export const answerCorrection = (async (context, said) => {
  const { sealer } = context.ports
  const before = context.case.doc.declaration
  const { declaration } = said
  const files = await checkFiles(context, filesIn(said.proofs), ['proof'], { orOfThisCase: true })
  return doStep(context, 'answerCorrection', {
    said,
    look: () => {
      if (declaration === undefined) return { declared: openDeclaration(sealer, before) }
      const number = declaration.account?.number
      const same = number === (before.account && openText(sealer, 'account', before.account.number))
      const sealed = sealDeclaration(sealer, declaration, context.today)
      return { declared: declaration, sealed, ...(same || number === undefined ? {} : { account: number.slice(-4) }) }
    },
    files,
  })
}) satisfies UseCase<'case.answerCorrection'>
