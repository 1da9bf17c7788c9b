import { ok } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { releaseIds } from '../case/release-ids'

/** 退出档案: frees the household's ID numbers. Money on its way is paid or released first. */
export const exitDossier: UseCase<'dossier.exit'> = async (context, { because, words }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
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
