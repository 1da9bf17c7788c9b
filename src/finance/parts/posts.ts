import type { OrgId } from '@domain/kernel/ids'
import type { PostRole } from '@domain/organisation/roles'
import type { Me } from '@src/gateway'

type Posts = Me['posts']

/** Where this person holds the role: the city first, as it reaches furthest. */
export const orgOf = (posts: Posts, role: PostRole): OrgId | undefined =>
  [...posts]
    .filter((post) => post.role === role)
    .sort((a, b) => Number(b.org.level === 'city') - Number(a.org.level === 'city'))[0]?.org.id

/** Only the city union hands out lines; undefined for everybody else. */
export const cityFundOrg = (posts: Posts): OrgId | undefined =>
  posts.find((post) => post.role === 'fund-officer' && post.org.level === 'city')?.org.id
