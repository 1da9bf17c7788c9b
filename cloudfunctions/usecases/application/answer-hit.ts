import { refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep } from '../append'
import { checkFiles, takeFiles } from '../files/take-files'

/** 对疑问作说明: the right of reply to a cross-check hit; may be said better until somebody has judged it. */
export const answerHit: UseCase<'case.answerHit'> = async (context, { key, text, files }) => {
  const { doc } = context.case
  const hit = doc.check?.hits.find((one) => one.key === key)
  if (hit === undefined) return refuse('NOT_FOUND')
  if (hit.verdict !== undefined) return refuse('WRONG_STAGE', { stage: doc.stage })
  const checked = await checkFiles(context, files, ['reply', 'proof'], { orOfThisCase: true })
  if (!checked.ok) return checked
  const policy = await context.policy()
  if (!policy.ok) return policy
  return appendStep(context, { kind: 'answerHit', facts: { key, text, files } }, policy.value, (tx) =>
    takeFiles(tx, context, checked.value, { caseId: doc.id }),
  )
}
