import { ok, refuse } from '@domain/kernel/result'
import type { Tx } from '../../ports/doc-store'
import type { UseCase } from '../call/context'
import { doStep } from '../step/do-step'
import { GRANTS } from '../stored/collections'
import { freeItems, moveGrantIn } from './draw'

/** Releases a grant before it is paid: its money becomes available again, and the person may get this item again. */
export const releaseGrant = ((context, said) => {
  const { now: at, today: on, person } = context
  const { grant: id, why: reason } = said
  const release = async (tx: Tx) => {
    const seen = await tx.get(GRANTS, id)
    if (seen === undefined || seen.doc.caseId !== context.case.doc.id) return refuse('NOT_FOUND')
    const released = await moveGrantIn(tx, 'releaseGrant', seen, {}, { on, at, by: person.id, reason })
    if (!released.ok) return released
    await freeItems(tx, seen.doc)
    return ok(true)
  }
  return doStep(context, 'releaseGrant', { said, also: release })
}) satisfies UseCase<'grant.release'>
