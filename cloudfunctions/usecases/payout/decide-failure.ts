import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { doStep } from '../append'
import { GRANTS } from '../collections'
import { grantHere } from '../grant/grant-here'

/** 认定失败原因: of one whose reason nobody knew, or of one that was taken for another's. */
export const decideFailure: UseCase<'payout.decideFailure'> = async (context, said) => {
  const grant = await grantHere(context, said.grant)
  if (!grant.ok) return grant
  return doStep(context, 'decideFailure', {
    said,
    look: () => ({ grant: grant.value }),
    also: async (tx) => {
      const seen = await tx.get(GRANTS, said.grant)
      if (seen?.doc.state !== 'failed') return refuse('GRANT_WRONG_STATE', { state: seen?.doc.state ?? '' })
      await tx.replace(GRANTS, seen, { ...seen.doc, failedOwner: said.owner })
      return ok(true)
    },
  })
}
