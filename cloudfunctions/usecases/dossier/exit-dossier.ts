import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { releaseIds } from '../case/release-ids'

/** 退出档案: frees the household's ID numbers. Money on its way is paid or released first. */
export const exitDossier: UseCase<'dossier.exit'> = async (context, { because, words }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const open = context.case.doc.grants.filter((grant) => grant.state === 'held' || grant.state === 'failed').length
  if (open > 0) return refuse('GRANT_WRONG_STATE', { open })
  return appendStep(
    context,
    { kind: 'exit', facts: { because, words }, messages: toApplicant(context.case.doc, 'exited') },
    policy.value,
    async (tx, next) => {
      await releaseIds(tx, next)
      return ok(true)
    },
  )
}
