import type { UseCase } from '../call/context'
import { moveGrantIn } from '../grant/draw'
import { grantHere } from '../grant/grant-here'
import { doStep } from '../step/do-step'
import { GRANTS } from '../stored/collections'

/** 认定失败原因: for a failed payment without a known reason, or with a wrong one. */
export const decideFailure = (async (context, said) => {
  const grant = await grantHere(context, said.grant)
  if (!grant.ok) return grant
  return doStep(context, 'decideFailure', {
    said,
    look: () => ({ grant: grant.value }),
    also: async (tx) => moveGrantIn(tx, 'decideFailure', await tx.get(GRANTS, said.grant), { failedOwner: said.owner }),
  })
}) satisfies UseCase<'payout.decideFailure'>
