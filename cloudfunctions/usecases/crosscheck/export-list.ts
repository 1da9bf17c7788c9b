import type { CaseSnapshot } from '@domain/application/snapshot'
import { COUNTERPART_NAMES, listFor } from '@domain/crosscheck/result-table'
import { APPLICANT, type Declaration } from '@domain/household/declaration'
import type { FileId, MemberKey } from '@domain/kernel/ids'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { notOwn } from '@domain/organisation/person'
import type { Stored } from '../../ports/doc-store'
import type { Tables } from '../../ports/tables'
import { noteLooks } from '../application/note-looks'
import type { Signed, UseCase } from '../call/context'
import { derivedId } from '../call/derived-id'
import { openDeclaration } from '../household/seal'
import { lookOf } from '../look/look-of'
import { kinshipAmong } from '../person/ask'
import { CHECK_BATCHES, type CheckBatchDoc, FILES, ORGS, type RevealDoc } from '../stored/collections'
import { casesOf, findBatch, isOpen } from './batch'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const LINK_LIVES = 5 * 60_000
const WIDTHS = [10, 16, 24, 16, 40, 16]

const personOf = (household: Declaration, key: MemberKey) =>
  key === APPLICANT ? household.applicant : household.members.find((member) => member.key === key)

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
 * Writes the file's record first, so that there are never bytes without a record. The file belongs to no union: only the
 * reviewer who stated the recorded purpose may open the file again.
 */
const announce = async (context: Signed, id: FileId, size: number): Promise<void> =>
  context.ports.store.transaction(async (tx) => {
    if ((await tx.get(FILES, id)) !== undefined) return
    await tx.insert(FILES, id, {
      id,
      owner: context.person.id,
      purpose: 'table',
      state: 'awaited',
      mime: XLSX,
      size,
      at: context.now,
    })
  })

/**
 * 导出名单: the only call through which names and ID numbers leave. The link expires after five minutes; a repeat of the command
 * returns the same, by then expired, link, because a new export needs a new register line.
 */
export const exportList = (tables: Tables) =>
  (async (context, { batch: batchId, counterpart, purpose }) => {
    const { commandId, person } = context
    invariant(commandId !== undefined, 'a command has a key')
    const found = await findBatch(context, batchId, ['city-reviewer'])
    if (!found.ok) return found
    const batch = found.value.doc
    if (!batch.counterparts.some((asked) => asked.counterpart === counterpart)) return refuse('NOT_FOUND')
    const cases = (await casesOf(context, batch)).filter(({ doc }) => isOpen(doc))
    if (cases.length === 0) return refuse('BATCH_CLOSED')
    const own = notOwn(
      await kinshipAmong(
        context,
        cases.map(({ doc }) => doc),
      ),
    )
    if (!own.ok) return own
    const use = derivedId(person.id, commandId, 'list')
    const city = await context.ports.store.get(ORGS, batch.city)
    await recordReveals(context, cases, { unit: city?.doc.name ?? '', purpose }, use)
    const rows = listFor({ batch: batch.id, counterpart }, personsOf(context, batch, cases))
    const bytes = await tables.write({ sheet: '名单', rows, widths: WIDTHS })
    const file = `FI-${use}` as FileId
    await announce(context, file, bytes.length)
    await context.ports.files.write(file, bytes)
    const name = `数据比对名单-${COUNTERPART_NAMES[counterpart]}-${context.today}.xlsx`
    const link = await context.ports.files.link(file, XLSX, name, LINK_LIVES, person.id)
    return context.commit(async (tx) => {
      const fresh = await tx.get(CHECK_BATCHES, batch.id)
      const record = await tx.get(FILES, file)
      if (fresh === undefined || record === undefined) return refuse('NOT_FOUND')
      const counterparts = fresh.doc.counterparts.map((asked) =>
        asked.counterpart === counterpart ? { ...asked, exported: true } : asked,
      )
      await tx.replace(CHECK_BATCHES, fresh, { ...fresh.doc, counterparts })
      await tx.replace(FILES, record, { ...record.doc, state: 'received' })
      return ok({ name, ...link })
    })
  }) satisfies UseCase<'crosscheck.export'>
