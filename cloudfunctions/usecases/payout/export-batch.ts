import { createHash } from 'node:crypto'
import { APPLICANT } from '@domain/household/declaration'
import type { FileId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { TableRow } from '@domain/kernel/table'
import { bankFileName, bankSheet, bankText, PURPOSE } from '@domain/payout/bank-table'
import { nextExport } from '@domain/payout/export'
import type { BankLayout, OutField } from '@domain/payout/layout'
import type { Tables } from '../../ports/tables'
import { noteLooks } from '../application/note-looks'
import type { Signed, UseCase } from '../call/context'
import { handOutFile, XLSX } from '../files/hand-out-file'
import { lookOf } from '../look/look-of'
import { ORGS, type PayoutBatchDoc, type PayoutLineDoc, type RevealDoc } from '../stored/collections'
import { actIn, findForAct } from './act-on-batch'
import { type Households, payeesOf } from './batch-view'
import { findLayout, GENERIC_KEY } from './layout-of'
import { batchLinesOf } from './lines'

const LINK_MS = 10 * 60_000
const WIDE: Partial<Record<OutField, number>> = { account: 24, branch: 24, purpose: 44 }

/** Registers every account that is exported on its case, before the export; a repeat registers nothing twice. */
const noteReveals = async (
  context: Signed,
  batch: PayoutBatchDoc,
  lines: readonly PayoutLineDoc[],
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
  const notes = lines.flatMap(({ no, caseId }): { id: string; doc: RevealDoc }[] => {
    const snapshot = households.get(caseId)
    return snapshot === undefined ? [] : [{ id: `${key}:${no}`, doc: lookOf(context, snapshot, what) }]
  })
  await noteLooks(ports.store, notes)
}

const fileOf = async (tables: Tables, layout: BankLayout, rows: readonly TableRow[]) => {
  const { file, encoding, delimiter, columns } = layout.out
  if (file === 'xlsx') {
    const widths = columns.map(({ field }) => WIDE[field] ?? 14)
    return { bytes: await tables.write({ sheet: PURPOSE, rows, widths }), mime: XLSX, ending: 'xlsx' }
  }
  const bytes = await tables.writeText(bankText(layout, rows), encoding)
  return delimiter === ',' ? { bytes, mime: 'text/csv', ending: 'csv' } : { bytes, mime: 'text/plain', ending: 'txt' }
}

/**
 * 银行代发文件: the approved batch in a layout of the bank's, with the numbers of batch and export. The hand-over to the bank is
 * recorded separately.
 */
export const exportBatch = (tables: Tables) =>
  (async (context, input) => {
    const found = await findForAct(context, 'export', input.batch)
    if (!found.ok) return found
    const { doc: batch, households, by } = found.value
    const { ports, person, commandId } = context
    const lines = await batchLinesOf(ports.store, batch)
    const layoutKey = input.layout ?? GENERIC_KEY
    const layout = await findLayout(ports.store, layoutKey, batch)
    if (layout === undefined) return refuse('NOT_FOUND')
    if (batch.count > layout.out.mostRows) return refuse('TABLE_TOO_LONG', { most: layout.out.mostRows })
    const key = createHash('sha256').update(`${person.id}:${commandId}:${batch.id}`).digest('hex').slice(0, 24)
    await noteReveals(context, batch, lines, households, key)
    const exported = nextExport(batch)
    const rows = bankSheet(payeesOf(ports, lines, households), batch, exported, layout)
    const { bytes, mime, ending } = await fileOf(tables, layout, rows)
    const [id, name] = [`FI-${key}` as FileId, bankFileName(batch, exported, ending)]
    return handOutFile(context, { id, purpose: 'table', mime, name, bytes, linkMs: LINK_MS }, async (tx) => {
      const done = await actIn(tx, 'export', batch.id, { exported, layout: layoutKey }, by)
      return done.ok ? ok({ count: batch.count, total: batch.total }) : done
    })
  }) satisfies UseCase<'payout.export'>
