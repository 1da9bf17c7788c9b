import { placeOf } from '@domain/application/snapshot'
import type { CaseId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import { actsAsAny, type PostRole } from '@domain/organisation/roles'
import type { Signed } from '../call/context'
import { CASES } from '../stored/collections'

/** Cases named by hand, each within the caller's reach; one that is not, and one that there is not, refuse them all alike. */
export const casesHere = async ({ ports, person }: Signed, ids: readonly CaseId[], roles: readonly PostRole[]) => {
  const wanted = [...new Set(ids)]
  const cases = await ports.store.getMany(CASES, wanted)
  if (cases.length < wanted.length) return refuse('NOT_FOUND')
  const all = cases.every(({ doc }) => actsAsAny(person.posts, roles, placeOf(doc)) !== undefined)
  return all ? ok(cases) : refuse('NOT_FOUND')
}
