import type { OrgId } from '@domain/kernel/ids'
import type { PostRole } from '@domain/organisation/roles'
import type { Me } from '@src/gateway'

type Posts = Me['posts']

/** The union where this person holds the role; the city first, because its reach is widest. */
export const orgOf = (posts: Posts, role: PostRole): OrgId | undefined =>
  [...posts]
    .filter((post) => post.role === role)
    .sort((a, b) => Number(b.org.level === 'city') - Number(a.org.level === 'city'))[0]?.org.id

/** The city union, if the caller is its fund officer: only the city allocates money; undefined for everybody else. */
export const cityFundOrg = (posts: Posts): OrgId | undefined =>
  posts.find((post) => post.role === 'fund-officer' && post.org.level === 'city')?.org.id
