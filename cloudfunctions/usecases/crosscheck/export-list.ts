import type { CaseSnapshot } from '@domain/application/snapshot'
import { COUNTERPART_NAMES, listFor } from '@domain/crosscheck/result-table'
import { APPLICANT, personOf } from '@domain/household/declaration'
import type { FileId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { Stored } from '../../ports/doc-store'
import type { Tables } from '../../ports/tables'
import { noteLooks } from '../application/note-looks'
import type { Signed, UseCase } from '../call/context'
import { derivedId } from '../call/derived-id'
import { handOutFile, XLSX } from '../files/hand-out-file'
import { openDeclaration } from '../household/seal'
import { lookOf } from '../look/look-of'
import { noneOwn } from '../person/ask'
import { CHECK_BATCHES, type CheckBatchDoc, ORGS, type RevealDoc } from '../stored/collections'
import { casesOf, findBatch, isOpen } from './batch'

const WIDTHS = [10, 16, 24, 16, 40, 16]

const personsOf = (context: Signed, batch: CheckBatchDoc, cases: readonly Stored<CaseSnapshot>[]) => {
  const households = new Map(
    cases.map(({ doc }) => [doc.id, openDeclaration(context.ports.sealer, doc.declaration)] as const),
  )
  return batch.rows.flatMap(({ no, caseId, member }) => {
    const household = households.get(caseId)
    const person = household === undefined ? undefined : personOf(household, member)
    return person === undefined ? [] : [{ no, name: person.name, idNumber: person.idNumber as string }]
  })
}

/** Shows every household who exported its ID numbers, when and why; written before the numbers leave. */
const recordReveals = async (
  context: Signed,
  cases: readonly Stored<CaseSnapshot>[],
  reveal: Pick<RevealDoc, 'unit' | 'purpose'>,
  use: string,
): Promise<void> => {
  const what = { role: 'city-reviewer', member: APPLICANT, field: 'idNumber', why: 'bureau-list', ...reveal } as const
  await noteLooks(
    context.ports.store,
    cases.map(({ doc }) => ({ id: `${use}:${doc.id}`, doc: lookOf(context, doc, what) })),
  )
}

/**
 * 导出名单: the only call through which names and ID numbers leave. The link expires after five minutes; a repeat of the command
 * returns the same, by then expired, link, because a new export needs a new register line.
 */
export const exportList = (tables: Tables) =>
  (async (context, { batch: batchId, counterpart, purpose }) => {
    const { commandId, person } = context
    const found = await findBatch(context, batchId)
    if (!found.ok) return found
    const batch = found.value.doc
    if (!batch.counterparts.some((asked) => asked.counterpart === counterpart)) return refuse('NOT_FOUND')
    const cases = (await casesOf(context, batch)).filter(({ doc }) => isOpen(doc))
    if (cases.length === 0) return refuse('BATCH_CLOSED')
    const own = await noneOwn(context, cases)
    if (!own.ok) return own
    const use = derivedId(person.id, commandId, 'list')
    const city = await context.ports.store.get(ORGS, batch.city)
    await recordReveals(context, cases, { unit: city?.doc.name ?? '', purpose }, use)
    const rows = listFor({ batch: batch.id, counterpart }, personsOf(context, batch, cases))
    const bytes = await tables.write({ sheet: '名单', rows, widths: WIDTHS })
    const name = `数据比对名单-${COUNTERPART_NAMES[counterpart]}-${context.today}.xlsx`
    const file = { id: `FI-${use}` as FileId, purpose: 'table', mime: XLSX, name, bytes } as const
    return handOutFile(context, file, async (tx) => {
      const fresh = await tx.get(CHECK_BATCHES, batch.id)
      if (fresh === undefined) return refuse('NOT_FOUND')
      const counterparts = fresh.doc.counterparts.map((asked) =>
        asked.counterpart === counterpart ? { ...asked, exported: true } : asked,
      )
      await tx.replace(CHECK_BATCHES, fresh, { ...fresh.doc, counterparts })
      return ok({})
    })
  }) satisfies UseCase<'crosscheck.export'>
