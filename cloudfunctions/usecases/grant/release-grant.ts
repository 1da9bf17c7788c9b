import { ok, refuse } from '@domain/kernel/result'
import type { Tx } from '../../ports/doc-store'
import type { UseCase } from '../call/context'
import { doStep } from '../step/do-step'
import { GRANTS, ITEM_KEYS } from '../stored/collections'
import { moveGrantIn } from './draw'

/** Takes a grant back before it is paid: its money is free again, and so is the person for this item. */
export const releaseGrant = ((context, said) => {
  const { now: at, today: on, person } = context
  const { grant: id, why: reason } = said
  const release = async (tx: Tx) => {
    const seen = await tx.get(GRANTS, id)
    if (seen === undefined || seen.doc.caseId !== context.case.doc.id) return refuse('NOT_FOUND')
    const released = await moveGrantIn(tx, 'releaseGrant', seen, {}, { on, at, by: person.id, reason })
    if (!released.ok) return released
    for (const key of seen.doc.itemKeys) {
      const taken = await tx.get(ITEM_KEYS, key)
      if (taken?.doc.grant === id) await tx.remove(ITEM_KEYS, taken)
    }
    return ok(true)
  }
  return doStep(context, 'releaseGrant', { said, also: release })
}) satisfies UseCase<'grant.release'>
