import * as z from 'zod/mini'
import type { FailureOwner } from '../application/failure-owner'
import { type GrantState, grantAllows } from '../application/money/grant'
import { addFen, Fen } from '../kernel/fen'
import { type CaseId, GrantId, PayoutBatchId, PersonId } from '../kernel/ids'
import { Masked } from '../kernel/masked'
import { PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import { MaybeWords } from '../kernel/text'

/**
 * 待复核 → 已复核(待送交) → 已送银行 → 已完成; or 已退回, 已撤回, 银行未受理. Exporting the file does not change the state: `sent` is recorded by a person
 * (see `hand-over.ts`), or was written by a release in which the export itself counted as handing over.
 */
export const BatchState = z.enum(['made', 'approved', 'sent', 'done', 'rejected', 'recalled', 'unaccepted'])
export type BatchState = z.infer<typeof BatchState>

/** The names of the acts on a batch; each is defined in `ACTS`. */
export const BATCH_ACTS = ['approve', 'reject', 'export', 'handOver', 'recall', 'notAccepted', 'answer'] as const
export const BatchAct = z.enum(BATCH_ACTS)
export type BatchAct = z.infer<typeof BatchAct>

/** Most lines of one batch. */
export const BATCH_MOST = 200

export const PayoutLine = z.object({
  /** 1, 2, 3 … within the batch; the bank's answer refers to it */
  no: z.int().check(z.positive()),
  grant: GrantId,
  nameMasked: Masked,
  accountShown: Masked,
  lastFour: z.string(),
  amount: Fen,
  outcome: z.optional(z.object({ paid: z.boolean(), reason: MaybeWords(100), on: PlainDate })),
  /** the payment came back */
  returned: z.optional(z.object({ on: PlainDate, reason: MaybeWords(100) })),
})
export type PayoutLine = z.infer<typeof PayoutLine>
/** A line with its payee. `account`: as approved, sealed */
export type PaidLine = PayoutLine & {
  readonly caseId: CaseId
  readonly account: string
  readonly bank: string
  readonly branch: string
}

/** A batch without its lines: each of them is a document of its own. */
export const PayoutBatch = z.object({
  id: PayoutBatchId,
  year: z.int(),
  state: BatchState,
  maker: PersonId,
  approver: z.optional(PersonId),
  madeOn: PlainDate,
  count: z.int(),
  total: Fen,
  /** lines that the bank has paid, and lines that it has not; a payment that came back later stays among the paid ones */
  paid: z.int(),
  failed: z.int(),
  rejectedBecause: z.optional(z.string()),
  /** number of exports of the file; absent: none */
  exports: z.optional(z.int()),
  /** the layout of the last exported file; absent: the generic one */
  layout: z.optional(z.string()),
  /** who handed the file to the bank, when and how; absent in batches of a release that did not record it */
  handedOver: z.optional(z.object({ on: PlainDate, how: z.string(), by: z.string() })),
  /** how the batch ended without payment: recalled, or not accepted by the bank */
  ended: z.optional(z.object({ on: PlainDate, why: z.string(), by: z.string() })),
})
export type PayoutBatch = z.infer<typeof PayoutBatch>

/** Control count and total, as the maker's list and the bank's file both state them. */
export const controlOf = (
  lines: readonly Pick<PayoutLine, 'amount'>[],
): { readonly count: number; readonly total: Fen } => ({
  count: lines.length,
  total: addFen(...lines.map((line) => line.amount)),
})

/**
 * A batch may contain held money, or money that came back. If the account was at fault, it must have been corrected; if the
 * payer or the bank was at fault, the same account is paid again; if the owner of the failure is unknown, a person decides the
 * owner first.
 */
export const acceptForBatch = (
  grant: { readonly state: GrantState; readonly failedOwner?: FailureOwner | undefined },
  accountFailed: boolean,
) => {
  const free = grantAllows('take', grant)
  if (!free.ok) return free
  if (grant.failedOwner === 'unknown') return refuse('FAILURE_UNDECIDED')
  return grant.failedOwner === 'payee' && accountFailed ? refuse('ACCOUNT_UNCHANGED') : ok(true)
}
