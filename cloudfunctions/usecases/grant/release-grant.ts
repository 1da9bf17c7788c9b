import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep } from '../append'
import { GRANTS, ITEM_KEYS } from '../collections'
import { moveShares } from './draw'

/** Takes a grant back before it is paid: its money is free again, and so is the person for this item. */
export const releaseGrant: UseCase<'grant.release'> = async (context, { grant: id, why }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { now, today, person } = context
  return appendStep(context, { kind: 'releaseGrant', facts: { grant: id, why } }, policy.value, async (tx) => {
    const seen = await tx.get(GRANTS, id)
    if (seen === undefined || seen.doc.caseId !== context.case.doc.id) return refuse('NOT_FOUND')
    if (seen.doc.state !== 'held' && seen.doc.state !== 'failed')
      return refuse('GRANT_WRONG_STATE', { state: seen.doc.state })
    await moveShares(tx, seen.doc, 'released', { on: today, at: now, by: person.id, reason: why })
    for (const key of seen.doc.itemKeys) {
      const taken = await tx.get(ITEM_KEYS, key)
      if (taken?.doc.grant === id) await tx.remove(ITEM_KEYS, taken)
    }
    await tx.replace(GRANTS, seen, { ...seen.doc, state: 'released' })
    return ok(true)
  })
}
