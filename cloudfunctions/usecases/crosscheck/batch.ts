import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CallOutput } from '@domain/contract/index'
import type { CheckResult } from '@domain/crosscheck/crosscheck'
import type { CheckBatchId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import { heldAt } from '@domain/organisation/roles'
import type { Counterpart } from '@domain/policy/policy'
import type { Signed } from '../call/context'
import { CHECK_BATCHES, type CheckBatchDoc, type RoundJob, type Tally } from '../stored/collections'

/** The batch, for officers of its city; for anybody else it does not exist. */
export const findBatch = async (context: Signed, id: CheckBatchId) => {
  const batch = await context.ports.store.get(CHECK_BATCHES, id)
  if (batch === undefined || !heldAt(context.person, context.who).includes(batch.doc.city)) return refuse('NOT_FOUND')
  return ok(batch)
}

/** Still waiting for results: the cross-check is neither complete nor ended otherwise. */
export const isOpen = (snapshot: CaseSnapshot): boolean =>
  snapshot.stage === 'crosschecking' && snapshot.check?.completedOn === undefined

/** The number of persons, not of results: two banks may answer for one person, and of named ones all must. */
const answeredFor = (results: readonly CheckResult[], named: readonly string[] = []): number => {
  const answered = results.filter((result) => result.outcome !== 'not-returned')
  const members = new Set(answered.map(({ member }) => member))
  return [...members].filter((member) =>
    named.every((name) => answered.some((result) => result.member === member && result.source === name)),
  ).length
}

/** The progress of each counterpart with the households of one list, counted from the cases. */
export const tallyOf = (asked: readonly Counterpart[], cases: readonly { readonly doc: CaseSnapshot }[]): Tally => {
  const checks = cases.flatMap(({ doc }) => (doc.check === undefined ? [] : [doc.check]))
  return Object.fromEntries(
    asked.map((counterpart) => {
      const own = <T extends { readonly counterpart: string }>(of: readonly T[]): readonly T[] =>
        of.filter((one) => one.counterpart === counterpart)
      return [
        counterpart,
        [
          checks.reduce((sum, check) => sum + answeredFor(own(check.results), check.sources?.[counterpart]), 0),
          checks.reduce((sum, check) => sum + own(check.hits).length, 0),
        ],
      ]
    }),
  )
}

export const askedIn = ({ counterparts }: Pick<CheckBatchDoc, 'counterparts'>): readonly Counterpart[] =>
  counterparts.map(({ counterpart }) => counterpart)

/** Whether a list has raised questions. */
export const hasHits = (tally: Tally | undefined): boolean => Object.values(tally ?? {}).some(([, hits]) => hits > 0)

type BatchRow = CallOutput<'crosscheck.list'>['items'][number]

/** The first of the jobs that wait, with how far it has come. */
const workOf = ({ jobs, tallies }: CheckBatchDoc): BatchRow['work'] => {
  const [job] = jobs ?? []
  return job && { kind: job.kind, done: job.list, of: tallies.length }
}

export const batchRow = (batch: CheckBatchDoc): BatchRow => {
  const work = workOf(batch)
  return {
    id: batch.id,
    createdOn: batch.createdOn,
    households: batch.households,
    persons: batch.persons,
    counterparts: batch.counterparts.map(({ counterpart, exported, named, sources = [] }) => {
      const sum = (which: 0 | 1): number =>
        batch.tallies.reduce((all, tally) => all + (tally[counterpart]?.[which] ?? 0), 0)
      const waitsFor = named?.map((name) => ({ name, answered: sources.includes(name) }))
      return {
        ...{ counterpart, exported, rows: batch.persons, returned: sum(0), hits: sum(1) },
        ...(waitsFor === undefined ? {} : { named: waitsFor }),
      }
    }),
    ...(work === undefined ? {} : { work }),
    ...(batch.stopped === undefined ? {} : { stopped: batch.stopped }),
    ...(batch.ended === undefined ? {} : { ended: batch.ended }),
    passing: [...(batch.passing ?? [])],
  }
}

/** The header without its first job, or with this one in its place. */
export const withJob = ({ jobs = [], ...batch }: CheckBatchDoc, job: RoundJob | undefined): CheckBatchDoc => {
  const next = job === undefined ? jobs.slice(1) : [job, ...jobs.slice(1)]
  return next.length === 0 ? batch : { ...batch, jobs: next }
}
