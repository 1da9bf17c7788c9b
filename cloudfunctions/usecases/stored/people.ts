import type { OrgId, PersonId } from '@domain/kernel/ids'
import type { MessageTopic } from '@domain/message/message'
import type { Org, OrgLevel } from '@domain/organisation/org'
import type { Post, PostRole } from '@domain/organisation/roles'
import type { Policy } from '@domain/policy/policy'
import type { Collection } from '../../ports/doc-store'

export type OrgDoc = Org & { readonly parent: string; readonly short: string; readonly phone: string }
export const ORGS: Collection<OrgDoc> = {
  name: 'orgs',
  indexes: {
    byParent: { eq: ['parent'], sort: 'short' },
    byLevel: { eq: ['level'], sort: 'short' },
    byLevelIn: { eq: ['level', 'jurisdiction'], sort: 'short' },
  },
  keys: (org) => ({ parent: org.parent, short: org.short, level: org.level, jurisdiction: org.jurisdiction ?? '' }),
}

/** A post with the level of its union, which never changes; absent in one taken up before it was kept. */
export type HeldPost = Post & { readonly level?: OrgLevel }

/** Somebody who has opened the app. `name` only for officers; `idHash` once known (own household rule). */
export type PersonDoc = {
  readonly id: PersonId
  readonly openid: string
  readonly name: string
  readonly posts: readonly HeldPost[]
  readonly memberOf?: OrgId | undefined
  readonly idHash?: string | undefined
  /** accepted subscribe messages not yet used, by topic */
  readonly sends: Readonly<Partial<Record<MessageTopic, number>>>
}
export const PEOPLE: Collection<PersonDoc> = {
  name: 'people',
  indexes: { byOpenid: { eq: ['openid'], unique: true } },
  keys: (person) => ({ openid: person.openid }),
}

/** A post as its union's list shows it; the person's own document holds it too (same transaction). */
export type PostDoc = {
  readonly person: PersonId
  readonly name: string
  readonly role: PostRole
  readonly org: OrgId
  readonly since: number
}
export const POSTS: Collection<PostDoc> = {
  name: 'posts',
  indexes: { byOrg: { eq: ['org'], sort: 'role' } },
  keys: (post) => ({ org: post.org, role: post.role }),
}
export const postId = (post: { person: string; role: string; org: string }): string =>
  `${post.person}:${post.role}:${post.org}`

export type InviteDoc = {
  readonly org: OrgId
  readonly role: PostRole
  readonly name: string
  readonly until: number
  readonly usedBy?: PersonId | undefined
}
/** by hash of the code */
export const INVITES: Collection<InviteDoc> = {
  name: 'invites',
  indexes: { byEnd: { eq: [], sort: 'until' } },
  keys: ({ until }) => ({ until }),
}

/**
 * The member code of a base union: id = the union, so a new code takes the old one's place. The code
 * itself is on the union's board and nowhere here. No two unions have the same.
 */
export type MemberCodeDoc = { readonly org: OrgId; readonly hash: string; readonly until: number }
export const MEMBER_CODES: Collection<MemberCodeDoc> = {
  name: 'memberCodes',
  indexes: { byHash: { eq: ['hash'], unique: true } },
  keys: ({ hash }) => ({ hash }),
}

/**
 * A member as the union's list names them. The ID number is not kept: `mark` is a keyed hash of name and number together,
 * apart from every other hash, so that the roster tells nobody who has applied. `tail`: the number's last four.
 */
export type RosterDoc = {
  readonly org: OrgId
  readonly name: string
  readonly tail: string
  readonly mark: string
  readonly since: number
  /** who has been recognised as this member, and reads the union's notices because of it */
  readonly person?: PersonId | undefined
}
/** id = `${org}:${mark}` */
export const ROSTER: Collection<RosterDoc> = {
  name: 'roster',
  indexes: { byOrg: { eq: ['org'], sort: 'name' }, byMark: { eq: ['mark'], sort: 'since' } },
  keys: ({ org, name, mark, since }) => ({ org, name, mark, since }),
}

/** 评议委员会. id = the union */
export type CommitteeDoc = {
  readonly org: OrgId
  readonly seats: readonly { readonly name: string; readonly person?: PersonId | undefined }[]
}
export const COMMITTEES: Collection<CommitteeDoc> = { name: 'committees', indexes: {}, keys: () => ({}) }

export const POLICIES: Collection<Policy> = {
  name: 'policies',
  indexes: { byDate: { eq: [], sort: 'effectiveFrom' } },
  keys: (policy) => ({ effectiveFrom: policy.effectiveFrom }),
}

/** A command already carried out: same key and body get the same (sealed) answer, another body is refused. */
export type CommandDoc = { readonly digest: string; readonly answer: string; readonly at: number }
export const COMMANDS: Collection<CommandDoc> = {
  name: 'commands',
  indexes: { byTime: { eq: [], sort: 'at' } },
  keys: (command) => ({ at: command.at }),
}
