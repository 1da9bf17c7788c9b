import type { Entry } from '@domain/application/entry'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { BudgetLine, Share, Source } from '@domain/fund/fund'
import type { HardshipClass } from '@domain/household/words'
import type { Fen } from '@domain/kernel/fen'
import type {
  BudgetLineId,
  CaseId,
  CheckBatchId,
  FileId,
  GrantId,
  MemberKey,
  NoticeId,
  ObjectionId,
  OrgId,
  PayoutBatchId,
  PersonId,
} from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { MessageKey, MessageTopic } from '@domain/message/message'
import type { NoticeContent } from '@domain/notice/notice'
import type { Jurisdiction, Org } from '@domain/organisation/org'
import type { Post, PostRole } from '@domain/organisation/roles'
import type { PayoutBatch } from '@domain/payout/payout'
import type { Counterpart, Policy } from '@domain/policy/policy'
import type { ProgrammeKey } from '@domain/programme/programme'
import type { Collection } from '../ports/doc-store'

/** Later than every day: sorts what has no due date last. */
export const NO_DAY = '9999-12-31'

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

/** Somebody who has opened the app. `name` only for officers; `idHash` once known (own household rule). */
export type PersonDoc = {
  readonly id: PersonId
  readonly openid: string
  readonly name: string
  readonly posts: readonly Post[]
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
export const INVITES: Collection<InviteDoc> = { name: 'invites', indexes: {}, keys: () => ({}) }

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

export const CASES: Collection<CaseSnapshot> = {
  name: 'cases',
  indexes: {
    byBase: { eq: ['base', 'stage'], sort: 'due' },
    byCounty: { eq: ['county', 'stage'], sort: 'due' },
    byCity: { eq: ['city', 'stage'], sort: 'due' },
    byApplicant: { eq: ['applicant'], sort: 'submittedOn' },
    byYear: { eq: ['city', 'year'], sort: 'submittedOn' },
    byCountyYear: { eq: ['county', 'year'], sort: 'submittedOn' },
    byBaseYear: { eq: ['base', 'year'], sort: 'submittedOn' },
  },
  keys: (c) => ({
    base: c.org.base,
    county: c.org.county,
    city: c.org.city,
    stage: c.stage,
    due: c.dueOn ?? NO_DAY,
    applicant: c.applicant ?? '',
    submittedOn: c.submittedOn,
    year: c.year,
  }),
}

export const ENTRIES: Collection<Entry> = {
  name: 'entries',
  indexes: { byCase: { eq: ['caseId'], sort: 'seq' } },
  keys: (entry) => ({ caseId: entry.caseId, seq: entry.seq }),
}
export const entryId = (caseId: string, seq: number): string => `${caseId}:${String(seq).padStart(5, '0')}`

/** id = keyed hash of an ID number: one household, one living case or active file, as any member. */
export type IdKeyDoc = { readonly caseId: CaseId; readonly member: MemberKey }
export const ID_KEYS: Collection<IdKeyDoc> = { name: 'idKeys', indexes: {}, keys: () => ({}) }

/** id = keyed hash of the claim code */
export type ClaimDoc = { readonly caseId: CaseId }
export const CLAIMS: Collection<ClaimDoc> = { name: 'claims', indexes: {}, keys: () => ({}) }

/** Wrong tries at a code, so that nobody can guess one. id = `${what}:${person}` */
export type TriesDoc = { readonly since: number; readonly count: number }
export const TRIES: Collection<TriesDoc> = { name: 'tries', indexes: {}, keys: () => ({}) }

export type FileDoc = {
  readonly id: FileId
  readonly owner: PersonId
  readonly purpose:
    | 'proof'
    | 'signature'
    | 'survey-photo'
    | 'notice-photo'
    | 'drive-photo'
    | 'objection'
    | 'reply'
    | 'table'
  readonly state: 'awaited' | 'received'
  readonly mime: string
  readonly size: number
  readonly at: number
  /** set when a command takes the file into a case: from then on who may open the case may open it */
  readonly caseId?: CaseId | undefined
  readonly org?: OrgId | undefined
  readonly cloudId?: string | undefined
}
export const FILES: Collection<FileDoc> = {
  name: 'files',
  indexes: { byState: { eq: ['state'], sort: 'at' }, byOwner: { eq: ['owner', 'state'], sort: 'at' } },
  keys: (file) => ({ state: file.state, owner: file.owner, at: file.at }),
}

export type InboxDoc = {
  readonly person: PersonId
  readonly at: number
  readonly topic: MessageTopic
  readonly key: MessageKey
  readonly facts: Readonly<Record<string, string>>
  readonly caseId?: CaseId | undefined
  readonly read: boolean
}
export const INBOX: Collection<InboxDoc> = {
  name: 'inbox',
  indexes: { byPerson: { eq: ['person'], sort: 'at' }, unread: { eq: ['person', 'read'], sort: 'at' } },
  keys: (m) => ({ person: m.person, at: m.at, read: m.read ? 1 : 0 }),
}

/** What is still to be sent through WeChat. `claimedUntil`: one clock at a time has it. */
export type OutboxDoc = {
  readonly person: PersonId
  readonly key: MessageKey
  readonly topic: MessageTopic
  readonly facts: Readonly<Record<string, string>>
  readonly caseId?: CaseId | undefined
  readonly state: 'waiting' | 'sending' | 'sent' | 'not-sent'
  readonly dueAt: number
  readonly tries: number
  readonly because?: string | undefined
}
export const OUTBOX: Collection<OutboxDoc> = {
  name: 'outbox',
  indexes: { byState: { eq: ['state'], sort: 'dueAt' } },
  keys: (m) => ({ state: m.state, dueAt: m.dueAt }),
}

export type NoticeDoc = {
  readonly id: NoticeId
  readonly caseId: CaseId
  readonly base: OrgId
  readonly county: OrgId
  readonly state: 'open' | 'ended'
  readonly content: NoticeContent
  readonly postedOn: PlainDate
  readonly lastDay: PlainDate
}
export const NOTICES: Collection<NoticeDoc> = {
  name: 'notices',
  indexes: { byBase: { eq: ['base', 'state'], sort: 'lastDay' }, byState: { eq: ['state'], sort: 'lastDay' } },
  keys: (n) => ({ base: n.base, state: n.state, lastDay: n.lastDay }),
}

/** Who objected, apart from the case's log: base unions have no way to it. */
export type ObjectorDoc = {
  readonly objection: ObjectionId
  readonly caseId: CaseId
  readonly person: PersonId
  readonly shown?: Masked | undefined
  readonly files: readonly FileId[]
}
export const OBJECTORS: Collection<ObjectorDoc> = { name: 'objectors', indexes: {}, keys: () => ({}) }

export type RevealDoc = {
  readonly caseId: CaseId
  readonly at: number
  readonly person: PersonId
  readonly name: string
  readonly role: PostRole
  readonly unit: string
  readonly member: MemberKey
  readonly field: string
  readonly purpose: string
}
export const REVEALS: Collection<RevealDoc> = {
  name: 'reveals',
  indexes: { byCase: { eq: ['caseId'], sort: 'at' } },
  keys: (r) => ({ caseId: r.caseId, at: r.at }),
}

export type CheckBatchDoc = {
  readonly id: CheckBatchId
  readonly city: OrgId
  readonly createdOn: PlainDate
  readonly at: number
  /** persons by line number: how a counterpart names them back */
  readonly rows: readonly { readonly no: number; readonly caseId: CaseId; readonly member: MemberKey }[]
  readonly counterparts: readonly {
    readonly counterpart: Counterpart
    readonly exported: boolean
    readonly returned: number
    readonly hits: number
  }[]
}
export const CHECK_BATCHES: Collection<CheckBatchDoc> = {
  name: 'checkBatches',
  indexes: { byCity: { eq: ['city'], sort: 'at' } },
  keys: (b) => ({ city: b.city, at: b.at }),
}

export type GrantDoc = {
  readonly id: GrantId
  readonly caseId: CaseId
  readonly year: number
  readonly programme: ProgrammeKey
  readonly member?: MemberKey | undefined
  readonly name: Masked
  readonly jurisdiction: Jurisdiction
  readonly city: OrgId
  readonly county: OrgId
  readonly base: OrgId
  readonly amount: Fen
  readonly shares: readonly Share[]
  readonly state: 'held' | 'batched' | 'paid' | 'failed' | 'released'
  readonly heldOn: PlainDate
  readonly heldBy: PersonId
  readonly batch?: PayoutBatchId | undefined
  readonly paidOn?: PlainDate | undefined
  readonly lastFour?: string | undefined
  readonly failedBecause?: string | undefined
  readonly confirmed: boolean
  readonly marks?: readonly number[] | undefined
  /** hash of the account that failed: paying it again unchanged is refused */
  readonly failedAccount?: string | undefined
  /** how often the bank has sent it back */
  readonly failures?: number | undefined
  /** keyed hash of the person aided */
  readonly aided: string
  /** ids in ITEM_KEYS that this grant holds; freed when it is released */
  readonly itemKeys: readonly string[]
  readonly class?: HardshipClass | undefined
  /** above the lines with this year's aid counted, and the policy leaves it to a person */
  readonly attention: boolean
}
export const GRANTS: Collection<GrantDoc> = {
  name: 'grants',
  indexes: {
    byCase: { eq: ['caseId'], sort: 'heldOn' },
    byCity: { eq: ['city', 'year'], sort: 'heldOn' },
    byCityState: { eq: ['city', 'year', 'state'], sort: 'heldOn' },
    byCounty: { eq: ['county', 'year'], sort: 'heldOn' },
    byCountyState: { eq: ['county', 'year', 'state'], sort: 'heldOn' },
  },
  keys: (g) => ({ caseId: g.caseId, city: g.city, county: g.county, year: g.year, state: g.state, heldOn: g.heldOn }),
}

/** id = `${year}:${programme}:${keyed hash of the person}`: one person, one item, one year. */
export type ItemKeyDoc = { readonly grant: GrantId }
export const ITEM_KEYS: Collection<ItemKeyDoc> = { name: 'itemKeys', indexes: {}, keys: () => ({}) }

export const BUDGET_LINES: Collection<BudgetLine> = {
  name: 'budgetLines',
  indexes: { byYear: { eq: ['year'], sort: 'jurisdiction' } },
  keys: (l) => ({ year: l.year, jurisdiction: l.jurisdiction }),
}
export const budgetLineId = (year: number, source: Source, jurisdiction: Jurisdiction): BudgetLineId =>
  `BL-${year}-${source}-${jurisdiction}` as BudgetLineId

/** Append only: who got what from which money, and every hold and release on the way. */
export type LedgerDoc = {
  readonly grant?: GrantId | undefined
  readonly line: BudgetLineId
  readonly year: number
  readonly source: Source
  readonly jurisdiction: Jurisdiction
  readonly kind: 'allocated' | 'held' | 'settled' | 'released'
  /** fen; for `allocated` the change, which may be negative */
  readonly amount: number
  readonly on: PlainDate
  readonly at: number
  readonly by: PersonId
  readonly caseId?: CaseId | undefined
  /** keyed hash of the person aided: persons are counted without being named */
  readonly person?: string | undefined
  readonly programme?: ProgrammeKey | undefined
  readonly name?: Masked | undefined
  readonly lastFour?: string | undefined
  readonly batch?: PayoutBatchId | undefined
  readonly approver?: PersonId | undefined
  readonly class?: HardshipClass | undefined
  readonly reason?: string | undefined
}
export const LEDGER: Collection<LedgerDoc> = {
  name: 'ledger',
  indexes: {
    byYear: { eq: ['year', 'kind'], sort: 'at' },
    byLine: { eq: ['line'], sort: 'at' },
    byGrant: { eq: ['grant'], sort: 'at' },
  },
  keys: (l) => ({ year: l.year, kind: l.kind, at: l.at, line: l.line, grant: l.grant ?? '' }),
}

export type PayoutBatchDoc = PayoutBatch & {
  readonly org: OrgId
  readonly city: OrgId
  readonly makerName: string
  readonly at: number
  /** false while its grants are being taken in or given back: nobody may approve or send it then */
  readonly ready: boolean
  /** what each line pays to and for, in the lines' order: the account as it was approved, sealed */
  readonly payees: readonly {
    readonly caseId: CaseId
    readonly account: string
    readonly bank: string
    readonly branch: string
  }[]
}
export const PAYOUT_BATCHES: Collection<PayoutBatchDoc> = {
  name: 'payoutBatches',
  indexes: {
    byOrg: { eq: ['org', 'year'], sort: 'at' },
    byCity: { eq: ['city', 'year'], sort: 'at' },
    byOrgState: { eq: ['org', 'state'], sort: 'at' },
  },
  keys: (b) => ({ org: b.org, city: b.city, year: b.year, at: b.at, state: b.state }),
}

export type DriveDoc = {
  readonly year: number
  readonly words: string
  readonly until: PlainDate
  readonly startedOn: PlainDate
  readonly city: OrgId
}
/** id = year */
export const DRIVES: Collection<DriveDoc> = { name: 'drives', indexes: {}, keys: () => ({}) }
export type DriveConfirmationDoc = {
  readonly year: number
  readonly org: OrgId
  readonly county: OrgId
  readonly jurisdiction: Jurisdiction
  readonly photo: FileId
  readonly on: PlainDate
}
/** id = `${year}:${org}` */
export const DRIVE_CONFIRMATIONS: Collection<DriveConfirmationDoc> = {
  name: 'driveConfirmations',
  indexes: { byPlace: { eq: ['year', 'jurisdiction'], sort: 'org' } },
  keys: (c) => ({ year: c.year, jurisdiction: c.jurisdiction, org: c.org }),
}

/** Every collection there is: adapters create these and no others. */
export const COLLECTIONS: readonly Collection<never>[] = [
  ORGS,
  PEOPLE,
  POSTS,
  INVITES,
  POLICIES,
  COMMANDS,
  CASES,
  ENTRIES,
  ID_KEYS,
  CLAIMS,
  TRIES,
  FILES,
  INBOX,
  OUTBOX,
  NOTICES,
  OBJECTORS,
  REVEALS,
  CHECK_BATCHES,
  GRANTS,
  ITEM_KEYS,
  BUDGET_LINES,
  LEDGER,
  PAYOUT_BATCHES,
  DRIVES,
  DRIVE_CONFIRMATIONS,
]
