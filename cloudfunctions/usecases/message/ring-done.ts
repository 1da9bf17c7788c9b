import { placeOf } from '@domain/application/snapshot'
import { RINGERS } from '@domain/contract/ring'
import { ok, refuse } from '@domain/kernel/result'
import { actsAsAny } from '@domain/organisation/roles'
import type { UseCase } from '../call/context'
import { unitOf } from '../look/unit-of'
import { RINGS, type RingDoc } from '../stored/collections'

/**
 * 已电话告知: takes the named matters of this case off the list and stores who informed the worker and when. Matters added since the
 * list was read stay. The version of the case does not change, because the worker may be answering at the same time.
 */
export const ringDone = (async (context, { matters }) => {
  const { person, now } = context
  const { doc } = context.case
  const role = actsAsAny(person.posts, RINGERS, placeOf(doc))
  if (role === undefined) return refuse('NOT_ALLOWED')
  const told: RingDoc['told'] = { by: person.id, name: person.name, role, unit: await unitOf(context, role), at: now }
  return context.commit(async (tx) => {
    let count = 0
    for (const ring of await tx.getMany(RINGS, [...new Set(matters)])) {
      if (ring === undefined || ring.doc.caseId !== doc.id || ring.doc.told !== undefined) continue
      await tx.replace(RINGS, ring, { ...ring.doc, told })
      count += 1
    }
    return count === 0 ? refuse('ALREADY_TOLD') : ok({})
  })
}) satisfies UseCase<'ring.done'>
