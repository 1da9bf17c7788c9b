import type { UseCase } from '../call/context'
import { checkFiles } from '../files/take-files'
import { openText, sealAccount } from '../household/seal'
import { doStep } from '../step/do-step'

/** 更正收款账户: another account of the worker's own, proved by a photo of the card. */
export const correctAccount = (async (context, { holder, number, ...said }) => {
  const { sealer } = context.ports
  const { applicant, account } = context.case.doc.declaration
  const files = await checkFiles(context, [said.proof], ['proof'])
  return doStep(context, 'correctAccount', {
    said: { ...said, account: sealAccount(sealer, number) },
    look: () => ({
      holder: openText(sealer, 'name', applicant.name) === holder,
      former: account !== undefined && openText(sealer, 'account', account.number) === number,
    }),
    files,
  })
}) satisfies UseCase<'case.correctAccount'>
