import type { Seat } from '@domain/deliberation/committee'
import type { Hidden, SealedId, SealedText } from '@domain/household/declaration'
import type { CaseId, CommandId, OrgId, PersonId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { MessageTopic } from '@domain/message/message'
import type { Org, OrgLevel } from '@domain/organisation/org'
import type { Post, PostRole } from '@domain/organisation/roles'
import type { Ground } from '@domain/organisation/said'
import type { Ended, UnionChangeKind } from '@domain/organisation/union-change'
import type { Policy } from '@domain/policy/policy'
import { todaysPolicy } from '@domain/policy/todays-policy'
import type { Collection } from '../../ports/doc-store'

export type OrgDoc = Org & {
  readonly parent: string
  readonly short: string
  readonly phone: string
  /** the union is there no more, or stands under this id only in former tables: no list and no search finds it */
  readonly ended?: Ended | undefined
  /** names that people may still look for: its own of before, and those of unions it went on with */
  readonly former?: readonly string[] | undefined
}
export const ORGS: Collection<OrgDoc> = {
  name: 'orgs',
  indexes: {
    byParent: { eq: ['parent'], sort: 'short' },
    byLevel: { eq: ['level'], sort: 'short' },
    byLevelIn: { eq: ['level', 'jurisdiction'], sort: 'short' },
    // '' for unions that serve their own unit only
    byServing: { eq: ['serving'], sort: 'short' },
  },
  keys: ({ parent, short, level, jurisdiction = '', ended, serves }) =>
    ended === undefined
      ? { parent, short, level, jurisdiction, serving: serves === true ? jurisdiction : '' }
      : { parent: '', short, level: 'ended', jurisdiction, serving: '' },
}

/**
 * 变更: one change of a union, kept for ever. `left`: the unions whose cases, officers and members still have to follow; those of
 * the whole change are gone through twice, because somebody may have acted at the former place in the same moment.
 */
export type UnionChangeDoc = {
  readonly org: OrgId
  readonly kind: UnionChangeKind
  readonly because: string
  /** the names of before and after; of a union that goes: its own, and that of the union it goes to */
  readonly was: string
  readonly becomes: string
  readonly to?: OrgId | undefined
  readonly place: OrgId
  readonly on: PlainDate
  readonly at: number
  readonly by: PersonId
  readonly byName: string
  /** how many cases have followed */
  readonly cases: number
  readonly left: readonly OrgId[]
  readonly again?: readonly OrgId[] | undefined
}
export const UNION_CHANGES: Collection<UnionChangeDoc> = {
  name: 'unionChanges',
  indexes: {
    byOrg: { eq: ['org'], sort: 'at' },
    byPlace: { eq: ['place'], sort: 'at' },
    byTime: { eq: [], sort: 'at' },
    byState: { eq: ['state'], sort: 'at' },
  },
  keys: ({ org, place, at, left }) => ({ org, place, at, state: left.length === 0 ? 'done' : 'open' }),
}

/** A post with the level of its union, which never changes; absent in posts taken up before it was stored. */
export type HeldPost = Post & { readonly level?: OrgLevel }

/** What an officer has stated about themselves besides the name; numbers only sealed and as keyed hashes. */
export type Said = {
  readonly mobile: SealedText
  readonly idNumber?: SealedId | undefined
  /** why there is no ID number */
  readonly noIdBecause?: Hidden | undefined
  /** hashes of ID numbers that were stated and later corrected: a household that was one's own stays so */
  readonly idsBefore?: readonly string[] | undefined
  readonly at: number
}

/**
 * An account that has opened the app. `name` only for officers; `idHash` once known (own household rule). `same`: other
 * accounts of the same person; `asked`: accounts with an open question. Both are stored in each of the accounts.
 */
export type PersonDoc = {
  readonly id: PersonId
  readonly openid: string
  readonly name: string
  readonly posts: readonly HeldPost[]
  readonly memberOf?: OrgId | undefined
  /** when a post was last removed: links given before are invalid */
  readonly leftAt?: number | undefined
  readonly idHash?: string | undefined
  /** absent until stated: an officer from before this was asked may read, but not act */
  readonly said?: Said | undefined
  readonly same?: readonly PersonId[] | undefined
  readonly asked?: readonly PersonId[] | undefined
  /**
   * cases of households that an administrator found to be this person's own (`own`) or not (`other`), because no ID number
   * could decide it
   */
  readonly homes?: { readonly own: readonly CaseId[]; readonly other: readonly CaseId[] } | undefined
  /** number of accepted and unused subscribe messages, by topic */
  readonly sends: Readonly<Partial<Record<MessageTopic, number>>>
}
export const PEOPLE: Collection<PersonDoc> = {
  name: 'people',
  indexes: { byOpenid: { eq: ['openid'], unique: true } },
  keys: (person) => ({ openid: person.openid }),
}

/** The accounts that have stated the same number or name; id = kind and keyed hash. A stated value is never removed. */
export type PersonMarkDoc = {
  readonly at: readonly { readonly person: PersonId; readonly lines: readonly (readonly OrgId[])[] }[]
}
export const PERSON_MARKS: Collection<PersonMarkDoc> = { name: 'personMarks', indexes: {}, keys: () => ({}) }

/**
 * 同一人核对: whether account `a` belongs to the same person as account `b`, or to a member of the household of `caseId`. Answers
 * are added, never changed. `county`: the union whose administrator answers; empty: only the city's administrator answers.
 */
export type PersonQuestionDoc = {
  readonly a: PersonId
  readonly b?: PersonId | undefined
  readonly caseId?: CaseId | undefined
  readonly because: readonly Ground[]
  readonly state: 'open' | 'answered'
  readonly at: number
  readonly city: OrgId
  readonly county: OrgId | ''
  readonly answers: readonly {
    readonly one: boolean
    readonly reason: string
    readonly by: PersonId
    readonly name: string
    readonly at: number
  }[]
}
export const PERSON_QUESTIONS: Collection<PersonQuestionDoc> = {
  name: 'personQuestions',
  indexes: {
    byCity: { eq: ['city', 'state'], sort: 'at' },
    byCounty: { eq: ['county', 'state'], sort: 'at' },
  },
  keys: ({ city, county, state, at }) => ({ city, county, state, at }),
}

/** A post in its union's list; the person's own document contains it too (written in the same transaction). */
export type PostDoc = {
  readonly person: PersonId
  readonly name: string
  readonly role: PostRole
  readonly org: OrgId
  readonly since: number
}
export const POSTS: Collection<PostDoc> = {
  name: 'posts',
  indexes: { byOrg: { eq: ['org'], sort: 'role' }, byRole: { eq: ['role'], sort: 'org' } },
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
  /** who made the invitation and so knows the code; absent in older ones */
  readonly by?: PersonId | undefined
  /** the county of the union, or the city for its own officers; absent in older ones, which no list has */
  readonly place?: OrgId | undefined
  /** hash of the code, where it is not the id; empty: entered from a table, and nobody has a code yet */
  readonly code?: string | undefined
}
/** id = hash of the first code; of an invitation from a table, derived from union, post and name, so that none is entered twice */
export const INVITES: Collection<InviteDoc> = {
  name: 'invites',
  indexes: {
    byEnd: { eq: [], sort: 'until' },
    byMaker: { eq: ['by'], sort: 'until' },
    byPlace: { eq: ['place', 'state'], sort: 'until' },
    byOrg: { eq: ['org', 'state'], sort: 'until' },
    byCode: { eq: ['code'] },
  },
  keys: ({ until, by, org, place, code, usedBy }) => ({
    ...{ until, by: by ?? '', org, place: place ?? '', code: code ?? '' },
    state: usedBy === undefined ? 'open' : 'used',
  }),
}

/**
 * The member code of a base union: id = the union, so that a new code replaces the old. Only the hash is stored; the code
 * itself is on the union's board. No two unions have the same code.
 */
export type MemberCodeDoc = {
  readonly org: OrgId
  readonly hash: string
  readonly until: number
  /** who made the code; absent in older ones */
  readonly by?: PersonId | undefined
}
export const MEMBER_CODES: Collection<MemberCodeDoc> = {
  name: 'memberCodes',
  indexes: { byHash: { eq: ['hash'], unique: true }, byMaker: { eq: ['by'], sort: 'until' } },
  keys: ({ hash, by, until }) => ({ hash, by: by ?? '', until }),
}

/**
 * A member on the union's list. The ID number is not stored: `mark` is a keyed hash of name and number together, different from
 * every other hash, so that the roster does not reveal who has applied. `tail`: the number's last four digits.
 */
export type RosterDoc = {
  readonly org: OrgId
  readonly name: string
  readonly tail: string
  readonly mark: string
  readonly since: number
  /** the account recognised as this member, which may therefore read the union's notices */
  readonly person?: PersonId | undefined
}
/** id = `${org}:${mark}` */
export const ROSTER: Collection<RosterDoc> = {
  name: 'roster',
  indexes: { byOrg: { eq: ['org'], sort: 'name' }, byMark: { eq: ['mark'], sort: 'since' } },
  keys: ({ org, name, mark, since }) => ({ org, name, mark, since }),
}

/** 评议委员会. id = the union */
export type KeptSeat = Seat & { readonly enteredOn?: PlainDate | undefined }
export type CommitteeDoc = { readonly org: OrgId; readonly seats: readonly KeptSeat[] }
export const COMMITTEES: Collection<CommitteeDoc> = { name: 'committees', indexes: {}, keys: () => ({}) }

export const POLICIES: Collection<Policy> = {
  name: 'policies',
  today: todaysPolicy,
  indexes: { byDate: { eq: [], sort: 'effectiveFrom' } },
  keys: (policy) => ({ effectiveFrom: policy.effectiveFrom }),
}

/**
 * A copy of the newest policies, the latest first, in one document, so that every call reads the policy in force in a request
 * it makes anyway (`lookAhead`). Written only by `policy/at-hand.ts`; where it is missing, the list of policies is queried.
 */
export type PoliciesAtHandDoc = { readonly policies: readonly Policy[] }
export const POLICIES_AT_HAND: Collection<PoliciesAtHandDoc> = {
  name: 'policiesAtHand',
  indexes: {},
  keys: () => ({}),
  today: ({ policies }: PoliciesAtHandDoc) => ({ policies: policies.map(todaysPolicy) }),
}
export const AT_HAND = 'city'

export const commandKey = (person: PersonId | 'nobody', command: CommandId): string => `${person}:${command}`

/** A command that was carried out: the same key and body get the same (sealed) answer, another body is refused. */
export type CommandDoc = { readonly digest: string; readonly answer: string; readonly at: number }
export const COMMANDS: Collection<CommandDoc> = {
  name: 'commands',
  indexes: { byTime: { eq: [], sort: 'at' } },
  keys: (command) => ({ at: command.at }),
}
