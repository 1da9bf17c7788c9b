import type { CaseSnapshot } from '@domain/application/snapshot'
import { membersOf, noCorrectionOpen } from '@domain/application/state'
import { agesOf } from '@domain/household/sheet-input'
import type { CaseId, CheckBatchId, CommandId, OrgId } from '@domain/kernel/ids'
import { invariant, ok, type Result, refuse } from '@domain/kernel/result'
import { notOwn } from '@domain/organisation/person'
import type { Counterpart, Policy } from '@domain/policy/policy'
import type { Signed, UseCase } from '../../dispatch/context'
import type { Stored } from '../../ports/doc-store'
import { appendIn } from '../append'
import { CASES, CHECK_BATCHES, type CheckBatchDoc } from '../collections'
import { derivedId } from '../derived-id'
import { openDeclaration } from '../household/seal'
import { askAboutHome } from '../person/ask'
import { householdOf } from '../person/selves'
import { caseIdsOf, casesOf } from './batch'

/** Every adult has agreed to be asked about (PIPL: each for themselves). */
const consented = (context: Signed, snapshot: CaseSnapshot): boolean => {
  const { adults } = agesOf(openDeclaration(context.ports.sealer, snapshot.declaration), context.today)
  return adults.every((adult) =>
    snapshot.consents.some((consent) => consent.matter === 'crosscheck' && consent.member === adult),
  )
}

const mayStart = (context: Signed, snapshot: CaseSnapshot, city: OrgId): Result<true> => {
  if (snapshot.org.city !== city) return refuse('NOT_FOUND')
  const own = notOwn(householdOf(context.ports.sealer, context.person, context.selves, snapshot))
  if (!own.ok) return own
  if (snapshot.stage !== 'crosschecking' || snapshot.check !== undefined)
    return refuse('WRONG_STAGE', { stage: snapshot.stage })
  const free = noCorrectionOpen(snapshot)
  if (!free.ok) return free
  return consented(context, snapshot) ? ok(true) : refuse('CONSENT_MISSING')
}

/** All cases pass before the first is touched: a batch that is refused has changed nothing. */
const checked = async (
  context: Signed,
  ids: readonly CaseId[],
  city: OrgId,
): Promise<Result<readonly Stored<CaseSnapshot>[]>> => {
  const cases = await context.ports.store.getMany(CASES, ids)
  if (cases.length < ids.length) return refuse('NOT_FOUND')
  for (const { doc } of cases) {
    const passes = mayStart(context, doc, city)
    if (!passes.ok && passes.refusal.code === 'PERSON_ASKED') await askAboutHome(context, doc)
    if (!passes.ok) return passes
  }
  return ok(cases)
}

const begin = async (
  context: Signed,
  id: CheckBatchId,
  cases: readonly Stored<CaseSnapshot>[],
  input: { readonly org: OrgId; readonly counterparts: readonly Counterpart[] },
): Promise<CheckBatchDoc> => {
  const persons = cases.flatMap(({ doc }) => membersOf(doc).map((member) => ({ caseId: doc.id, member })))
  const batch: CheckBatchDoc = {
    id,
    city: input.org,
    createdOn: context.today,
    at: context.now,
    rows: persons.map((person, i) => ({ no: i + 1, ...person })),
    counterparts: [...new Set(input.counterparts)].map((counterpart) => ({
      counterpart,
      exported: false,
      returned: 0,
      hits: 0,
    })),
  }
  await context.ports.store.transaction((tx) => tx.insert(CHECK_BATCHES, id, batch))
  return batch
}

/** One case into the batch; a case that has left the step since, or is in the batch already, stays as it is. */
const start = (
  context: Signed & { readonly commandId: CommandId },
  batch: CheckBatchDoc,
  id: CaseId,
  policy: Policy,
): Promise<Result<unknown>> =>
  context.ports.store.transaction(async (tx): Promise<Result<unknown>> => {
    const stored = await tx.get(CASES, id)
    if (stored === undefined || !mayStart(context, stored.doc, batch.city).ok) return ok(undefined)
    const check = {
      batch: batch.id,
      startedOn: context.today,
      counterparts: batch.counterparts.map((asked) => asked.counterpart),
      results: [],
      hits: [],
      returned: [],
    }
    return appendIn(tx, context, stored, { kind: 'startCrosscheck', facts: { check } }, policy)
  })

/** Only persons of cases that really began; a batch in which none did is taken back. */
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
 * 新建一批: the batch first, then one transaction a case. Cut off half-way, the same command goes on
 * where it stopped.
 */
export const createBatch: UseCase<'crosscheck.createBatch'> = async (context, input) => {
  const { commandId, person } = context
  invariant(commandId !== undefined, 'a command has a key')
  const policy = await context.policy()
  if (!policy.ok) return policy
  if (context.org.level !== 'city') return refuse('ORG_WRONG_LEVEL')
  const ids = [...new Set(input.cases)]
  const id = `CB-${derivedId(person.id, commandId, 'batch')}` as CheckBatchId
  const known = await context.ports.store.get(CHECK_BATCHES, id)
  if (known !== undefined && caseIdsOf(known.doc).some((caseId) => !ids.includes(caseId))) return refuse('KEY_REUSED')
  const cases = known === undefined ? await checked(context, ids, input.org) : ok([])
  if (!cases.ok) return cases
  const batch = known?.doc ?? (await begin(context, id, cases.value, input))
  for (const caseId of caseIdsOf(batch)) {
    const started = await start({ ...context, commandId }, batch, caseId, policy.value)
    if (!started.ok) return started
  }
  return close(context, id)
}
