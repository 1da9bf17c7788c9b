import type { Entry } from '@domain/application/entry'
import type { Look } from '@domain/application/looks'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { type StoredEntry, upcast } from '@domain/application/upcast'
import type { CallInput } from '@domain/contract/index'
import type { CaseId, FileId, MemberKey, NoticeId, ObjectionId, OrgId, PersonId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import type { PlainDate } from '@domain/kernel/plain-date'
import { type FormerStanding, type NoticeContent, standingIn } from '@domain/notice/notice'
import type { Collection } from '../../ports/doc-store'
import { NewerVersion } from '../../ports/newer-version'

/** Later than every day: sorts documents without a day last. */
export const NO_DAY = '9999-12-31'

type FormerCase = Pick<CaseSnapshot, 'grants'> & {
  readonly notice?: FormerStanding
  readonly noticesBefore: readonly FormerStanding[]
}
/**
 * A case stored by an earlier release, as its log would be folded today: adds the fields that older entries omitted, and the
 * owner of each failure.
 */
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
export const entryId = (caseId: string, seq: number): string => `${caseId}:${String(seq).padStart(5, '0')}`

/**
 * id = keyed hash of an ID number: one household, one live case or active file, for every member, in all cities of the
 * installation.
 */
export type IdKeyDoc = { readonly caseId: CaseId; readonly member: MemberKey; readonly city?: OrgId | undefined }
export const ID_KEYS: Collection<IdKeyDoc> = {
  name: 'idKeys',
  indexes: {},
  keys: () => ({}),
  ownerOf: ({ city }) => city,
}

/** id = keyed hash of the claim code. `by`: who was given the code, where it was given anew after the application. */
export type ClaimDoc = { readonly caseId: CaseId; readonly by?: PersonId }
export const CLAIMS: Collection<ClaimDoc> = { name: 'claims', indexes: {}, keys: () => ({}) }

/**
 * Counters of attempts at a code, so that a code cannot be guessed. id = `${what}:${person}`. `guesses`: ids in COMMANDS of the
 * counted guesses; a guess whose command exists was right, and is subtracted when the limit is reached.
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
  /** a paper is written by the cloud, never uploaded */
  readonly purpose: CallInput<'file.ticket'>['purpose'] | 'paper'
  readonly state: 'awaited' | 'received'
  readonly mime: string
  readonly size: number
  readonly at: number
  /** the case or union that has taken the file */
  readonly caseId?: CaseId | undefined
  readonly org?: OrgId | undefined
  readonly cloudId?: string | undefined
  /** sealed; of a photo of a paper, as the phone reckoned it (`proof/print.ts`) */
  readonly print?: string | undefined
  /** trace id under which the result of the content check will arrive */
  readonly trace?: string | undefined
  /** the content check found the file unfit: the file is no longer shown */
  readonly withheld?: true | undefined
}
/**
 * The stored record; `findFiles` adds who has taken the file, because the record itself is updated only weeks later (see
 * `FilingDoc`).
 */
export type FileRecord = Omit<FileDoc, 'caseId' | 'org'>
/** `exported`: made for download. `free`: not taken yet. */
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
 * 归入: a command has taken the file for a case, or for a union's poster; from then on every person who may open the case (or
 * works at the union) may open the file. id = the file's, so that a file can be taken only once. A separate document, because
 * new documents are written together in one request, while replacing each file's record would cost a request each (decision
 * 0029); before unused files are deleted, the filing is copied into the record.
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
  /** first day online and length of the period */
  readonly enteredOn: PlainDate
  readonly workingDays: number
  /** last day online; absent while the work calendar ends before it: the notice stays up */
  readonly lastDay?: PlainDate | undefined
}
export const NOTICES: Collection<NoticeDoc> = {
  name: 'notices',
  upcasts: [(notice: FormerStanding) => standingIn(notice)],
  indexes: { byBase: { eq: ['base', 'state'], sort: 'lastDay' }, byState: { eq: ['state'], sort: 'lastDay' } },
  keys: (n) => ({ base: n.base, state: n.state, lastDay: n.lastDay ?? NO_DAY }),
}

/** The objector, stored apart from the case's log: base unions have no access to it. */
export type ObjectorDoc = {
  readonly objection: ObjectionId
  readonly caseId: CaseId
  readonly person: PersonId
  readonly shown?: Masked | undefined
  readonly files: readonly FileId[]
}
export const OBJECTORS: Collection<ObjectorDoc> = { name: 'objectors', indexes: {}, keys: () => ({}) }

export type RevealDoc = Look & {
  readonly person: PersonId
  /** the county of the household's union, for the auditors' search; absent in an older look until `fileLooks` adds it */
  readonly county?: OrgId | undefined
}
/** `byTime` and `byCounty` are the auditors' register. `fileLooks` adds older looks to them. */
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
 * The looks of one officer within one clock hour. id = `${person}:${since}`. `households`: those whose papers were opened, each
 * counted once. `told`: the auditors and administrators were notified that the limit was exceeded.
 */
export type LookHourDoc = {
  readonly person: PersonId
  readonly since: number
  readonly count: number
  /** time of each look; absent or shorter than `count` where looks were stored before times were */
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
 * The progress of one pass over documents of earlier releases; id = its purpose; absent: not begun. `city` is absent where it
 * was written while there was only one city. The collection is named after the first such pass.
 */
export type OnceOverDoc = {
  readonly city?: OrgId | undefined
  readonly year: number
  readonly cursor?: string | undefined
  readonly done: boolean
  /** epoch ms: when this release first ran; of a look that must wait until the former one no longer does */
  readonly since?: number | undefined
}
export const ONCE_OVER: Collection<OnceOverDoc> = { name: 'lookFiling', indexes: {}, keys: () => ({}) }
