import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { ROSTER } from '../stored/collections'
import { moveCount } from '../stored/counts'
import { endReading, rosterCount } from './member-mark'

/** 移出名册: the account that was admitted by this line can no longer read the notices, from its next call on. */
export const removeMember = (async (context, { org, member }) =>
  context.commit(async (tx) => {
    const seen = await tx.get(ROSTER, member)
    if (seen === undefined || seen.doc.org !== org) return refuse('NOT_FOUND')
    await endReading(tx, seen.doc)
    await tx.remove(ROSTER, seen)
    await moveCount(tx, rosterCount(org), -1)
    return ok({})
  })) satisfies UseCase<'roster.remove'>
