import { wantsOf } from '@domain/application/actions'
import { decide } from '@domain/application/decide'
import { moveOf } from '@domain/application/lifecycle'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { membersOf } from '@domain/application/state'
import { agesOf } from '@domain/household/sheet-input'
import type { CaseId, CheckBatchId, OrgId } from '@domain/kernel/ids'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { notOwn } from '@domain/organisation/person'
import type { Counterpart } from '@domain/policy/policy'
import type { Stored } from '../../ports/doc-store'
import type { ByPolicy, InCommand, Signed, UseCase } from '../call/context'
import { derivedId } from '../call/derived-id'
import { openDeclaration } from '../household/seal'
import { askAboutHome } from '../person/ask'
import { householdOf } from '../person/selves'
import { append, worldOf } from '../step/do-step'
import { CASES, CHECK_BATCHES, type CheckBatchDoc } from '../stored/collections'
import { caseIdsOf, casesOf } from './batch'

type Starting = InCommand &
  ByPolicy & {
    readonly city: OrgId
    readonly counterparts: readonly Counterpart[]
  }

/**
 * Decides whether the case may start its cross-check: it belongs to this city, is not the caller's own household, and its stage
 * allows it.
 */
const decideStart = (context: Starting, s: CaseSnapshot, batch: CheckBatchId) => {
  if (s.org.city !== context.city) return refuse('NOT_FOUND')
  const own = notOwn(householdOf(context.ports.sealer, context.person, context.selves, s))
  if (!own.ok) return own
  if (moveOf(s.stage, 'startCrosscheck') === undefined) return refuse('WRONG_STAGE', { stage: s.stage })
  const wanted = wantsOf(s, 'startCrosscheck', context.today)
  if (!wanted.ok) return wanted
  const { adults } = agesOf(openDeclaration(context.ports.sealer, s.declaration), context.today)
  const said = { batch, counterparts: [...new Set(context.counterparts)] }
  return decide(s, 'startCrosscheck', said, { ...worldOf(context), adults })
}

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

const begin = async (context: Starting, id: CheckBatchId, cases: readonly Stored<CaseSnapshot>[]) => {
  const persons = cases.flatMap(({ doc }) => membersOf(doc).map((member) => ({ caseId: doc.id, member })))
  const batch: CheckBatchDoc = {
    id,
    city: context.city,
    createdOn: context.today,
    at: context.now,
    rows: persons.map((person, i) => ({ no: i + 1, ...person })),
    counterparts: [...new Set(context.counterparts)].map((counterpart) => ({
      counterpart,
      exported: false,
      returned: 0,
      hits: 0,
    })),
  }
  await context.ports.store.transaction((tx) => tx.insert(CHECK_BATCHES, id, batch))
  return batch
}

/**
 * Adds one case to the batch; a case that has left the stage since it was read, or is in the batch already, stays unchanged.
 */
const start = (context: Starting, batch: CheckBatchId, id: CaseId) =>
  context.ports.store.transaction(async (tx) => {
    const stored = await tx.get(CASES, id)
    if (stored === undefined) return ok(undefined)
    const decision = decideStart(context, stored.doc, batch)
    return decision.ok ? append(tx, context, stored, decision.value) : ok(undefined)
  })

/** Keeps only the persons of cases that really started; a batch without any such case is removed. */
const close = async (context: Signed, id: CheckBatchId) => {
  const stored = await context.ports.store.get(CHECK_BATCHES, id)
  invariant(stored !== undefined, 'the batch was written before its cases')
  const begun = new Set((await casesOf(context, stored.doc)).map(({ doc }) => doc.id))
  if (begun.size === 0) {
    await context.ports.store.transaction((tx) => tx.remove(CHECK_BATCHES, stored))
    return refuse('WRONG_STAGE', { stage: 'crosschecking' })
  }
  return context.commit(async (tx) => {
    const fresh = await tx.get(CHECK_BATCHES, id)
    if (fresh === undefined) return refuse('NOT_FOUND')
    const rows = fresh.doc.rows.filter((row) => begun.has(row.caseId))
    await tx.replace(CHECK_BATCHES, fresh, { ...fresh.doc, rows })
    return ok({ batch: id, persons: rows.length })
  })
}

/**
 * 新建一批: writes the batch first, then one transaction per case. When interrupted, a repeat of the command continues where it
 * stopped.
 */
export const createBatch = (async (context, input) => {
  const { commandId, person } = context
  if (context.org.level !== 'city') return refuse('ORG_WRONG_LEVEL')
  const ids = [...new Set(input.cases)]
  const id = `CB-${derivedId(person.id, commandId, 'batch')}` as CheckBatchId
  const known = await context.ports.store.get(CHECK_BATCHES, id)
  if (known !== undefined && caseIdsOf(known.doc).some((caseId) => !ids.includes(caseId))) return refuse('KEY_REUSED')
  const starting: Starting = { ...context, city: input.org, counterparts: input.counterparts }
  const cases = known === undefined ? await checked(starting, ids, id) : ok([])
  if (!cases.ok) return cases
  const batch = known?.doc ?? (await begin(starting, id, cases.value))
  const counterparts = batch.counterparts.map(({ counterpart }) => counterpart)
  for (const caseId of caseIdsOf(batch)) {
    const started = await start({ ...starting, counterparts }, id, caseId)
    if (!started.ok) return started
  }
  return close(context, id)
}) satisfies UseCase<'crosscheck.createBatch'>
