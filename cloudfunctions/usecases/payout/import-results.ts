import { invariant, ok, refuse } from '@domain/kernel/result'
import type { SeenTable } from '@domain/kernel/told-table'
import type { BankWords } from '@domain/payout/bank-words'
import { type KnownReasons, ownerSaid, reasonsSeen } from '@domain/payout/failure-words'
import { GENERIC } from '@domain/payout/layouts'
import { type BankAnswer, type Matched, matchRows } from '@domain/payout/matching'
import { type BankAnswers, isBankSheet, readBankSheet, seenBankSheet } from '@domain/payout/read-bank-table'
import type { Tables } from '../../ports/tables'
import type { ByPolicy, InCommand, Signed, UseCase } from '../call/context'
import { checkFiles } from '../files/take-files'
import { PAYOUT_BATCHES, type PayoutBatchDoc, type PayoutLineDoc } from '../stored/collections'
import { mappingOf, rememberMapping, type Sender } from '../tables/mapping'
import { seenTable, sheetOf, waitsForChoice } from '../tables/sheet-of'
import { type Acting, findForAct } from './act-on-batch'
import { payeesOf } from './batch-view'
import { enterResult } from './enter-result'
import { findLayout, GENERIC_KEY } from './layout-of'
import { batchLinesOf } from './lines'
import { enterReturn } from './return-grant'
import { acceptUnmarked, byMark, ownRows } from './whose-file'

const readSheet = (...args: Parameters<typeof readBankSheet>) => {
  const sheet = readBankSheet(...args)
  if (sheet === undefined) return refuse('ROWS_REJECTED', { rows: 0 })
  if ('missing' in sheet) return refuse('BANK_COLUMNS_MISSING', { missing: sheet.missing.join('、') })
  return sheet.rows.length === 0 ? refuse('ROWS_REJECTED', { rows: 0 }) : ok(sheet)
}

type Prepared = {
  readonly batch: PayoutBatchDoc
  readonly lines: readonly PayoutLineDoc[]
  readonly by: Acting
  readonly read: number
  readonly matched: Matched
  readonly seen: SeenTable
}

type Input = Parameters<UseCase<'payout.import'>>[1]
/** Batches that went out in different layouts are answered by different banks. */
const senderOf = ({ city, layout = GENERIC_KEY }: PayoutBatchDoc): Sender => ({
  org: city,
  purpose: 'bank',
  sender: layout === GENERIC_KEY ? '' : layout,
})
const NOTHING: Matched = { fresh: [], problems: [], unchanged: 0, notYet: 0, inPart: [], strangers: 0 }

/** All checks that can refuse the whole file, before anything is written. */
const prepare = async (context: Signed, tables: Tables, input: Input) => {
  const { batch: id, file, confirmed = false } = input
  // in parallel, so that the store batches these reads into one request
  const [found, files] = await Promise.all([findForAct(context, 'answer', id), checkFiles(context, [file], ['table'])])
  if (!found.ok) return found
  const { doc: batch, households, by } = found.value
  const [told, layout = GENERIC, lines] = await Promise.all([
    mappingOf(context.ports.store, senderOf(batch), input),
    findLayout(context.ports.store, batch.layout ?? GENERIC_KEY, batch),
    batchLinesOf(context.ports.store, batch),
  ])
  const { back } = layout
  const how: BankAnswers = { back, named: told.columns, words: told.words as BankWords }
  const table = await sheetOf(context, tables, files, { fits: isBankSheet(how), ...input })
  if (!table.ok) return table
  const { rows, about } = table.value
  const seen = seenTable(about, seenBankSheet(rows, how))
  if (input.dry === true && waitsForChoice(seen)) return ok({ batch, lines, by, read: 0, matched: NOTHING, seen })
  const sheet = readSheet(rows, context.today, how)
  if (!sheet.ok) return sheet
  const mark = byMark(sheet.value, batch)
  if (!mark.ok) return mark
  const { own, foreign } = ownRows(sheet.value, batch)
  const days = { madeOn: batch.madeOn, today: context.today }
  const payees = payeesOf(context.ports, lines, households)
  const matched = matchRows(payees, own, days)
  if (mark.value === 'unmarked') {
    const accepted = await acceptUnmarked(context.ports, batch, own, matched, confirmed)
    if (!accepted.ok) return accepted
  }
  const problems = [...matched.problems, ...foreign]
  const known: KnownReasons = { told: told.reasons as Required<KnownReasons>['told'], codes: back.reasons }
  const fresh = matched.fresh.map((row) => ({ ...row, owner: ownerSaid(row.reason, known) }))
  const reasons = [...reasonsSeen(matched.fresh, payees, known)]
  const full = { ...matched, fresh, problems }
  return ok({ batch, lines, by, read: sheet.value.rows.length, matched: full, seen: { ...seen, reasons } })
}

/** Which figure of the import a row counts for. */
const countOf = ({ back, paid }: BankAnswer): 'paid' | 'failed' | 'returned' => {
  if (back === true) return 'returned'
  return paid ? 'paid' : 'failed'
}

/** One transaction per row: after a crash, importing the same file continues where it stopped. */
const enterAll = async (context: InCommand & ByPolicy, { batch, lines, by, matched }: Prepared) => {
  const entered = { paid: 0, failed: 0, returned: 0, known: 0, problems: [...matched.problems] }
  const byNo = new Map(lines.map((line) => [line.no, line]))
  for (const row of matched.fresh) {
    const pays = byNo.get(row.no)
    invariant(pays !== undefined, 'the row was checked against the batch')
    const enter = row.back === true ? enterReturn : enterResult
    const outcome = await enter(context, batch.id, row, pays, by)
    if (outcome === 'gone') return refuse('BATCH_WRONG_STATE', { state: 'unaccepted' })
    if (outcome === 'known') entered.known += 1
    else if (outcome === 'otherwise') entered.problems.push({ row: row.row, problem: 'already-in' })
    else entered[countOf(row)] += 1
  }
  return ok(entered)
}

const openIn = ({ count, paid, failed }: PayoutBatchDoc): number => count - paid - failed

/** What an import would do. */
const planOf = ({ batch, read, matched }: Prepared) => {
  const counts = { paid: 0, failed: 0, returned: 0 }
  for (const row of matched.fresh) counts[countOf(row)] += 1
  const { unchanged, notYet } = matched
  return {
    read,
    ...counts,
    unchanged,
    notYet,
    open: openIn(batch) - counts.paid - counts.failed,
    inPart: [...matched.inPart],
    problems: [...matched.problems].sort((a, b) => a.row - b.row),
  }
}

/**
 * 银行结果: rows that match the batch are entered one by one; the others are reported and change nothing. Importing the same file
 * again is idempotent.
 */
export const importResults = (tables: Tables) =>
  (async (context, input) => {
    const ready = await prepare(context, tables, input)
    if (!ready.ok) return ready
    const { batch, read, matched, seen: table } = ready.value
    if (input.dry === true) return context.commit(async () => ok({ ...planOf(ready.value), seen: table }))
    const entered = await enterAll(context, ready.value)
    if (!entered.ok) return entered
    const { paid, failed, returned, known, problems } = entered.value
    return context.commit(async (tx) => {
      // in parallel, so that the store batches these reads into one request
      const [seen] = await Promise.all([tx.get(PAYOUT_BATCHES, batch.id), rememberMapping(tx, senderOf(batch), input)])
      const open = seen === undefined ? 0 : openIn(seen.doc)
      const { notYet, inPart } = matched
      return ok({
        read,
        paid,
        failed,
        returned,
        unchanged: matched.unchanged + known,
        notYet,
        open,
        inPart: [...inPart],
        problems: problems.sort((a, b) => a.row - b.row),
      })
    })
  }) satisfies UseCase<'payout.import'>
