import { createHash } from 'node:crypto'
import { APPLICANT } from '@domain/household/declaration'
import type { FileId } from '@domain/kernel/ids'
import { ok } from '@domain/kernel/result'
import { BANK_HEADINGS, bankFileName, bankSheet, type Heading, PURPOSE } from '@domain/payout/bank-table'
import { nextExport } from '@domain/payout/export'
import type { Tables } from '../../ports/tables'
import { noteLooks } from '../application/note-looks'
import type { Signed, UseCase } from '../call/context'
import { handOutFile, XLSX } from '../files/hand-out-file'
import { lookOf } from '../look/look-of'
import { ORGS, type PayoutBatchDoc, paidLinesOf, type RevealDoc } from '../stored/collections'
import { actIn, findForAct } from './act-on-batch'
import { type Households, payeesOf } from './batch-view'

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
  const notes = paidLinesOf(batch).flatMap(({ no, payee }): { id: string; doc: RevealDoc }[] => {
    const snapshot = households.get(payee.caseId)
    return snapshot === undefined ? [] : [{ id: `${key}:${no}`, doc: lookOf(context, snapshot, what) }]
  })
  await noteLooks(ports.store, notes)
}

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
    const key = createHash('sha256').update(`${person.id}:${commandId}:${batch.id}`).digest('hex').slice(0, 24)
    await noteReveals(context, batch, households, key)
    const exported = nextExport(batch)
    const rows = bankSheet(payeesOf(ports, batch, households), batch, exported)
    const bytes = await tables.write({ sheet: PURPOSE, rows, widths: WIDTHS })
    const [id, name] = [`FI-${key}` as FileId, bankFileName(batch, exported)]
    return handOutFile(context, { id, purpose: 'table', mime: XLSX, name, bytes, linkMs: LINK_MS }, async (tx) => {
      const done = await actIn(tx, 'export', batch.id, { exported }, by)
      return done.ok ? ok({ count: batch.count, total: batch.total }) : done
    })
  }) satisfies UseCase<'payout.export'>
