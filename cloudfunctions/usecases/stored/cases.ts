import type { Entry } from '@domain/application/entry'
import type { AnyPurpose } from '@domain/application/looks'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { type StoredEntry, upcast } from '@domain/application/upcast'
import type {
  CaseId,
  CheckBatchId,
  FileId,
  MemberKey,
  NoticeId,
  ObjectionId,
  OrgId,
  PersonId,
} from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import type { PlainDate } from '@domain/kernel/plain-date'
import { type FormerStanding, type NoticeContent, standingIn } from '@domain/notice/notice'
import type { PostRole } from '@domain/organisation/roles'
import type { Counterpart } from '@domain/policy/policy'
import type { Collection } from '../../ports/doc-store'
import { asStored } from '../../ports/forms'
import { NewerVersion } from '../../ports/newer-version'

/** Later than every day: sorts what has no day yet last. */
export const NO_DAY = '9999-12-31'

type FormerCase = Pick<CaseSnapshot, 'grants'> & {
  readonly notice?: FormerStanding
  readonly noticesBefore: readonly FormerStanding[]
}
/** As its log folds today: what older entries left out stands in the snapshot too, and whose a failure was while it is one. */
const todaysCase = (former: FormerCase): object => ({
  ...former,
  ...(former.notice === undefined ? {} : { notice: standingIn(former.notice) }),
  noticesBefore: former.noticesBefore.map(standingIn),
  grants: former.grants.map(({ failedOwner = 'payee', ...grant }) =>
    grant.state === 'failed' ? { ...grant, failedOwner } : grant,
  ),
})
export const CASES: Collection<CaseSnapshot> = {
  name: 'cases',
  upcasts: [todaysCase],
  indexes: {
    byBase: { eq: ['base', 'stage'], sort: 'due' },
    byCounty: { eq: ['county', 'stage'], sort: 'due' },
    byCity: { eq: ['city', 'stage'], sort: 'due' },
    byApplicant: { eq: ['applicant'], sort: 'submittedOn' },
    byYear: { eq: ['city', 'year'], sort: 'submittedOn' },
    byCountyYear: { eq: ['county', 'year'], sort: 'submittedOn' },
    byBaseYear: { eq: ['base', 'year'], sort: 'submittedOn' },
    byStage: { eq: ['stage'], sort: 'stageSince' },
  },
  keys: (c) => ({
    base: c.org.base,
    county: c.org.county,
    city: c.org.city,
    stage: c.stage,
    due: c.dueOn ?? NO_DAY,
    applicant: c.applicant ?? '',
    submittedOn: c.submittedOn,
    stageSince: c.stageSince,
    year: c.year,
  }),
}

const todaysEntry = (stored: StoredEntry): Entry => {
  const entry = upcast(stored)
  if (entry === undefined) throw new NewerVersion('an entry that is unknown here')
  return entry
}
export const ENTRIES: Collection<Entry> = {
  name: 'entries',
  indexes: { byCase: { eq: ['caseId'], sort: 'seq' } },
  keys: (entry) => ({ caseId: entry.caseId, seq: entry.seq }),
  today: todaysEntry,
}
/** What the chain is over, and what vouches for it. */
export const STORED_ENTRIES = asStored<StoredEntry>(ENTRIES)
export const entryId = (caseId: string, seq: number): string => `${caseId}:${String(seq).padStart(5, '0')}`

/** id = keyed hash of an ID number: one household, one living case or active file, as any member. */
export type IdKeyDoc = { readonly caseId: CaseId; readonly member: MemberKey }
export const ID_KEYS: Collection<IdKeyDoc> = { name: 'idKeys', indexes: {}, keys: () => ({}) }

/** id = keyed hash of the claim code */
export type ClaimDoc = { readonly caseId: CaseId }
export const CLAIMS: Collection<ClaimDoc> = { name: 'claims', indexes: {}, keys: () => ({}) }

/**
 * Tries at a code, so that nobody can guess one. id = `${what}:${person}`. `guesses`: ids in COMMANDS of those behind them; one
 * that is there was right, and is taken out when it matters.
 */
export type TriesDoc = { readonly since: number; readonly count: number; readonly guesses?: readonly string[] }
export const TRIES: Collection<TriesDoc> = {
  name: 'tries',
  indexes: { byTime: { eq: [], sort: 'since' } },
  keys: ({ since }) => ({ since }),
}

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
    | 'paper'
  readonly state: 'awaited' | 'received'
  readonly mime: string
  readonly size: number
  readonly at: number
  /** who has taken it */
  readonly caseId?: CaseId | undefined
  readonly org?: OrgId | undefined
  readonly cloudId?: string | undefined
  /** by which an opinion on the picture, asked for when it came, will be told */
  readonly trace?: string | undefined
  /** the opinion was bad: nobody is shown it any more */
  readonly withheld?: true | undefined
}
/** As it rests: who has taken it is told by `findFiles`, because a record learns of it weeks later (see `FilingDoc`). */
export type FileRecord = Omit<FileDoc, 'caseId' | 'org'>
/** `exported`: made for a person to take away. `free`: nobody has taken it yet. */
const useOf = ({ purpose, caseId, org }: FileDoc): 'exported' | 'taken' | 'free' => {
  if (purpose === 'table' || purpose === 'paper') return 'exported'
  return caseId === undefined && org === undefined ? 'free' : 'taken'
}
export const FILES: Collection<FileRecord> = {
  name: 'files',
  indexes: {
    byState: { eq: ['state'], sort: 'at' },
    byOwner: { eq: ['owner', 'state'], sort: 'at' },
    byUse: { eq: ['use'], sort: 'at' },
    byCase: { eq: ['caseId'], sort: 'at' },
    byTrace: { eq: ['trace'], sort: 'at' },
  },
  keys: (file: FileDoc) => ({
    state: file.state,
    owner: file.owner,
    at: file.at,
    use: useOf(file),
    caseId: file.caseId ?? '',
    trace: file.trace ?? '',
  }),
}

/**
 * 归入: a command has taken the file into a case, or for a union's poster: from then on who may open that may open the file.
 * id = the file, so it is taken once. A document of its own because new ones are written in one request together, and
 * a picture each replaced is a request each (decision 0029); what is due to be cleared away as unused gets it noted on itself.
 */
export type FilingDoc = { readonly caseId?: CaseId | undefined; readonly org?: OrgId | undefined; readonly at: number }
export const FILINGS: Collection<FilingDoc> = {
  name: 'filings',
  indexes: { byCase: { eq: ['caseId'], sort: 'at' } },
  keys: ({ caseId, at }) => ({ caseId: caseId ?? '', at }),
}

export type NoticeDoc = {
  readonly id: NoticeId
  readonly caseId: CaseId
  readonly base: OrgId
  readonly county: OrgId
  readonly state: 'open' | 'ended'
  readonly content: NoticeContent
  readonly postedOn: PlainDate
  /** from when and how long it stands online */
  readonly enteredOn: PlainDate
  readonly workingDays: number
  /** last day online; absent while the work calendar does not reach so far: it stays up */
  readonly lastDay?: PlainDate | undefined
}
export const NOTICES: Collection<NoticeDoc> = {
  name: 'notices',
  upcasts: [(notice: FormerStanding) => standingIn(notice)],
  indexes: { byBase: { eq: ['base', 'state'], sort: 'lastDay' }, byState: { eq: ['state'], sort: 'lastDay' } },
  keys: (n) => ({ base: n.base, state: n.state, lastDay: n.lastDay ?? NO_DAY }),
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
  /** in words; those of the officer beside the purpose, where `why` names one. Maybe empty then */
  readonly purpose: string
  /** absent in a look from before purposes were a list */
  readonly why?: AnyPurpose | undefined
  /** the county of the household's union, by which its auditors find it; absent in an older look until `fileLooks` adds it */
  readonly county?: OrgId | undefined
}
/** `byTime` and `byCounty` are the auditors' register. Where an older look stands in neither yet, `fileLooks` sees to it. */
export const REVEALS: Collection<RevealDoc> = {
  name: 'reveals',
  indexes: {
    byCase: { eq: ['caseId'], sort: 'at' },
    byTime: { eq: [], sort: 'at' },
    byCounty: { eq: ['county'], sort: 'at' },
  },
  keys: (r) => ({ caseId: r.caseId, at: r.at, county: r.county ?? '' }),
}

/**
 * What one officer has opened within one hour of the clock. id = `${person}:${since}`. `households`: whose papers, one count each. `told`:
 * that it went beyond the budget has been said.
 */
export type LookHourDoc = {
  readonly person: PersonId
  readonly since: number
  readonly count: number
  /** the moment of each; absent, or fewer than `count`, where some were noted before moments were kept */
  readonly at?: readonly number[] | undefined
  readonly households: readonly CaseId[]
  readonly told?: true | undefined
}
export const LOOK_HOURS: Collection<LookHourDoc> = {
  name: 'lookHours',
  indexes: { byTime: { eq: [], sort: 'since' } },
  keys: ({ since }) => ({ since }),
}

/**
 * How far one look through what earlier releases stored has come; id = what it is for; absent: it has not begun. `city` is
 * absent where it was written while there was one city only. Its name in the store is that of the first such look.
 */
export type OnceOverDoc = {
  readonly city?: OrgId | undefined
  readonly year: number
  readonly cursor?: string | undefined
  readonly done: boolean
}
export const ONCE_OVER: Collection<OnceOverDoc> = { name: 'lookFiling', indexes: {}, keys: () => ({}) }

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
    /** names of the sources that have answered, as far as they were named */
    readonly sources?: readonly string[] | undefined
  }[]
}
export const CHECK_BATCHES: Collection<CheckBatchDoc> = {
  name: 'checkBatches',
  indexes: { byCity: { eq: ['city'], sort: 'at' } },
  keys: (b) => ({ city: b.city, at: b.at }),
}
