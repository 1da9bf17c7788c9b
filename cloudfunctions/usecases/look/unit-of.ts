import type { PostRole } from '@domain/organisation/roles'
import type { Signed } from '../call/context'
import { ORGS } from '../stored/collections'

/** The name of the union where the person holds the role in which they look. */
export const unitOf = async ({ ports, person }: Pick<Signed, 'ports' | 'person'>, role: PostRole): Promise<string> => {
  const post = person.posts.find((held) => held.role === role) ?? person.posts[0]
  return post === undefined ? '' : ((await ports.store.get(ORGS, post.org))?.doc.name ?? '')
}
