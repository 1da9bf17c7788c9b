import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseId, CheckBatchId } from '@domain/kernel/ids'
import { shanghaiDate } from '@domain/kernel/plain-date'
import type { RefusalCode } from '@domain/kernel/refusals'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { calendarInForce } from '../calendar/calendar-in-force'
import { askAboutHome, noneOwn } from '../person/ask'
import { selvesOf } from '../person/selves'
import { policyInForce } from '../policy/policy-in-force'
import {
  CASES,
  CHECK_BATCHES,
  CHECK_LISTS,
  type CheckBatchDoc,
  checkListId,
  PEOPLE,
  type RoundJob,
} from '../stored/collections'
import { askedIn, isOpen, withJob } from './batch'
import { judged } from './judged'
import { caseIdsOf, casesIn, HOUSEHOLDS_AT_ONCE, openList, rowsOf } from './lists'
import { noteLists } from './note-lists'
import { decideStart, rowsFor, type Starting, startCases } from './start-cases'
import { stepCases } from './step-cases'

/** The most households of a round. */
const HOUSEHOLDS_MAX = 20_000
/** An export may be made for this long after its lines were written into the register. */
const PREPARED_MS = 2 * 60 * 60_000

type Step = {
  readonly ports: Ports
  readonly batch: Stored<CheckBatchDoc>
  readonly job: RoundJob
  readonly starting: Starting
}
/** How the round is changed by a step, written only when nobody else has done the step meanwhile. */
type Change = (tx: Tx, now: CheckBatchDoc) => CheckBatchDoc | Promise<CheckBatchDoc>

/** The officer who ordered the job, as they would act now: the log names them, and their own household stays theirs. */
const startingFor = async (ports: Ports, batch: CheckBatchDoc, job: RoundJob): Promise<Starting | undefined> => {
  const now = ports.clock.now()
  const today = shanghaiDate(now)
  const [person, policy, calendar] = await Promise.all([
    ports.store.get(PEOPLE, job.by),
    policyInForce(ports, today),
    calendarInForce(ports),
  ])
  if (person === undefined || policy === undefined) return undefined
  const selves = await selvesOf(ports.store, person.doc)
  const { command: commandId, request } = job
  const acting = { as: 'city-reviewer', person: person.doc, selves, commandId, request } as const
  return { ports, now, today, calendar, policy, ...acting, city: batch.city, counterparts: askedIn(batch) }
}

const counted = (left: CheckBatchDoc['left'], codes: readonly RefusalCode[]): CheckBatchDoc['left'] => {
  const sum: Partial<Record<RefusalCode, number>> = { ...left }
  for (const code of codes) sum[code] = (sum[code] ?? 0) + 1
  return Object.keys(sum).length === 0 ? undefined : sum
}

/** The next page of the queue becomes a list; a household that may not start yet is counted with its reason. */
const gather = async ({ ports, batch: { doc }, job, starting }: Step): Promise<Change> => {
  const page = await ports.store.query(CASES, {
    ...{ index: 'byCity', eq: [doc.city, 'crosschecking'], limit: HOUSEHOLDS_AT_ONCE },
    cursor: job.cursor,
  })
  const waiting = page.items.filter((stored) => stored.doc.check === undefined)
  const decided = waiting.map((stored) => ({ stored, passes: decideStart(starting, stored.doc, doc.id) }))
  for (const { stored, passes } of decided)
    if (!passes.ok && passes.refusal.code === 'PERSON_ASKED') await askAboutHome(starting, stored.doc)
  const room = HOUSEHOLDS_MAX - doc.households
  const taken = decided.filter(({ passes }) => passes.ok).slice(0, room)
  const codes = decided.flatMap(({ passes }) => (passes.ok ? [] : [passes.refusal.code]))
  const rows = rowsFor(
    taken.map(({ stored }) => stored.doc),
    doc.persons,
  )
  const done = page.next === undefined || taken.length === room
  const next: RoundJob = done ? { ...job, kind: 'start', list: 0, cursor: undefined } : { ...job, cursor: page.next }
  return async (tx, now) => {
    const left = counted(now.left, codes)
    if (rows.length > 0) await tx.insert(CHECK_LISTS, checkListId(doc.id, now.tallies.length), { batch: doc.id, rows })
    return withJob(
      {
        ...now,
        households: now.households + taken.length,
        persons: now.persons + rows.length,
        tallies: rows.length > 0 ? [...now.tallies, {}] : now.tallies,
        ...(left === undefined ? {} : { left }),
      },
      next,
    )
  }
}

const onward = (job: RoundJob, { tallies }: CheckBatchDoc): RoundJob | undefined =>
  job.list + 1 < tallies.length ? { ...job, list: job.list + 1 } : undefined

/** Starts the checks of one list; a household that has left meanwhile leaves the list too. */
const start = async (
  { ports, batch: { doc }, job, starting }: Step,
  hasTime: () => boolean,
): Promise<Change | undefined> => {
  const rows = await rowsOf(ports.store, doc, job.list)
  const ids = caseIdsOf(rows)
  if (!(await startCases(starting, doc.id, ids, hasTime))) return undefined
  const begun = new Set((await casesIn(ports.store, doc.id, ids)).map(({ doc: { id } }) => id))
  const kept = rows.filter(({ caseId }) => begun.has(caseId))
  return async (tx, now) => {
    const list = await tx.get(CHECK_LISTS, checkListId(doc.id, job.list))
    if (list !== undefined && kept.length < rows.length)
      await tx.replace(CHECK_LISTS, list, { ...list.doc, rows: kept })
    const gone = { households: ids.length - begun.size, persons: rows.length - kept.length }
    const sizes = { households: now.households - gone.households, persons: now.persons - gone.persons }
    return withJob({ ...now, ...sizes }, onward(job, now))
  }
}

/** Writes into the register that the numbers of these households are about to leave. */
const looks = async ({ ports, batch: { doc }, job, starting }: Step): Promise<Change> => {
  const { cases } = await openList(ports.store, doc, job.list)
  const open = cases.filter((stored) => isOpen(stored.doc))
  const own = await noneOwn(starting, open)
  if (!own.ok) return (_tx, now) => withJob({ ...now, stopped: { kind: 'looks', code: own.refusal.code } }, undefined)
  const { command, unit = '', purpose = '' } = job
  await noteLists({ ...starting, now: job.at }, open, { command, unit, purpose })
  return (_tx, now) => {
    const next = onward(job, now)
    const prepared = { by: job.by, until: starting.now + PREPARED_MS }
    return withJob(next === undefined ? { ...now, prepared } : now, next)
  }
}

/** After a list of households that were decided about: how many of them still wait, and on to the next list. */
const decided = async ({ ports, batch: { doc }, job }: Step, ids: readonly CaseId[]): Promise<Change> => {
  const open = (await casesIn(ports.store, doc.id, ids)).filter((stored) => isOpen(stored.doc)).length + (job.open ?? 0)
  return (_tx, now) => {
    const next = onward({ ...job, open }, now)
    return withJob(next === undefined ? { ...now, ended: { kind: job.kind, open } } : now, next)
  }
}

/** Passes over the counterpart for the households of one list for which it has not answered. */
const pass = async (step: Step, hasTime: () => boolean): Promise<Change | undefined> => {
  const { ports, batch, job, starting } = step
  const over = job.over
  if (over === undefined) return (_tx, now) => withJob(now, undefined)
  const ids = caseIdsOf(await rowsOf(ports.store, batch.doc, job.list))
  const said = { counterpart: over.counterpart, reasons: over.reasons, proposedBy: over.by }
  const done = await stepCases(starting, ids, judged(starting, batch.id, 'passOver', said), { hasTime, atOnce: 2 })
  return done ? decided(step, ids) : undefined
}

/** 没有疑问的一并办结: completes the checks of one list that every counterpart has answered, and that raised no question. */
const finish = async (step: Step, hasTime: () => boolean): Promise<Change | undefined> => {
  const { ports, batch, job, starting } = step
  const ids = caseIdsOf(await rowsOf(ports.store, batch.doc, job.list))
  const complete = judged(starting, batch.id, 'completeCrosscheck', {})
  const quiet = (s: CaseSnapshot) => (s.check?.hits.length === 0 ? complete(s) : undefined)
  const done = await stepCases(starting, ids, quiet, { hasTime, atOnce: 2 })
  return done ? decided(step, ids) : undefined
}

const STEPS = { gather, start, looks, pass, finish } as const

const isSame = (a: RoundJob | undefined, b: RoundJob): boolean =>
  a !== undefined && a.kind === b.kind && a.command === b.command && a.list === b.list && a.cursor === b.cursor

/**
 * One step of the first job of a round. A step that was interrupted, or done by somebody else meanwhile, is repeated without harm.
 * False: there is nothing to do, or the time was up first.
 */
const stepOn = async (ports: Ports, id: CheckBatchId, hasTime: () => boolean): Promise<boolean> => {
  const batch = await ports.store.get(CHECK_BATCHES, id)
  const [job] = batch?.doc.jobs ?? []
  if (batch === undefined || job === undefined) return false
  const starting = await startingFor(ports, batch.doc, job)
  if (starting === undefined) return false
  const change = await STEPS[job.kind]({ ports, batch, job, starting }, hasTime)
  if (change === undefined) return false
  return ports.store.transaction(async (tx) => {
    const now = await tx.get(CHECK_BATCHES, id)
    if (now === undefined || !isSame(now.doc.jobs?.[0], job)) return true
    await tx.replace(CHECK_BATCHES, now, await change(tx, now.doc))
    return true
  })
}

/** Works on one round until its jobs are done or the time is up. Returns the number of steps. */
export const workOnRound = async (ports: Ports, id: CheckBatchId, until: number): Promise<number> => {
  const hasTime = (): boolean => ports.clock.now() < until
  let steps = 0
  while (hasTime() && (await stepOn(ports, id, hasTime))) steps += 1
  return steps
}

const ROUNDS = 20

/** The clock's job: goes on with every round that has work waiting. */
export const workOnRounds = async (ports: Ports, until: number = Number.POSITIVE_INFINITY): Promise<number> => {
  const { items } = await ports.store.query(CHECK_BATCHES, { index: 'byWork', eq: ['waiting'], limit: ROUNDS })
  let steps = 0
  for (const { doc } of items) steps += await workOnRound(ports, doc.id, until)
  return steps
}
