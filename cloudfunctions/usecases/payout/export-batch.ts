import { createHash } from 'node:crypto'
import { APPLICANT } from '@domain/household/declaration'
import type { FileId } from '@domain/kernel/ids'
import { invariant, ok, refuse } from '@domain/kernel/result'
import type { Signed, UseCase } from '../../dispatch/context'
import type { Tables } from '../../ports/tables'
import { noteLooks } from '../case/note-looks'
import { FILES, ORGS, PAYOUT_BATCHES, type PayoutBatchDoc, type RevealDoc } from '../collections'
import { openText } from '../household/seal'
import { lookOf } from '../look/look-of'
import { BANK_HEADINGS, type BankPayee, bankSheet } from './bank-table'
import { casesOf, findBatch, touchesOwnHousehold } from './batch-view'

const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const LINK_MS = 10 * 60_000
const PURPOSE = '银行代发'
const WIDTHS = BANK_HEADINGS.map((heading) => (heading === '账号' || heading === '开户网点' ? 24 : 14))

/** Names and account numbers in full: they exist outside the seal in this file only. */
const payeesOf = async ({ ports }: Signed, batch: PayoutBatchDoc): Promise<readonly BankPayee[]> => {
  const cases = await casesOf(
    ports,
    batch.payees.map((payee) => payee.caseId),
  )
  return batch.lines.map((line, i) => {
    const payee = batch.payees[i]
    const snapshot = payee === undefined ? undefined : cases.get(payee.caseId)
    invariant(payee !== undefined && snapshot !== undefined, 'every line has its payee')
    return {
      no: line.no,
      name: openText(ports.sealer, 'name', snapshot.declaration.applicant.name),
      account: openText(ports.sealer, 'account', { sealed: payee.account }),
      bank: payee.bank,
      branch: payee.branch,
      amount: line.amount,
    }
  })
}

/** Every account that leaves is noted on its case, before it leaves; a repeat notes nothing twice. */
const noteReveals = async (context: Signed, batch: PayoutBatchDoc, key: string): Promise<void> => {
  const { ports } = context
  const unit = (await ports.store.get(ORGS, batch.org))?.doc.name ?? ''
  const cases = await casesOf(
    ports,
    batch.payees.map((payee) => payee.caseId),
  )
  const what = {
    role: 'fund-officer',
    unit,
    member: APPLICANT,
    field: 'account',
    why: 'bank-file',
    purpose: '',
  } as const
  const notes = batch.payees.flatMap((payee, i): { id: string; doc: RevealDoc }[] => {
    const snapshot = cases.get(payee.caseId)
    return snapshot === undefined ? [] : [{ id: `${key}:${i + 1}`, doc: lookOf(context, snapshot, what) }]
  })
  await noteLooks(ports.store, notes)
}

/** The file's own record comes first, so that bytes without a record never stay behind. It has no union: only who made it may open it. */
const announce = ({ ports, person, now }: Signed, id: FileId, size: number): Promise<void> =>
  ports.store.transaction(async (tx) => {
    const table = { id, owner: person.id, purpose: 'table', state: 'awaited', mime: MIME, size, at: now } as const
    if ((await tx.get(FILES, id)) === undefined) await tx.insert(FILES, id, table)
  })

/** A batch sent by a release that did not count had been exported at least once. */
const exportsOf = ({ exports, state }: PayoutBatchDoc): number => exports ?? (state === 'sent' ? 1 : 0)

const isSendable = ({ ready, state }: PayoutBatchDoc): boolean => ready && (state === 'approved' || state === 'sent')

/** 银行代发文件: the approved batch as a sheet, with control count and total. That it reached the bank is said apart. */
export const exportBatch =
  (tables: Tables): UseCase<'payout.export'> =>
  async (context, input) => {
    const found = await findBatch(context, input.batch, ['fund-officer'])
    if (!found.ok) return found
    const { doc: batch } = found.value
    if (!isSendable(batch)) return refuse('BATCH_WRONG_STATE', { state: batch.state })
    if (await touchesOwnHousehold(context, batch)) return refuse('OWN_HOUSEHOLD')
    const { ports, person, today, commandId } = context
    invariant(commandId !== undefined, 'a command has a key')
    const key = createHash('sha256').update(`${person.id}:${commandId}:${batch.id}`).digest('hex').slice(0, 24)
    const file = `FI-${key}` as FileId
    await noteReveals(context, batch, key)
    const rows = bankSheet(await payeesOf(context, batch), batch.total)
    const bytes = await tables.write({ sheet: PURPOSE, rows, widths: WIDTHS })
    await announce(context, file, bytes.length)
    await ports.files.write(file, bytes)
    const name = `${PURPOSE}-${today}-${batch.count}.xlsx`
    const link = await ports.files.link(file, MIME, name, LINK_MS)
    return context.commit(async (tx) => {
      const seen = await tx.get(PAYOUT_BATCHES, batch.id)
      const record = await tx.get(FILES, file)
      if (seen === undefined || record === undefined || !isSendable(seen.doc))
        return refuse('BATCH_WRONG_STATE', { state: seen?.doc.state ?? 'rejected' })
      await tx.replace(PAYOUT_BATCHES, seen, { ...seen.doc, exports: exportsOf(seen.doc) + 1 })
      await tx.replace(FILES, record, { ...record.doc, state: 'received' })
      return ok({ name, ...link, count: batch.count, total: batch.total })
    })
  }
