import type { OrgId } from '@domain/kernel/ids'
import type { PersonDoc } from '../stored/collections'

/** The unions whose notices a person may read: where they are a member, and where they hold a post. */
export const unionsOf = (person: Pick<PersonDoc, 'memberOf' | 'posts'>): readonly OrgId[] => [
  ...new Set([...(person.memberOf === undefined ? [] : [person.memberOf]), ...person.posts.map((post) => post.org)]),
]
