import { placeOf } from '@domain/application/snapshot'
import type { CaseId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import { actsAsAny, type PostRole } from '@domain/organisation/roles'
import type { Signed } from '../call/context'
import { CASES } from '../stored/collections'

/**
 * The cases chosen for a paper, all within the caller's reach; a case out of reach and a missing case give the same refusal.
 */
export const casesHere = async ({ ports, person }: Signed, ids: readonly CaseId[], roles: readonly PostRole[]) => {
  const wanted = [...new Set(ids)]
  const cases = await ports.store.getMany(CASES, wanted)
  if (cases.length < wanted.length) return refuse('NOT_FOUND')
  const all = cases.every(({ doc }) => actsAsAny(person.posts, roles, placeOf(doc)) !== undefined)
  return all ? ok(cases) : refuse('NOT_FOUND')
}
