import type { PostRole } from '@domain/organisation/roles'
import type { Me } from '@src/gateway'

export type OrgRef = Me['posts'][number]['org']

/** The union where this person holds one of the roles; the city first. */
export const placeOf = (posts: Me['posts'], ...roles: readonly PostRole[]): OrgRef | undefined =>
  posts
    .filter((post) => roles.includes(post.role))
    .sort((a, b) => Number(b.org.level === 'city') - Number(a.org.level === 'city'))[0]?.org

export const cityOf = (posts: Me['posts'], ...roles: readonly PostRole[]): OrgRef | undefined =>
  posts.find((post) => roles.includes(post.role) && post.org.level === 'city')?.org
