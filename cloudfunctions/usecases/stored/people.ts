import type { Seat } from '@domain/deliberation/committee'
import type { Hidden, SealedId, SealedText } from '@domain/household/declaration'
import type { CaseId, CommandId, OrgId, PersonId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { MessageTopic } from '@domain/message/message'
import type { Org, OrgLevel } from '@domain/organisation/org'
import type { Post, PostRole } from '@domain/organisation/roles'
import type { Ground } from '@domain/organisation/said'
import type { Policy } from '@domain/policy/policy'
import { todaysPolicy } from '@domain/policy/todays-policy'
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

/** What an officer has said of themselves beside the name; numbers only sealed, and as keyed hashes. */
export type Said = {
  readonly mobile: SealedText
  readonly idNumber?: SealedId | undefined
  /** why there is no ID number */
  readonly noIdBecause?: Hidden | undefined
  /** hashes of ID numbers said before and corrected: a household once one's own stays so */
  readonly idsBefore?: readonly string[] | undefined
  readonly at: number
}

/**
 * Somebody who has opened the app. `name` only for officers; `idHash` once known (own household rule). An account, that is:
 * `same` and `asked` say which others are the same person's, and of which nobody has answered that yet – in each of them.
 */
export type PersonDoc = {
  readonly id: PersonId
  readonly openid: string
  readonly name: string
  readonly posts: readonly HeldPost[]
  readonly memberOf?: OrgId | undefined
  /** when a post was taken from them last: a link given before opens nothing any more */
  readonly leftAt?: number | undefined
  readonly idHash?: string | undefined
  /** absent while nobody has asked: who was an officer before it was asked may look, not act */
  readonly said?: Said | undefined
  readonly same?: readonly PersonId[] | undefined
  readonly asked?: readonly PersonId[] | undefined
  /** cases of households that an administrator found to be this person's own, or not, where no ID number could tell */
  readonly homes?: { readonly own: readonly CaseId[]; readonly other: readonly CaseId[] } | undefined
  /** accepted subscribe messages not yet used, by topic */
  readonly sends: Readonly<Partial<Record<MessageTopic, number>>>
}
export const PEOPLE: Collection<PersonDoc> = {
  name: 'people',
  indexes: { byOpenid: { eq: ['openid'], unique: true } },
  keys: (person) => ({ openid: person.openid }),
}

/** Accounts that have said one thing of themselves, a number or a name; id = kind and keyed hash. What was said once stays. */
export type PersonMarkDoc = {
  readonly at: readonly { readonly person: PersonId; readonly lines: readonly (readonly OrgId[])[] }[]
}
export const PERSON_MARKS: Collection<PersonMarkDoc> = { name: 'personMarks', indexes: {}, keys: () => ({}) }

/**
 * 同一人核对: whether the person behind account `a` is the one behind `b`, or of the household of `caseId`. Answers are added,
 * never changed. `county`: whose administrator answers; empty: only the city's.
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
  /** who made it, and knows the code; absent in one from before that was kept */
  readonly by?: PersonId | undefined
}
/** by hash of the code */
export const INVITES: Collection<InviteDoc> = {
  name: 'invites',
  indexes: { byEnd: { eq: [], sort: 'until' }, byMaker: { eq: ['by'], sort: 'until' } },
  keys: ({ until, by }) => ({ until, by: by ?? '' }),
}

/**
 * The member code of a base union: id = the union, so a new code takes the old one's place. The code
 * itself is on the union's board and nowhere here. No two unions have the same.
 */
export type MemberCodeDoc = {
  readonly org: OrgId
  readonly hash: string
  readonly until: number
  /** who made it; absent in one from before that was kept */
  readonly by?: PersonId | undefined
}
export const MEMBER_CODES: Collection<MemberCodeDoc> = {
  name: 'memberCodes',
  indexes: { byHash: { eq: ['hash'], unique: true }, byMaker: { eq: ['by'], sort: 'until' } },
  keys: ({ hash, by, until }) => ({ hash, by: by ?? '', until }),
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
 * The newest policies again, the latest first, in one document: so that every call has the one in force in the request it
 * makes anyway (`lookAhead`). Only `policy/at-hand.ts` writes it; where there is none, the list is asked.
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

/** A command already carried out: same key and body get the same (sealed) answer, another body is refused. */
export type CommandDoc = { readonly digest: string; readonly answer: string; readonly at: number }
export const COMMANDS: Collection<CommandDoc> = {
  name: 'commands',
  indexes: { byTime: { eq: [], sort: 'at' } },
  keys: (command) => ({ at: command.at }),
}
