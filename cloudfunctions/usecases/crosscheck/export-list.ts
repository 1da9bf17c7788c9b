import type { CaseSnapshot } from '@domain/application/snapshot'
import { membersOf } from '@domain/application/state'
import { notAnswered } from '@domain/crosscheck/crosscheck'
import { COUNTERPART_NAMES } from '@domain/crosscheck/list-marks'
import { listFor } from '@domain/crosscheck/result-table'
import type { FileId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { Counterpart } from '@domain/policy/policy'
import type { Stored } from '../../ports/doc-store'
import type { Tables } from '../../ports/tables'
import type { InCommand, UseCase } from '../call/context'
import { derivedId } from '../call/derived-id'
import { handOutFile, XLSX } from '../files/hand-out-file'
import { noneOwn } from '../person/ask'
import { CHECK_BATCHES, type CheckBatchDoc, ORGS } from '../stored/collections'
import { askedIn, findBatch, isOpen } from './batch'
import { listsOf, personsIn, type RoundList } from './lists'
import { noteLists } from './note-lists'

const WIDTHS = [10, 16, 24, 16, 40, 16, 16, 16, 16]

/**
 * Whether the list may leave now. The register lines of one list of households are written by the export itself, those of a
 * longer round by a job before it.
 */
const mayLeave = ({ jobs, prepared, tallies }: CheckBatchDoc, counterpart: Counterpart, { person, now }: InCommand) => {
  if (jobs !== undefined) return refuse('ROUND_BUSY')
  const ready = tallies.length === 1 || (prepared?.by === person.id && now < prepared.until)
  return ready ? ok(counterpart) : refuse('LISTS_NOT_PREPARED')
}

/** `only`: the persons for whom this counterpart has not answered yet. */
type Leaving = {
  readonly purpose: string
  readonly only: Counterpart | undefined
  readonly source: string | undefined
}

const stillAsked = (list: RoundList, { only, source }: Pick<Leaving, 'only' | 'source'>): RoundList => {
  if (only === undefined) return list
  const waiting = new Map(
    list.cases.map(({ doc }) => [doc.id, doc.check && notAnswered(doc.check, only, membersOf(doc), source)] as const),
  )
  return { ...list, rows: list.rows.filter(({ caseId, member }) => waiting.get(caseId)?.includes(member) === true) }
}

/** The persons of the households that still wait; every household has its line in the register first. */
const personsOf = async (context: InCommand, batch: CheckBatchDoc, { purpose, ...left }: Leaving) => {
  const { store, sealer } = context.ports
  const persons: ReturnType<typeof personsIn>[number][] = []
  // together with the first list in one request
  const city = store.get(ORGS, batch.city)
  for await (const list of listsOf(store, batch)) {
    const cases: readonly Stored<CaseSnapshot>[] = list.cases.filter(({ doc }) => isOpen(doc))
    const own = await noneOwn(context, cases)
    if (!own.ok) return own
    if (batch.tallies.length === 1 && cases.length > 0) {
      const unit = (await city)?.doc.name ?? ''
      await noteLists(context, cases, { command: context.commandId, purpose, unit })
    }
    persons.push(...personsIn(sealer, stillAsked({ ...list, cases }, left)))
  }
  return persons.length === 0 ? refuse('BATCH_CLOSED') : ok(persons)
}

/**
 * 导出名单: the only call through which names and ID numbers leave. The link expires after five minutes; a repeat of the command
 * returns the same, by then expired, link, because a new export needs a new register line.
 */
export const exportList = (tables: Tables) =>
  (async (context, { batch: batchId, counterpart, purpose, again, source }) => {
    const found = await findBatch(context, batchId)
    if (!found.ok) return found
    const batch = found.value.doc
    if (!askedIn(batch).includes(counterpart)) return refuse('NOT_FOUND')
    const leaves = mayLeave(batch, counterpart, context)
    if (!leaves.ok) return leaves
    const persons = await personsOf(context, batch, {
      ...{ purpose, source },
      only: again === true ? counterpart : undefined,
    })
    if (!persons.ok) return persons
    const rows = listFor({ batch: batch.id, counterpart, source }, persons.value)
    const bytes = await tables.write({ sheet: '名单', rows, widths: WIDTHS })
    const to = [COUNTERPART_NAMES[counterpart], ...(source === undefined ? [] : [source])].join('-')
    const name = `数据比对名单-${to}-${context.today}.xlsx`
    const use = derivedId(context.person.id, context.commandId, 'list')
    const file = { id: `FI-${use}` as FileId, purpose: 'table', mime: XLSX, name, bytes } as const
    return handOutFile(context, file, async (tx) => {
      const fresh = await tx.get(CHECK_BATCHES, batch.id)
      if (fresh === undefined) return refuse('NOT_FOUND')
      const counterparts = fresh.doc.counterparts.map((asked) =>
        asked.counterpart === counterpart
          ? { ...asked, exported: true, askedOn: asked.askedOn ?? context.today }
          : asked,
      )
      await tx.replace(CHECK_BATCHES, fresh, { ...fresh.doc, counterparts })
      return ok({})
    })
  }) satisfies UseCase<'crosscheck.export'>
