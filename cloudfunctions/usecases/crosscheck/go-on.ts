import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { CHECK_BATCHES, ORGS } from '../stored/collections'
import { batchRow, findBatch } from './batch'
import { workOnRound } from './round-jobs'

/** A call answers within this time, whatever is left to do. */
const SLICE_MS = 4000

/** 接着办: does some of the work that waits, while somebody looks at the round; the clock does the rest. */
export const goOn = (async (context, { batch: id }) => {
  const found = await findBatch(context, id)
  if (!found.ok) return found
  await workOnRound(context.ports, id, context.ports.clock.now() + SLICE_MS)
  return context.commit(async (tx) => {
    const batch = await tx.get(CHECK_BATCHES, id)
    return batch === undefined ? refuse('NOT_FOUND') : ok({ batch: batchRow(batch.doc) })
  })
}) satisfies UseCase<'crosscheck.goOn'>

/** 准备名单: orders the lines of the register without which no list of a long round leaves. */
export const prepareLists = (async (context, { batch: id, purpose }) => {
  const found = await findBatch(context, id)
  if (!found.ok) return found
  const { commandId: command, person, now: at, request } = context
  const unit = (await context.ports.store.get(ORGS, found.value.doc.city))?.doc.name ?? ''
  return context.commit(async (tx) => {
    const batch = await tx.get(CHECK_BATCHES, id)
    if (batch === undefined) return refuse('NOT_FOUND')
    const { jobs = [], stopped: _stopped, ...rest } = batch.doc
    if (rest.households === 0 && jobs.length === 0) return refuse('BATCH_CLOSED')
    const ordered = { kind: 'looks', command, by: person.id, at, request, list: 0, purpose, unit } as const
    const waits = jobs.some(({ kind, by }) => kind === 'looks' && by === person.id)
    const next = { ...rest, jobs: waits ? jobs : [...jobs, ordered] }
    await tx.replace(CHECK_BATCHES, batch, next)
    return ok({ batch: batchRow(next) })
  })
}) satisfies UseCase<'crosscheck.prepare'>
