import type { CommandId, FileId } from '@domain/kernel/ids'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { type Matched, matchRows } from '@domain/payout/matching'
import { readBankSheet } from '@domain/payout/read-bank-table'
import type { Policy } from '@domain/policy/policy'
import type { Tables } from '../../ports/tables'
import type { Signed, UseCase } from '../call/context'
import { checkFiles } from '../files/take-files'
import { PAYOUT_BATCHES, type PayoutBatchDoc } from '../stored/collections'
import { type Acting, findForAct } from './act-on-batch'
import { payeesOf } from './batch-view'
import { enterResult } from './enter-result'
import { acceptUnmarked, byMark, ownRows } from './whose-file'

type Checked = Awaited<ReturnType<typeof checkFiles>>

const readFile = async (context: Signed, tables: Tables, file: FileId, files: Checked) => {
  if (!files.ok) return files
  const bytes = await context.ports.files.read(file, files.value[0]?.doc.cloudId)
  if (bytes === undefined) return refuse('FILE_NOT_RECEIVED', { count: 1 })
  const table = await tables.read(bytes)
  if (table === undefined) return refuse('FILE_KIND_WRONG')
  const sheet = readBankSheet(table, context.today)
  if (sheet === undefined) return refuse('ROWS_REJECTED', { rows: 0 })
  if ('missing' in sheet) return refuse('BANK_COLUMNS_MISSING', { missing: sheet.missing.join('、') })
  return sheet.rows.length === 0 ? refuse('ROWS_REJECTED', { rows: 0 }) : ok(sheet)
}

type Prepared = {
  readonly batch: PayoutBatchDoc
  readonly by: Acting
  readonly read: number
  readonly matched: Matched
}

/** All checks that can refuse the whole file, before anything is written. */
const prepare = async (
  context: Signed,
  tables: Tables,
  { batch: id, file, confirmed = false }: Parameters<UseCase<'payout.import'>>[1],
) => {
  // in parallel, so that the store batches these reads into one request
  const [found, files] = await Promise.all([findForAct(context, 'answer', id), checkFiles(context, [file], ['table'])])
  if (!found.ok) return found
  const { doc: batch, households, by } = found.value
  const sheet = await readFile(context, tables, file, files)
  if (!sheet.ok) return sheet
  const mark = byMark(sheet.value, batch)
  if (!mark.ok) return mark
  const { own, foreign } = ownRows(sheet.value, batch)
  const days = { madeOn: batch.madeOn, today: context.today }
  const matched = matchRows(payeesOf(context.ports, batch, households), own, days)
  if (mark.value === 'unmarked') {
    const accepted = await acceptUnmarked(context.ports, batch, own, matched, confirmed)
    if (!accepted.ok) return accepted
  }
  const problems = [...matched.problems, ...foreign]
  return ok({ batch, by, read: sheet.value.rows.length, matched: { ...matched, problems } })
}

/** One transaction per row: after a crash, importing the same file continues where it stopped. */
const enterAll = async (
  context: Signed & { readonly commandId: CommandId },
  policy: Policy,
  { batch, by, matched }: Prepared,
) => {
  const entered = { paid: 0, failed: 0, known: 0, problems: [...matched.problems] }
  for (const row of matched.fresh) {
    const [line, payee] = [batch.lines[row.no - 1], batch.payees[row.no - 1]]
    invariant(line !== undefined && payee !== undefined, 'the row was checked against the batch')
    const pays = { grant: line.grant, caseId: payee.caseId }
    const outcome = await enterResult(context, policy, batch.id, row, pays, by)
    if (outcome === 'gone') return refuse('BATCH_WRONG_STATE', { state: 'unaccepted' })
    if (outcome === 'known') entered.known += 1
    else if (outcome === 'otherwise') entered.problems.push({ row: row.row, problem: 'already-in' })
    else entered[row.paid ? 'paid' : 'failed'] += 1
  }
  return ok(entered)
}

/**
 * 银行结果: rows that match the batch are entered one by one; the others are reported and change nothing. Importing the same file
 * again is idempotent.
 */
export const importResults = (tables: Tables) =>
  (async (context, input) => {
    const { commandId } = context
    invariant(commandId !== undefined, 'a command has a key')
    const policy = await context.policy()
    if (!policy.ok) return policy
    const ready = await prepare(context, tables, input)
    if (!ready.ok) return ready
    const { batch, read, matched } = ready.value
    const entered = await enterAll({ ...context, commandId }, policy.value, ready.value)
    if (!entered.ok) return entered
    const { paid, failed, known, problems } = entered.value
    return context.commit(async (tx) => {
      const seen = await tx.get(PAYOUT_BATCHES, batch.id)
      const open = (seen?.doc.lines ?? []).filter((line) => line.outcome === undefined).length
      const { notYet, inPart } = matched
      return ok({
        read,
        paid,
        failed,
        unchanged: matched.unchanged + known,
        notYet,
        open,
        inPart: [...inPart],
        problems: problems.sort((a, b) => a.row - b.row),
      })
    })
  }) satisfies UseCase<'payout.import'>
