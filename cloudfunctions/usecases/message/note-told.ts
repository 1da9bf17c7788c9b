import { placeOf } from '@domain/application/snapshot'
import { CALL_LIST_ROLES } from '@domain/contract/call-list'
import { ok, refuse } from '@domain/kernel/result'
import { actsAsAny } from '@domain/organisation/roles'
import type { UseCase } from '../call/context'
import { unitOf } from '../look/unit-of'
import { CALL_LIST, type CallListDoc } from '../stored/collections'

/**
 * 已电话告知: takes the named matters of this case off the list and stores who informed the worker and when. Matters added since the
 * list was read stay. The version of the case does not change, because the worker may be answering at the same time.
 */
export const noteTold = (async (context, { matters }) => {
  const { person, now } = context
  const { doc } = context.case
  const role = actsAsAny(person.posts, CALL_LIST_ROLES, placeOf(doc))
  if (role === undefined) return refuse('NOT_ALLOWED')
  const told: CallListDoc['told'] = {
    by: person.id,
    name: person.name,
    role,
    unit: await unitOf(context, role),
    at: now,
  }
  return context.commit(async (tx) => {
    let count = 0
    for (const matter of await tx.getMany(CALL_LIST, [...new Set(matters)])) {
      if (matter === undefined || matter.doc.caseId !== doc.id || matter.doc.told !== undefined) continue
      await tx.replace(CALL_LIST, matter, { ...matter.doc, told })
      count += 1
    }
    return count === 0 ? refuse('ALREADY_TOLD') : ok({})
  })
}) satisfies UseCase<'ring.done'>
