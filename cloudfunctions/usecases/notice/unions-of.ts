import type { OrgId } from '@domain/kernel/ids'
import type { PersonDoc } from '../stored/collections'

/** The unions whose notices a person may read: the union they are a member of, and those where they hold a post. */
export const unionsOf = (person: Pick<PersonDoc, 'memberOf' | 'posts'>): readonly OrgId[] => [
  ...new Set([...(person.memberOf === undefined ? [] : [person.memberOf]), ...person.posts.map((post) => post.org)]),
]
