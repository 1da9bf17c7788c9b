import type { PersonId } from '@domain/kernel/ids'
import type { PostRole } from '@domain/organisation/roles'
import type { Ports } from '../../ports/index'
import { POSTS } from '../collections'

const OFFICERS_TOLD = 5

/** Who holds a post at one union, for a message to them; the first few, as nobody has more. */
export const holders = async (
  { store }: Pick<Ports, 'store'>,
  org: string,
  role: PostRole,
): Promise<readonly PersonId[]> => {
  const found = await store.query(POSTS, {
    index: 'byOrg',
    eq: [org],
    gte: role,
    lt: `${role} `,
    limit: OFFICERS_TOLD,
  })
  return found.items.map(({ doc }) => doc.person)
}
