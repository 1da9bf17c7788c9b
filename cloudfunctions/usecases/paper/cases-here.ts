import { placeOf } from '@domain/application/snapshot'
import type { CaseId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import { actsAsAny, POST_ROLES } from '@domain/organisation/roles'
import type { Signed } from '../call/context'
import { CASES } from '../stored/collections'

/**
 * The cases chosen for a paper, all within the caller's reach; a case out of reach and a missing case give the same refusal.
 */
export const casesHere = async ({ ports, person, who }: Signed, ids: readonly CaseId[]) => {
  const wanted = [...new Set(ids)]
  const cases = await ports.store.getMany(CASES, wanted)
  if (cases.length < wanted.length) return refuse('NOT_FOUND')
  const roles = POST_ROLES.filter((role) => who.includes(role))
  const all = cases.every(({ doc }) => actsAsAny(person.posts, roles, placeOf(doc)) !== undefined)
  return all ? ok(cases) : refuse('NOT_FOUND')
}
