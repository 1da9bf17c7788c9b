import type { OrgId } from '@domain/kernel/ids'
import type { Ports } from '../../ports/index'
import { unionsById } from '../organisation/known-unions'
import { standing } from '../organisation/standing'
import type { PersonDoc } from '../stored/collections'

/** The unions whose notices a person may read: the union they are a member of, and those where they hold a post. */
export const unionsOf = (person: Pick<PersonDoc, 'memberOf' | 'posts'>): readonly OrgId[] => [
  ...new Set([...(person.memberOf === undefined ? [] : [person.memberOf]), ...person.posts.map((post) => post.org)]),
]

type Read = Pick<Ports, 'store' | 'clock'>

/** The union that goes on with the one a person is a member of; undefined while that one stands. */
const goneOnTo = async (ports: Read, { memberOf }: Pick<PersonDoc, 'memberOf'>): Promise<OrgId | undefined> => {
  const [union] = memberOf === undefined ? [] : await unionsById(ports, [memberOf])
  return union?.ended === undefined ? undefined : (await standing(ports, union))?.id
}

/**
 * The unions again, with the one that goes on in the place of an ended one. Only to be asked where the union itself had nothing:
 * one that has ended has no notice online.
 */
export const standingUnionsOf = async (
  ports: Read,
  person: Pick<PersonDoc, 'memberOf' | 'posts'>,
): Promise<readonly OrgId[]> => {
  const into = await goneOnTo(ports, person)
  return unionsOf(into === undefined ? person : { ...person, memberOf: into })
}

/** Whether a person may read the notices of this union; a member of one that has ended reads those of the union that goes on. */
export const readsNoticesOf = async (
  ports: Read,
  person: Pick<PersonDoc, 'memberOf' | 'posts'>,
  union: OrgId,
): Promise<boolean> => unionsOf(person).includes(union) || (await goneOnTo(ports, person)) === union
