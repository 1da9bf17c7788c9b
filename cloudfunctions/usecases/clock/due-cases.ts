import { type NextStep, nextSteps, traceStep, unionsFor } from '@domain/application/next-step'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { STAGES, type Stage } from '@domain/application/stage'
import type { OrgId } from '@domain/kernel/ids'
import { addDays, type PlainDate } from '@domain/kernel/plain-date'
import { tell } from '@domain/message/telling'
import type { DigestItem } from '@domain/reminder/digest'
import type { Ports } from '../../ports/index'
import { type Outgoing, outgoing } from '../message/notify'
import { CASES, TRACES, UNIT_REQUESTS } from '../stored/collections'
import { answeringLetter, type Offices, type Receiver, receiversOf } from './receivers'

/** A duty found due today, with its receivers. */
export type DueFound = {
  readonly item: Omit<DigestItem, 'role'> | undefined
  readonly receivers: readonly Receiver[]
  /** messages to the worker, under a key that is used once a day */
  readonly own: { readonly key: string; readonly messages: readonly Outgoing[] } | undefined
}

export type DuePage = { readonly found: readonly DueFound[]; readonly next?: string | undefined }
export type DueRun = { readonly city: OrgId; readonly on: PlainDate; readonly until: PlainDate }

/** One list of duties that may be due, read page by page. A new kind of duty gets a list of its own. */
export type DueList = (ports: Ports, offices: Offices, run: DueRun, cursor: string | undefined) => Promise<DuePage>

const PAGE = 50
/**
 * Stages whose cases rarely have a due day: `on-file` only when the household is visited again, `exited` only while a paper
 * notice is on the wall. The lists of these stages come after the others.
 */
const LATER: ReadonlySet<Stage> = new Set(['on-file', 'exited'])

/**
 * A reminder to the worker while a correction is open. A case that no worker has claimed is instead in the list of households
 * to be informed by telephone.
 */
const ownReminder = (snapshot: CaseSnapshot, { on, until }: DueRun): DueFound['own'] => {
  const { correction } = snapshot
  if (correction === undefined || snapshot.applicant === undefined || correction.dueOn > until) return undefined
  const facts = { dueOn: correction.dueOn, ...(correction.dueOn < on ? { late: 'yes' } : {}) }
  return { key: `due:${snapshot.id}:${on}`, messages: outgoing(snapshot, tell('correctionWanted', facts)) }
}

const dueSteps = (snapshot: CaseSnapshot, { on, until }: DueRun): readonly NextStep[] =>
  nextSteps(snapshot, on).filter(({ dueOn }) => dueOn <= until)

const stepFound = (offices: Offices, snapshot: CaseSnapshot, step: NextStep): DueFound => ({
  item: { caseId: snapshot.id, name: snapshot.nameMasked, verb: step.verb, dueOn: step.dueOn },
  receivers: receiversOf(offices, snapshot, step),
  own: undefined,
})

const foundIn = (offices: Offices, snapshot: CaseSnapshot, run: DueRun): readonly DueFound[] => {
  const own = ownReminder(snapshot, run)
  return [
    ...(own === undefined ? [] : [{ item: undefined, receivers: [], own }]),
    ...dueSteps(snapshot, run).map((step) => stepFound(offices, snapshot, step)),
  ]
}

/** The day by which an objection must be answered is in no index, so all cases on notice are read; they are never many. */
const dueIn = (stage: Stage, until: PlainDate) => (stage === 'on-notice' ? {} : { lt: addDays(until, 1) })

const casesAt =
  (stage: Stage): DueList =>
  async (ports, offices, run, cursor) => {
    const page = await ports.store.query(CASES, {
      index: 'byCity',
      eq: [run.city, stage],
      ...dueIn(stage, run.until),
      limit: PAGE,
      cursor,
    })
    const about = page.items.map(({ doc }) => doc)
    await offices.open(
      about.flatMap((snapshot) => dueSteps(snapshot, run).flatMap((step) => unionsFor(snapshot, step))),
    )
    return { found: about.flatMap((snapshot) => foundIn(offices, snapshot, run)), next: page.next }
  }

/** Payments reported as not arrived: the receivers follow from the case, the due day from the trace. */
const openTraces: DueList = async (ports, offices, { city, until }, cursor) => {
  const page = await ports.store.query(TRACES, {
    index: 'byCity',
    eq: [city, 'open'],
    lt: addDays(until, 1),
    limit: PAGE,
    cursor,
  })
  const cases = await ports.store.getMany(
    CASES,
    page.items.map(({ doc }) => doc.caseId),
  )
  const byId = new Map(cases.map(({ doc }) => [doc.id, doc]))
  const due = page.items.flatMap(({ doc: { caseId, dueOn } }) => {
    const snapshot = byId.get(caseId)
    return snapshot === undefined ? [] : [{ snapshot, step: traceStep(dueOn) }]
  })
  await offices.open(due.flatMap(({ snapshot, step }) => unionsFor(snapshot, step)))
  return {
    found: due.map(({ snapshot, step }) => stepFound(offices, snapshot, step)),
    next: page.next,
  }
}

/**
 * Requests of workers whose unit is on no list. All open requests are read, because no index contains their due day; there are
 * few of them.
 */
const openLetters: DueList = async (ports, offices, { city, until }, cursor) => {
  const page = await ports.store.query(UNIT_REQUESTS, { index: 'byCity', eq: [city, 'open'], limit: PAGE, cursor })
  const due = page.items.map(({ doc }) => doc).filter(({ dueOn }) => dueOn <= until)
  await offices.open(due.flatMap((letter) => [letter.county, letter.city]))
  return {
    found: due.map((letter) => ({
      item: { name: letter.unit, verb: 'unit', dueOn: letter.dueOn },
      receivers: answeringLetter(offices, letter),
      own: undefined,
    })),
    next: page.next,
  }
}

/** A run notes its position by list number, so new lists are appended at the end. */
export const DUE_LISTS: readonly DueList[] = [
  ...STAGES.filter((stage) => !LATER.has(stage)).map(casesAt),
  casesAt('on-file'),
  openTraces,
  openLetters,
]
