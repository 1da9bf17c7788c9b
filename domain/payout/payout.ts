import * as z from 'zod/mini'
import { Fen } from '../kernel/fen'
import { GrantId, PayoutBatchId, PersonId } from '../kernel/ids'
import { Masked } from '../kernel/masked'
import { PlainDate } from '../kernel/plain-date'
import { ok, type Result, refuse } from '../kernel/result'
import { MaybeWords } from '../kernel/text'

/** 待复核 → 已复核(待发送) → 已送银行 → 已完成; or 已退回 */
export const BatchState = z.enum(['made', 'approved', 'sent', 'done', 'rejected'])
export type BatchState = z.infer<typeof BatchState>

export const PayoutLine = z.object({
  /** 1, 2, 3 … inside the batch: how the bank names the line back */
  no: z.int().check(z.positive()),
  grant: GrantId,
  nameMasked: Masked,
  accountShown: Masked,
  lastFour: z.string(),
  amount: Fen,
  outcome: z.optional(z.object({ paid: z.boolean(), reason: MaybeWords(100), on: PlainDate })),
})
export type PayoutLine = z.infer<typeof PayoutLine>

export const PayoutBatch = z.object({
  id: PayoutBatchId,
  year: z.int(),
  state: BatchState,
  maker: PersonId,
  approver: z.optional(PersonId),
  madeOn: PlainDate,
  count: z.int(),
  total: Fen,
  lines: z.array(PayoutLine),
  rejectedBecause: z.optional(z.string()),
})
export type PayoutBatch = z.infer<typeof PayoutBatch>

/** One row of the bank's result file, as read. */
export const BankRow = z.object({ no: z.int(), amount: Fen, paid: z.boolean(), reason: MaybeWords(100), on: PlainDate })
export type BankRow = z.infer<typeof BankRow>

export type RowProblem = {
  readonly row: number
  readonly problem: 'unknown-line' | 'amount-changed' | 'repeated' | 'already-in'
}
export type ReadResult = {
  readonly fresh: readonly BankRow[]
  readonly problems: readonly RowProblem[]
  readonly unchanged: number
}

const sameOutcome = (line: PayoutLine, row: BankRow): boolean =>
  line.outcome !== undefined && line.outcome.paid === row.paid && line.outcome.on === row.on

/**
 * Compares the bank's rows with the batch. Unknown lines, changed amounts, repeats and a second,
 * different answer are reported row by row; a row that says what is already known changes nothing.
 */
export const readBankRows = (batch: PayoutBatch, rows: readonly BankRow[]): Result<ReadResult> => {
  if (batch.state !== 'sent' && batch.state !== 'done') return refuse('BATCH_WRONG_STATE', { state: batch.state })
  const byNo = new Map(batch.lines.map((line) => [line.no, line]))
  const seen = new Set<number>()
  const fresh: BankRow[] = []
  const problems: RowProblem[] = []
  let unchanged = 0
  rows.forEach((row, i) => {
    const line = byNo.get(row.no)
    const at = i + 1
    if (line === undefined) problems.push({ row: at, problem: 'unknown-line' })
    else if (line.amount !== row.amount) problems.push({ row: at, problem: 'amount-changed' })
    else if (seen.has(row.no)) problems.push({ row: at, problem: 'repeated' })
    else if (sameOutcome(line, row)) unchanged += 1
    else if (line.outcome !== undefined) problems.push({ row: at, problem: 'already-in' })
    else fresh.push(row)
    seen.add(row.no)
  })
  return ok({ fresh, problems, unchanged })
}
