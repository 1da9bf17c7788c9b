import { placeOf } from '@domain/application/snapshot'
import { CALL_LIST_ROLES } from '@domain/contract/call-list'
import { shanghaiDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { actsAsAny } from '@domain/organisation/roles'
import type { Stored, Tx } from '../../ports/doc-store'
import type { OnCase, UseCase } from '../call/context'
import { unitOf } from '../look/unit-of'
import { CALL_LIST, type CallListDoc } from '../stored/collections'

/** Changes the named matters of this case as `next` says; undefined leaves a matter as it is. Returns how many were changed. */
const changeMatters = async (
  tx: Tx,
  { case: { doc } }: OnCase,
  matters: readonly string[],
  next: (matter: CallListDoc) => CallListDoc | undefined,
): Promise<number> => {
  const found = await tx.getMany(CALL_LIST, [...new Set(matters)])
  const changes = found.flatMap((matter): [Stored<CallListDoc>, CallListDoc][] => {
    const changed = matter === undefined || matter.doc.caseId !== doc.id ? undefined : next(matter.doc)
    return matter === undefined || changed === undefined ? [] : [[matter, changed]]
  })
  for (const [matter, changed] of changes) await tx.replace(CALL_LIST, matter, changed)
  return changes.length
}

const roleOf = ({ person, case: { doc } }: OnCase) => actsAsAny(person.posts, CALL_LIST_ROLES, placeOf(doc))

/**
 * 已电话告知: takes the named matters of this case off the list and stores who informed the worker and when. Matters added since the
 * list was read stay. The version of the case does not change, because the worker may be answering at the same time.
 */
export const noteTold = (async (context, { matters }) => {
  const { person, now } = context
  const role = roleOf(context)
  if (role === undefined) return refuse('NOT_ALLOWED')
  const told: CallListDoc['told'] = {
    by: person.id,
    name: person.name,
    role,
    unit: await unitOf(context, role),
    at: now,
  }
  return context.commit(async (tx) => {
    const count = await changeMatters(tx, context, matters, (matter) =>
      matter.told === undefined ? { ...matter, told } : undefined,
    )
    return count === 0 ? refuse('ALREADY_TOLD') : ok({})
  })
}) satisfies UseCase<'ring.done'>

/** 没人接: the matters stay on the list, with how often and when it was tried. */
export const noteNoAnswer = (async (context, { matters }) => {
  if (roleOf(context) === undefined) return refuse('NOT_ALLOWED')
  const last = context.now
  return context.commit(async (tx) => {
    const count = await changeMatters(tx, context, matters, (matter) =>
      matter.told === undefined ? { ...matter, tried: { times: (matter.tried?.times ?? 0) + 1, last } } : undefined,
    )
    return count === 0 ? refuse('ALREADY_TOLD') : ok({})
  })
}) satisfies UseCase<'ring.noAnswer'>

/** Takes back what the same person has noted on the same day; another person's note, or an older one, stays. */
export const undoTold = (async (context, { matters }) => {
  const { selves, today } = context
  if (roleOf(context) === undefined) return refuse('NOT_ALLOWED')
  return context.commit(async (tx) => {
    const count = await changeMatters(tx, context, matters, ({ told, ...matter }) =>
      told !== undefined && selves.own.includes(told.by) && shanghaiDate(told.at) === today ? matter : undefined,
    )
    return count === 0 ? refuse('NOT_FOUND') : ok({})
  })
}) satisfies UseCase<'ring.undo'>
