import type { FailureOwner } from '@domain/application/failure-owner'
import type { GrantState } from '@domain/application/money/grant'
import type { Recovery } from '@domain/application/money/recovery'
import type { QuestionSet } from '@domain/application/satisfaction'
import type { BudgetLine, LineMove, Share, Source } from '@domain/fund/fund'
import type { HardshipClass } from '@domain/household/words'
import type { Fen } from '@domain/kernel/fen'
import type { BudgetLineId, CaseId, GrantId, MemberKey, OrgId, PayoutBatchId, PersonId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import type { PlainDate } from '@domain/kernel/plain-date'
import { invariant } from '@domain/kernel/result'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import type { BatchState, PaidLine, PayoutBatch, PayoutLine } from '@domain/payout/payout'
import { BATCH_STATES } from '@domain/payout/states'
import type { ProgrammeKey } from '@domain/programme/programme'
import type { Collection } from '../../ports/doc-store'

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
  readonly state: GrantState
  readonly heldOn: PlainDate
  readonly heldBy: PersonId
  readonly batch?: PayoutBatchId | undefined
  readonly paidOn?: PlainDate | undefined
  readonly lastFour?: string | undefined
  readonly failedBecause?: string | undefined
  readonly confirmed: boolean
  readonly marks?: readonly number[] | undefined
  /**
   * the question set of the answer; absent in older answers, where the role of the answering person in the log implies the set
   */
  readonly asked?: QuestionSet | undefined
  /** hash of the account the payment failed on: paying to the same account again is refused */
  readonly failedAccount?: string | undefined
  /** who is responsible for the last failure */
  readonly failedOwner?: FailureOwner | undefined
  /** how often it was paid and returned */
  readonly returns?: number | undefined
  /** money of it that was asked back; absent: never */
  readonly recovery?: Recovery | undefined
  /** how often the bank has rejected it */
  readonly failures?: number | undefined
  /** keyed hash of the person aided */
  readonly aided: string
  /** ids in ITEM_KEYS that this grant reserves; removed when it is released */
  readonly itemKeys: readonly string[]
  readonly class?: HardshipClass | undefined
  /** above the lines when this year's aid is counted, and the policy leaves the decision to a person */
  readonly attention: boolean
}
/** An earlier release did not store who was responsible for a failure and treated all as the payee's. */
const withOwner = (grant: GrantDoc): GrantDoc =>
  grant.failedBecause === undefined ? grant : { ...grant, failedOwner: grant.failedOwner ?? 'payee' }
export const GRANTS: Collection<GrantDoc> = {
  name: 'grants',
  upcasts: [withOwner],
  indexes: {
    byCase: { eq: ['caseId'], sort: 'heldOn' },
    byCity: { eq: ['city', 'year'], sort: 'heldOn' },
    byCityState: { eq: ['city', 'year', 'state'], sort: 'heldOn' },
    byCounty: { eq: ['county', 'year'], sort: 'heldOn' },
    byCountyState: { eq: ['county', 'year', 'state'], sort: 'heldOn' },
  },
  keys: (g) => ({ caseId: g.caseId, city: g.city, county: g.county, year: g.year, state: g.state, heldOn: g.heldOn }),
}

/** id = `${year}:${programme}:${keyed hash of the person}`: one person, one item, one year, in all cities of the installation. */
export type ItemKeyDoc = {
  readonly grant: GrantId
  readonly caseId?: CaseId | undefined
  readonly city?: OrgId | undefined
}
export const ITEM_KEYS: Collection<ItemKeyDoc> = {
  ...{ name: 'itemKeys', indexes: {}, keys: () => ({}) },
  ownerOf: ({ city }) => city,
}

export const BUDGET_LINES: Collection<BudgetLine> = {
  name: 'budgetLines',
  indexes: { byYear: { eq: ['year'], sort: 'jurisdiction' } },
  keys: (l) => ({ year: l.year, jurisdiction: l.jurisdiction }),
}
export const budgetLineId = (year: number, source: Source, jurisdiction: Jurisdiction): BudgetLineId =>
  `BL-${year}-${source}-${jurisdiction}` as BudgetLineId

/** Append only: who got which money, with every hold and release. */
export type LedgerDoc = {
  readonly grant?: GrantId | undefined
  readonly line: BudgetLineId
  readonly year: number
  readonly source: Source
  readonly jurisdiction: Jurisdiction
  /** `returned` is the counter-entry of the `settled` with the same round */
  readonly kind: LineMove
  /** fen; for `allocated` the change, which may be negative */
  readonly amount: number
  readonly on: PlainDate
  readonly at: number
  readonly by: PersonId
  readonly caseId?: CaseId | undefined
  /** keyed hash of the person aided, so that persons can be counted without names */
  readonly person?: string | undefined
  readonly programme?: ProgrammeKey | undefined
  readonly name?: Masked | undefined
  readonly lastFour?: string | undefined
  readonly batch?: PayoutBatchId | undefined
  readonly approver?: PersonId | undefined
  readonly class?: HardshipClass | undefined
  readonly reason?: string | undefined
  /** which of several moves of its kind, counted from 0 (absent); a payment and its return have the same */
  readonly round?: number | undefined
  /** for an allocation, which is in no case's log: keyed hash of the line and its id; absent in lines of an older release */
  readonly vouched?: string | undefined
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

/**
 * id = keyed hash of an account: the cases that have used it, in whatever year, each with the hash of its applicant's ID
 * number. A case that has changed its account since is still listed: its present account counts.
 */
export type AccountDoc = {
  readonly uses: readonly { readonly caseId: CaseId; readonly holder: string }[]
  /** why a case may be paid on this account although another household uses it; `among`: the holders known on that day */
  readonly stated: readonly {
    readonly caseId: CaseId
    readonly on: PlainDate
    readonly at: number
    readonly by: PersonId
    readonly name: string
    readonly reasons: string
    readonly among: readonly string[]
  }[]
}
export const ACCOUNTS: Collection<AccountDoc> = { name: 'accounts', indexes: {}, keys: () => ({}) }

export type PayoutBatchDoc = PayoutBatch & {
  readonly org: OrgId
  readonly city: OrgId
  readonly makerName: string
  readonly at: number
  /** false while grants are being added or released: the batch can then be neither approved nor handed over */
  readonly ready: boolean
  /** the state it will have once its grants are released */
  readonly ending?: BatchState | undefined
  /** the cases it pays: whether one of them is the reader's own is asked at every act */
  readonly households: readonly CaseId[]
  /** the lines of a batch made by an earlier release, until they are documents of their own (`payout/lines.ts`) */
  readonly inside?: readonly PayoutLineDoc[] | undefined
}

/** One line of a batch, with its payee; id = `${batch}:${grant}`. */
export type PayoutLineDoc = PaidLine & { readonly batch: PayoutBatchId; readonly city: OrgId }
export const PAYOUT_LINES: Collection<PayoutLineDoc> = {
  name: 'payoutLines',
  indexes: {
    byBatch: { eq: ['batch'], sort: 'no' },
    byTail: { eq: ['city', 'lastFour'], sort: 'amount' },
  },
  keys: (l) => ({ batch: l.batch, no: l.no, city: l.city, lastFour: l.lastFour, amount: l.amount }),
}

/** A batch of a release that kept lines and payees in it, both in the same order. */
type BatchWithLines = Omit<PayoutBatchDoc, 'inside' | 'paid' | 'failed' | 'households'> & {
  readonly lines: readonly PayoutLine[]
  readonly payees: readonly Pick<PaidLine, 'caseId' | 'account' | 'bank' | 'branch'>[]
}
/** A batch at the bank stored by a release that did not count exports: it was exported at least once. */
const withExports = (batch: BatchWithLines): BatchWithLines =>
  batch.exports === undefined && BATCH_STATES[batch.state].atBank ? { ...batch, exports: 1 } : batch
/** Counts what the bank has answered; the lines are still inside. */
const withCounts = ({ lines, payees, ...head }: BatchWithLines): PayoutBatchDoc => {
  const answered = (paid: boolean): number => lines.filter(({ outcome }) => outcome?.paid === paid).length
  const inside = lines.map((line, i) => {
    const payee = payees[i]
    invariant(payee !== undefined, 'every line has its payee')
    return { ...line, ...payee, batch: head.id, city: head.city }
  })
  const households = [...new Set(payees.map(({ caseId }) => caseId))]
  return { ...head, paid: answered(true), failed: answered(false), households, inside }
}
export const PAYOUT_BATCHES: Collection<PayoutBatchDoc> = {
  name: 'payoutBatches',
  upcasts: [withExports, withCounts],
  indexes: {
    byOrg: { eq: ['org', 'year'], sort: 'at' },
    byCity: { eq: ['city', 'year'], sort: 'at' },
    byOrgState: { eq: ['org', 'state'], sort: 'at' },
  },
  keys: (b) => ({ org: b.org, city: b.city, year: b.year, at: b.at, state: b.state }),
}

/**
 * A paid grant that the worker reports as not arrived; id = the grant's. Open until an officer has looked into the report and
 * answered the worker.
 */
export type TraceDoc = {
  readonly grant: GrantId
  readonly caseId: CaseId
  readonly city: OrgId
  readonly county: OrgId
  /** the day of the worker's report */
  readonly since: PlainDate
  readonly dueOn: PlainDate
  readonly state: 'open' | 'closed'
}
export const TRACES: Collection<TraceDoc> = {
  name: 'traces',
  indexes: {
    byCity: { eq: ['city', 'state'], sort: 'dueOn' },
    byCounty: { eq: ['county', 'state'], sort: 'dueOn' },
  },
  keys: (t) => ({ city: t.city, county: t.county, state: t.state, dueOn: t.dueOn }),
}
