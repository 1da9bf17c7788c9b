import * as z from 'zod/mini'
import { OrgId, type PersonId } from '../kernel/ids'
import { ok, refuse } from '../kernel/result'
import type { Org, OrgLevel } from './org'
import { type Kinship, notOwn, type Selves, somebodyElse } from './person'

/** Everybody is a worker; the other roles are held at an organisation. */
export const POST_ROLES = [
  'base-officer',
  'county-reviewer',
  'city-reviewer',
  'fund-officer',
  'fund-approver',
  'auditor',
  'administrator',
] as const
export const PostRole = z.enum(POST_ROLES)
export type PostRole = z.infer<typeof PostRole>

export const Post = z.object({ role: PostRole, org: OrgId })
export type Post = z.infer<typeof Post>

/** Where a role may be held. A base officer at a county does the work of unions under ten people. */
export const ROLE_LEVELS = {
  'base-officer': ['base', 'county'],
  'county-reviewer': ['county'],
  'city-reviewer': ['city'],
  'fund-officer': ['city', 'county'],
  'fund-approver': ['city', 'county'],
  auditor: ['city', 'county'],
  administrator: ['city', 'county'],
} as const satisfies Record<PostRole, readonly OrgLevel[]>

/** Where something stands in the tree of unions. */
export type Place = Pick<Org, 'path' | 'jurisdiction'>

/** A role reaches its organisation and all below it, nothing beside or above. */
export const reaches = (post: Post, place: Place): boolean => place.path.includes(post.org)

/**
 * The posts that let somebody act as `role` at `place`. For units directly under the city the city
 * reviewer acts as the county reviewer too (domain rule: 市直).
 */
export const actsAs = (posts: readonly Post[], role: PostRole, place: Place): boolean =>
  posts.some(
    (post) =>
      reaches(post, place) &&
      (post.role === role ||
        (role === 'county-reviewer' && post.role === 'city-reviewer' && place.jurisdiction === 'direct')),
  )

export const actsAsAny = (posts: readonly Post[], roles: readonly PostRole[], place: Place): PostRole | undefined =>
  roles.find((role) => actsAs(posts, role, place))

/** Unions at which the caller holds one of the call's roles. */
export const heldAt = ({ posts }: { readonly posts: readonly Post[] }, roles: readonly string[]): readonly OrgId[] => [
  ...new Set(posts.filter((post) => roles.includes(post.role)).map((post) => post.org)),
]

/** Who did what on a case, as far as it excludes them from doing something else. */
export type Involvement = {
  readonly surveyors: readonly PersonId[]
  /** whether whoever acts is a member of this household */
  readonly household: Kinship
  /** whether whoever acts deliberated on the case at the union above */
  readonly sat: Kinship
}

const reviewing = (selves: Selves, { surveyors, sat }: Involvement) =>
  sat === 'asked' ? refuse('PERSON_ASKED') : somebodyElse(selves, surveyors)

/** Surveyor and deliberator ≠ reviewer, never one's own household: persons, not accounts. Who checks a batch: `payout/acts.ts`. */
export const compatible = (selves: Selves, deed: 'handle' | 'review', involved: Involvement) => {
  const own = notOwn(involved.household)
  if (!own.ok) return own
  if (deed === 'review') return involved.sat === 'one' ? refuse('DELIBERATED_ABOVE') : reviewing(selves, involved)
  return ok(true)
}

/** One person decides for county and city on one case only where the city plays the county's part (市直). */
export const oneLevelEach = (selves: Selves, decidedAtCounty: PersonId | undefined, place: Place) =>
  decidedAtCounty === undefined || place.jurisdiction === 'direct' ? ok(true) : somebodyElse(selves, [decidedAtCounty])
