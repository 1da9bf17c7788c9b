import { ok, refuse } from '@domain/kernel/result'
import { addExpectedDays } from '@domain/kernel/working-days'
import { type Selves, somebodyElse } from '@domain/organisation/person'
import type { UseCase } from '../call/context'
import { metWith } from '../person/ask'
import { CHECK_BATCHES, type CheckBatchDoc, type Passing, type RoundJob } from '../stored/collections'
import { batchRow, findBatch } from './batch'

const ordering = ({ jobs = [], ...rest }: CheckBatchDoc, job: RoundJob): CheckBatchDoc => ({
  ...rest,
  jobs: [...jobs, job],
})

const without = ({ passing = [], ...rest }: CheckBatchDoc, counterpart: string): CheckBatchDoc => {
  const left = passing.filter((each) => each.counterpart !== counterpart)
  return left.length === 0 ? rest : { ...rest, passing: left }
}

type Deed = {
  readonly proposal: Passing | undefined
  /** what this officer says */
  readonly own: Passing
  readonly agrees: boolean
  readonly selves: Selves
  readonly job: RoundJob
}

/** The round after an officer has proposed, agreed or disagreed. */
const decided = (doc: CheckBatchDoc, { proposal, own, agrees, selves, job }: Deed) => {
  if (proposal === undefined)
    return agrees ? ok<CheckBatchDoc>({ ...doc, passing: [...(doc.passing ?? []), own] }) : refuse('NOT_FOUND')
  const rest = without(doc, own.counterpart)
  if (!agrees) return ok(rest)
  const other = somebodyElse(selves, [proposal.by])
  return other.ok ? ok(ordering(rest, { ...job, over: { ...own, by: proposal.by } })) : other
}

/**
 * 不再等一个单位: one officer proposes it once the counterpart has had its time, and another decides; either may end the proposal.
 * The clock then writes the decision into the log of every household for which the counterpart has not answered.
 */
export const passOver = (async (context, { batch: id, counterpart, reasons, agrees }) => {
  const found = await findBatch(context, id)
  if (!found.ok) return found
  const { doc } = found.value
  const asked = doc.counterparts.find((each) => each.counterpart === counterpart)
  if (asked === undefined) return refuse('NOT_FOUND')
  const { policy, calendar, today, person, commandId: command, now: at, request } = context
  const until = addExpectedDays(asked.askedOn ?? doc.createdOn, policy.clocks.city, calendar)
  if (!asked.exported || today <= until) return refuse('COUNTERPART_HAS_TIME', { until })
  const known = doc.passing?.find((each) => each.counterpart === counterpart)
  const selves = known === undefined ? context.selves : await metWith(context, [known.by])
  const own: Passing = { counterpart, by: person.id, name: person.name, on: today, reasons }
  const job = { kind: 'pass', command, by: person.id, at, request, list: 0 } as const
  return context.commit(async (tx) => {
    const fresh = await tx.get(CHECK_BATCHES, id)
    const proposal = fresh?.doc.passing?.find((each) => each.counterpart === counterpart)
    if (fresh === undefined || proposal?.by !== known?.by) return refuse('STALE_VERSION')
    const next = decided(fresh.doc, { proposal, own, agrees, selves, job })
    if (!next.ok) return next
    await tx.replace(CHECK_BATCHES, fresh, next.value)
    return ok({ batch: batchRow(next.value) })
  })
}) satisfies UseCase<'crosscheck.passOver'>

/** 没有疑问的一并办结: orders the completion of every check that all counterparts have answered without a question. */
export const finishQuiet = (async (context, { batch: id }) => {
  const found = await findBatch(context, id)
  if (!found.ok) return found
  const { person, commandId: command, now: at, request } = context
  return context.commit(async (tx) => {
    const fresh = await tx.get(CHECK_BATCHES, id)
    if (fresh === undefined) return refuse('NOT_FOUND')
    if (fresh.doc.jobs?.some(({ kind }) => kind === 'finish') === true) return refuse('ROUND_BUSY')
    const next = ordering(fresh.doc, { kind: 'finish', command, by: person.id, at, request, list: 0 })
    await tx.replace(CHECK_BATCHES, fresh, next)
    return ok({ batch: batchRow(next) })
  })
}) satisfies UseCase<'crosscheck.finishQuiet'>
