import type { CommandId, FileId } from '@domain/kernel/ids'
import { invariant, ok, type Result, refuse } from '@domain/kernel/result'
import { type BankRow, readBankRows } from '@domain/payout/payout'
import type { Policy } from '@domain/policy/policy'
import type { Signed, UseCase } from '../../dispatch/context'
import type { Tables } from '../../ports/tables'
import type { PayoutBatchDoc } from '../collections'
import { checkFiles } from '../files/take-files'
import { type BankSheetRead, readBankSheet } from './bank-table'
import { findBatch, touchesOwnHousehold } from './batch-view'
import { enterResult } from './enter-result'

const readFile = async (context: Signed, tables: Tables, file: FileId): Promise<Result<BankSheetRead>> => {
  const files = await checkFiles(context, [file], ['table'])
  if (!files.ok) return files
  const bytes = await context.ports.files.read(file, files.value[0]?.doc.cloudId)
  if (bytes === undefined) return refuse('FILE_NOT_RECEIVED', { count: 1 })
  const table = await tables.read(bytes)
  if (table === undefined) return refuse('FILE_KIND_WRONG')
  const sheet = readBankSheet(table)
  const rows = sheet === undefined ? 0 : sheet.rows.length + sheet.unread.length
  return sheet === undefined || rows === 0 ? refuse('ROWS_REJECTED', { rows: 0 }) : ok(sheet)
}

/** A bank answers for what it was handed, and for nothing that is being taken back. */
const atTheBank = ({ state, ready }: PayoutBatchDoc): Result<true> => {
  if (state === 'approved') return refuse('BATCH_NOT_HANDED_OVER')
  return ready ? ok(true) : refuse('BATCH_WRONG_STATE', { state: 'unfinished' })
}

type Entered = { readonly paid: number; readonly failed: number; readonly known: number }

/** One transaction a row: after a crash the same file goes on where it stopped. */
const enterAll = async (
  context: Signed & { readonly commandId: CommandId },
  policy: Policy,
  batch: PayoutBatchDoc,
  rows: readonly BankRow[],
): Promise<Result<Entered>> => {
  const entered = { paid: 0, failed: 0, known: 0 }
  for (const row of rows) {
    const [line, payee] = [batch.lines[row.no - 1], batch.payees[row.no - 1]]
    invariant(line !== undefined && payee !== undefined, 'the row was checked against the batch')
    const pays = { grant: line.grant, caseId: payee.caseId }
    const outcome = await enterResult(context, policy, batch.id, row, pays)
    if (outcome === 'gone') return refuse('BATCH_WRONG_STATE', { state: 'unaccepted' })
    if (outcome === 'known') entered.known += 1
    else entered[row.paid ? 'paid' : 'failed'] += 1
  }
  return ok(entered)
}

/**
 * 银行结果: rows that agree with the batch are entered one by one, the others are reported and change
 * nothing. The same file again changes nothing.
 */
export const importResults =
  (tables: Tables): UseCase<'payout.import'> =>
  async (context, input) => {
    const { commandId } = context
    invariant(commandId !== undefined, 'a command has a key')
    const policy = await context.policy()
    if (!policy.ok) return policy
    const found = await findBatch(context, input.batch, ['fund-officer'])
    if (!found.ok) return found
    if (await touchesOwnHousehold(context, found.value.doc)) return refuse('OWN_HOUSEHOLD')
    const answerable = atTheBank(found.value.doc)
    if (!answerable.ok) return answerable
    const sheet = await readFile(context, tables, input.file)
    if (!sheet.ok) return sheet
    const { rows, unread } = sheet.value
    const read = readBankRows(found.value.doc, rows, context.today)
    if (!read.ok) return read
    const { fresh, problems, unchanged } = read.value
    const entered = await enterAll({ ...context, commandId }, policy.value, found.value.doc, fresh)
    if (!entered.ok) return entered
    const { paid, failed, known } = entered.value
    return context.commit(async () =>
      ok({
        read: rows.length + unread.length,
        paid,
        failed,
        unchanged: unchanged + known,
        problems: [...unread, ...problems].sort((a, b) => a.row - b.row),
      }),
    )
  }
