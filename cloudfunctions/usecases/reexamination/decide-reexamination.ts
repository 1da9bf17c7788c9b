import { reopensAt } from '@domain/application/reexamination'
import { invariant, ok } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { idHashes, releaseIds, takeIds } from '../case/release-ids'

/** 复核: the level above upholds the refusal, or sends the case back to the step that refused it. */
export const decideReexamination: UseCase<'reexamination.decide'> = async (context, { upheld, reasons }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { doc } = context.case
  invariant(doc.refusal !== undefined, 'a case in re-examination has been refused')
  return appendStep(
    context,
    {
      kind: 'decideReexamination',
      facts: { upheld, reasons },
      decided: upheld ? 'refused' : reopensAt(doc.refusal),
      messages: toApplicant(doc, 'reexaminationDecided'),
    },
    policy.value,
    async (tx, next) => {
      if (!upheld) return takeIds(tx, idHashes(next.declaration), next.id)
      await releaseIds(tx, next)
      return ok(true)
    },
  )
}
