import * as z from 'zod/mini'
import { OrgId, type PersonId } from '../kernel/ids'
import { ok, refuse } from '../kernel/result'
import { isDirect } from './jurisdiction'
import type { Org, OrgLevel } from './org'
import { type Kinship, notOwn, type Selves, somebodyElse } from './person'

/** Roles whose holders work on cases. */
export const OFFICERS = [
  'base-officer',
  'county-reviewer',
  'city-reviewer',
  'fund-officer',
  'fund-approver',
  'auditor',
] as const
/** Roles that are held at a union. Everybody is a worker as well. */
export const POST_ROLES = [...OFFICERS, 'administrator'] as const
export const PostRole = z.enum(POST_ROLES)
export type PostRole = z.infer<typeof PostRole>

export const Post = z.object({ role: PostRole, org: OrgId })
export type Post = z.infer<typeof Post>

/** The levels a role may be held at. A base officer at a street or county does the work of unions that have none. */
export const ROLE_LEVELS = {
  'base-officer': ['base', 'street', 'county'],
  'county-reviewer': ['county'],
  'city-reviewer': ['city'],
  'fund-officer': ['city', 'county'],
  'fund-approver': ['city', 'county'],
  auditor: ['province', 'city', 'county'],
  administrator: ['province', 'city', 'county'],
} as const satisfies Record<PostRole, readonly OrgLevel[]>

/** A place in the tree of unions. */
export type Place = Pick<Org, 'path' | 'jurisdiction' | 'direct'>

/** A role reaches its union and all unions below, but none beside or above. */
export const reaches = (post: Post, place: Place): boolean => place.path.includes(post.org)

/**
 * Whether one of the posts may act as `role` at `place`. For units directly under the city the city reviewer also acts as the
 * county reviewer (市直).
 */
export const actsAs = (posts: readonly Post[], role: PostRole, place: Place): boolean =>
  posts.some(
    (post) =>
      reaches(post, place) &&
      (post.role === role || (role === 'county-reviewer' && post.role === 'city-reviewer' && isDirect(place))),
  )

export const actsAsAny = (posts: readonly Post[], roles: readonly PostRole[], place: Place): PostRole | undefined =>
  roles.find((role) => actsAs(posts, role, place))

/** Unions at which the caller holds one of the call's roles. */
export const heldAt = ({ posts }: { readonly posts: readonly Post[] }, roles: readonly string[]): readonly OrgId[] => [
  ...new Set(posts.filter((post) => roles.includes(post.role)).map((post) => post.org)),
]

/** The involvement of persons in a case that excludes them from other steps. */
export type Involvement = {
  readonly surveyors: readonly PersonId[]
  /** whether the person who acts is a member of this household */
  readonly household: Kinship
  /** whether the person who acts took part in the deliberation at the union above */
  readonly sat: Kinship
}

const reviewing = (selves: Selves, { surveyors, sat }: Involvement) =>
  sat === 'asked' ? refuse('PERSON_ASKED') : somebodyElse(selves, surveyors)

/** Surveyor and deliberator ≠ reviewer, never one's own household: persons, not accounts. Who checks a batch: `payout/acts.ts`. */
export const compatible = (selves: Selves, act: 'handle' | 'review', involved: Involvement) => {
  const own = notOwn(involved.household)
  if (!own.ok) return own
  if (act === 'review') return involved.sat === 'one' ? refuse('DELIBERATED_ABOVE') : reviewing(selves, involved)
  return ok(true)
}

/** One person may decide for county and city on the same case only for units directly under the city (市直). */
export const oneLevelEach = (selves: Selves, decidedAtCounty: PersonId | undefined, place: Place) =>
  decidedAtCounty === undefined || isDirect(place) ? ok(true) : somebodyElse(selves, [decidedAtCounty])
