import type { OrgId } from '@domain/kernel/ids'
import type { Ports } from '../../ports/index'
import { unionsById } from '../organisation/known-unions'
import { standing } from '../organisation/standing'
import type { PersonDoc } from '../stored/collections'

/** The unions whose notices a person may read: the union they are a member of, and those where they hold a post. */
export const unionsOf = (person: Pick<PersonDoc, 'memberOf' | 'posts'>): readonly OrgId[] => [
  ...new Set([...(person.memberOf === undefined ? [] : [person.memberOf]), ...person.posts.map((post) => post.org)]),
]

/** The same for a member of a union that has ended since: the union that goes on with it. */
export const standingUnionsOf = async (
  ports: Pick<Ports, 'store' | 'clock'>,
  person: Pick<PersonDoc, 'memberOf' | 'posts'>,
): Promise<readonly OrgId[]> => {
  if (person.memberOf === undefined) return unionsOf(person)
  const [union] = await unionsById(ports, [person.memberOf])
  const now = union?.ended === undefined ? undefined : await standing(ports, union)
  return unionsOf(now === undefined ? person : { ...person, memberOf: now.id })
}
