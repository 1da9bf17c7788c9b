import type { UseCase } from '../../dispatch/context'
import { appendStep } from '../append'
import { checkFiles, takeFiles } from '../files/take-files'

/** 申请复核: once in the life of a case, decided by the level above. */
export const requestReexamination: UseCase<'case.requestReexamination'> = async (context, { why, files }) => {
  const { doc } = context.case
  const checked = await checkFiles(context, files, ['reply', 'proof'])
  if (!checked.ok) return checked
  const policy = await context.policy()
  if (!policy.ok) return policy
  return appendStep(context, { kind: 'requestReexamination', facts: { why, files } }, policy.value, (tx) =>
    takeFiles(tx, context, checked.value, { caseId: doc.id }),
  )
}
