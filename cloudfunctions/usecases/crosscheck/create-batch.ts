import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseId, CheckBatchId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { Stored } from '../../ports/doc-store'
import type { AtOrg, ByPolicy, InCommand, UseCase } from '../call/context'
import { derivedId } from '../call/derived-id'
import { askAboutHome } from '../person/ask'
import { CASES, CHECK_BATCHES, CHECK_LISTS, type CheckBatchDoc, checkListId } from '../stored/collections'
import { caseIdsOf, casesIn, rowsOf } from './lists'
import { decideStart, rowsFor, type Starting, startCases } from './start-cases'

type Input = Parameters<UseCase<'crosscheck.createBatch'>>[1]
type Here = AtOrg & InCommand & ByPolicy

/** Checks all cases before the first is changed, so that a refused batch has changed nothing. */
const checked = async (context: Starting, ids: readonly CaseId[], batch: CheckBatchId) => {
  const cases = await context.ports.store.getMany(CASES, ids)
  if (cases.length < ids.length) return refuse('NOT_FOUND')
  for (const { doc } of cases) {
    const passes = decideStart(context, doc, batch)
    if (!passes.ok && passes.refusal.code === 'PERSON_ASKED') await askAboutHome(context, doc)
    if (!passes.ok) return passes
  }
  return ok(cases)
}

const headerOf = (context: Starting, id: CheckBatchId): CheckBatchDoc => ({
  id,
  city: context.city,
  createdOn: context.today,
  at: context.now,
  households: 0,
  persons: 0,
  counterparts: context.counterparts.map((counterpart) => {
    const named = context.policy.crosscheck.sources?.[counterpart]
    return { counterpart, exported: false, ...(named === undefined ? {} : { named }) }
  }),
  tallies: [],
})

const begin = async (context: Starting, id: CheckBatchId, cases: readonly Stored<CaseSnapshot>[]) => {
  const rows = rowsFor(
    cases.map(({ doc }) => doc),
    0,
  )
  const sizes = { households: cases.length, persons: rows.length, tallies: [{}] }
  const batch: CheckBatchDoc = { ...headerOf(context, id), ...sizes }
  await context.ports.store.transaction(async (tx) => {
    await tx.insert(CHECK_BATCHES, id, batch)
    await tx.insert(CHECK_LISTS, checkListId(id, 0), { batch: id, rows })
  })
  return batch
}

/** Keeps only the persons of cases that really started; a batch without any such case is removed. */
const close = async (context: Here, batch: CheckBatchDoc) => {
  const { store } = context.ports
  const before = await rowsOf(store, batch, 0)
  const begun = new Set((await casesIn(store, batch.id, caseIdsOf(before))).map(({ doc }) => doc.id))
  const rows = before.filter((row) => begun.has(row.caseId))
  const list = checkListId(batch.id, 0)
  if (begun.size === 0) {
    await store.transaction(async (tx) => {
      const [header, only] = [await tx.get(CHECK_BATCHES, batch.id), await tx.get(CHECK_LISTS, list)]
      if (header !== undefined) await tx.remove(CHECK_BATCHES, header)
      if (only !== undefined) await tx.remove(CHECK_LISTS, only)
    })
    return refuse('WRONG_STAGE', { stage: 'crosschecking' })
  }
  const made = ok({ batch: batch.id, persons: rows.length })
  return context.commit(async (tx) => {
    // nothing is read, and so nothing is written but the answer
    if (rows.length === before.length) return made
    const [header, only] = await Promise.all([tx.get(CHECK_BATCHES, batch.id), tx.get(CHECK_LISTS, list)])
    if (header === undefined || only === undefined) return refuse('NOT_FOUND')
    await tx.replace(CHECK_LISTS, only, { ...only.doc, rows })
    await tx.replace(CHECK_BATCHES, header, { ...header.doc, households: begun.size, persons: rows.length })
    return made
  })
}

/** 选定家庭的一批: writes the batch first, then starts its cases. A repeat of an interrupted command continues where it stopped. */
const ofThese = async (context: Here, starting: Starting, id: CheckBatchId, cases: readonly CaseId[]) => {
  const { store } = context.ports
  const ids = [...new Set(cases)]
  const known = await store.get(CHECK_BATCHES, id)
  const rows = known === undefined ? [] : await rowsOf(store, known.doc, 0)
  if (caseIdsOf(rows).some((caseId) => !ids.includes(caseId))) return refuse('KEY_REUSED')
  const passed = known === undefined ? await checked(starting, ids, id) : ok([])
  if (!passed.ok) return passed
  const batch = known?.doc ?? (await begin(starting, id, passed.value))
  const counterparts = batch.counterparts.map(({ counterpart }) => counterpart)
  await startCases({ ...starting, counterparts }, id, known === undefined ? ids : caseIdsOf(rows))
  return close(context, batch)
}

/** 一轮: every waiting household of the city. Only ordered here; the clock gathers them and starts their checks. */
const ofAllWaiting = (context: Here, starting: Starting, id: CheckBatchId) =>
  context.commit(async (tx) => {
    const { commandId: command, person, now: at, request } = context
    const gather = { kind: 'gather', command, by: person.id, at, request, list: 0 } as const
    await tx.insert(CHECK_BATCHES, id, { ...headerOf(starting, id), jobs: [gather] })
    return ok({ batch: id, persons: 0 })
  })

/** 新建一批: of chosen households at once, or a round of all that wait. */
export const createBatch = (async (context, input: Input) => {
  if (context.org.level !== 'city') return refuse('ORG_WRONG_LEVEL')
  const id = `CB-${derivedId(context.person.id, context.commandId, 'batch')}` as CheckBatchId
  const starting: Starting = { ...context, city: input.org, counterparts: [...new Set(input.counterparts)] }
  return input.cases === undefined ? ofAllWaiting(context, starting, id) : ofThese(context, starting, id, input.cases)
}) satisfies UseCase<'crosscheck.createBatch'>
