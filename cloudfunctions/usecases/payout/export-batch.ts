import { createHash } from 'node:crypto'
import { APPLICANT } from '@domain/household/declaration'
import type { FileId } from '@domain/kernel/ids'
import { invariant, ok } from '@domain/kernel/result'
import { BANK_HEADINGS, bankFileName, bankSheet, type Heading, PURPOSE } from '@domain/payout/bank-table'
import { nextExport } from '@domain/payout/export'
import type { Tables } from '../../ports/tables'
import { noteLooks } from '../application/note-looks'
import type { Signed, UseCase } from '../call/context'
import { lookOf } from '../look/look-of'
import { FILES, ORGS, type PayoutBatchDoc, type RevealDoc } from '../stored/collections'
import { actIn, findForAct } from './act-on-batch'
import { type Households, payeesOf } from './batch-view'

const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const LINK_MS = 10 * 60_000
const WIDE: Partial<Record<Heading, number>> = { 账号: 24, 开户网点: 24, 用途: 44 }
const WIDTHS = BANK_HEADINGS.map((heading) => WIDE[heading] ?? 14)

/** Registers every account that is exported on its case, before the export; a repeat registers nothing twice. */
const noteReveals = async (
  context: Signed,
  batch: PayoutBatchDoc,
  households: Households,
  key: string,
): Promise<void> => {
  const { ports } = context
  const unit = (await ports.store.get(ORGS, batch.org))?.doc.name ?? ''
  const what = {
    role: 'fund-officer',
    unit,
    member: APPLICANT,
    field: 'account',
    why: 'bank-file',
    purpose: '',
  } as const
  const notes = batch.payees.flatMap((payee, i): { id: string; doc: RevealDoc }[] => {
    const snapshot = households.get(payee.caseId)
    return snapshot === undefined ? [] : [{ id: `${key}:${i + 1}`, doc: lookOf(context, snapshot, what) }]
  })
  await noteLooks(ports.store, notes)
}

/**
 * Writes the file's record first, so that there are never bytes without a record. The file belongs to no union: only its maker
 * may open it.
 */
const announce = ({ ports, person, now }: Signed, id: FileId, size: number): Promise<void> =>
  ports.store.transaction(async (tx) => {
    const table = { id, owner: person.id, purpose: 'table', state: 'awaited', mime: MIME, size, at: now } as const
    if ((await tx.get(FILES, id)) === undefined) await tx.insert(FILES, id, table)
  })

/**
 * 银行代发文件: the approved batch as a sheet that contains the numbers of batch and export. The hand-over to the bank is recorded
 * separately.
 */
export const exportBatch = (tables: Tables) =>
  (async (context, input) => {
    const found = await findForAct(context, 'export', input.batch)
    if (!found.ok) return found
    const { doc: batch, households, by } = found.value
    const { ports, person, commandId } = context
    invariant(commandId !== undefined, 'a command has a key')
    const key = createHash('sha256').update(`${person.id}:${commandId}:${batch.id}`).digest('hex').slice(0, 24)
    const file = `FI-${key}` as FileId
    await noteReveals(context, batch, households, key)
    const exported = nextExport(batch)
    const rows = bankSheet(payeesOf(ports, batch, households), batch, exported)
    const bytes = await tables.write({ sheet: PURPOSE, rows, widths: WIDTHS })
    await announce(context, file, bytes.length)
    await ports.files.write(file, bytes)
    const name = bankFileName(batch, exported)
    const link = await ports.files.link(file, MIME, name, LINK_MS, person.id)
    return context.commit(async (tx) => {
      const done = await actIn(tx, 'export', batch.id, { exported }, by)
      if (!done.ok) return done
      const record = await tx.get(FILES, file)
      invariant(record !== undefined, 'it was announced')
      await tx.replace(FILES, record, { ...record.doc, state: 'received' })
      return ok({ name, ...link, count: batch.count, total: batch.total })
    })
  }) satisfies UseCase<'payout.export'>
