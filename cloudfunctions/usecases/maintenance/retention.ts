import { type PlainDate, shanghaiDate } from '@domain/kernel/plain-date'
import { heldFor, RETENTION, type RetentionKind } from '@domain/retention/retention'
import { type Stored, StoreError } from '../../ports/doc-store'
import { AUDIT_HOLDS, CASES, RETENTION_RUNS, type RetentionRunDoc } from '../stored/collections'
import { type Due, type DueItem, dueLists, type RetentionPorts } from './retention-kinds'

const KINDS = Object.keys(RETENTION) as readonly RetentionKind[]

/**
 * What one run of the job may delete, counted in documents and files: a cloud function has 20 seconds, shared with other jobs.
 * The next run continues.
 */
const STEP = 60

/** Whether a case is under objection, re-examination or audit: then nothing of it is deleted, whatever its age. */
const isHeld = async ({ store }: RetentionPorts, { caseId }: DueItem): Promise<boolean> => {
  if (caseId === undefined) return false
  const [seen, hold] = [await store.get(CASES, caseId), await store.get(AUDIT_HOLDS, caseId)]
  if (seen === undefined) return hold !== undefined
  return heldFor(seen.doc, hold !== undefined) !== undefined
}

/** How much may be deleted, and until when (epoch ms). */
type Limits = { readonly budget: number; readonly until: number }

type Step = {
  readonly removed: number
  readonly held: number
  readonly spent: number
  readonly cursor?: string | undefined
}

/** The lists are processed one after another; the cursor contains the number of the list and the position in the list. */
const cursorOf = (list: number, at: string | undefined): string => `${list}|${at ?? ''}`
const placeIn = (cursor: string | undefined): { readonly list: number; readonly at: string | undefined } => {
  const [list = '0', at = ''] = (cursor ?? '0|').split('|', 2)
  return { list: Number(list), at: at === '' ? undefined : at }
}

const givePage = async (
  ports: RetentionPorts,
  due: Due,
  items: readonly DueItem[],
  { today, budget, until }: Limits & { readonly today: PlainDate },
): Promise<{ readonly removed: number; readonly held: number; readonly spent: number; readonly whole: boolean }> => {
  let [removed, held, kept] = [0, 0, 0]
  const spent = (): number => removed * due.cost + kept
  for (const item of items) {
    // held items are counted only when the whole page has been processed, so that none is counted twice
    if (spent() >= budget || ports.clock.now() >= until) return { removed, held: 0, spent: spent(), whole: false }
    if (item.kept === true) {
      await due.keep?.(ports, item)
      kept += 1
    } else if (await isHeld(ports, item)) held += 1
    else {
      await due.remove(ports, item, today)
      removed += 1
    }
  }
  return { removed, held, spent: spent(), whole: true }
}

/** One step of one kind: pages until the budget is used up or the lists are done (then without a cursor). */
const step = async (
  ports: RetentionPorts,
  kind: RetentionKind,
  today: PlainDate,
  from: string | undefined,
  { budget, until }: Limits,
): Promise<Step> => {
  const lists = dueLists(kind, today)
  let { list, at } = placeIn(from)
  let [removed, held, spent] = [0, 0, 0]
  for (let due = lists[list]; due !== undefined; due = lists[list]) {
    const page = await due.page(ports, at)
    const done = await givePage(ports, due, page.items, { today, budget: budget - spent, until })
    removed += done.removed
    held += done.held
    spent += done.spent
    if (!done.whole) return { removed, held, spent, cursor: cursorOf(list, at) }
    at = page.next
    if (at === undefined) list += 1
  }
  return { removed, held, spent }
}

const runId = (kind: RetentionKind, today: PlainDate): string => `${today}:${kind}`

/** Adds a step to the day's record; false when another timer was faster, which then continues alone. */
const note = async (
  { store }: RetentionPorts,
  kind: RetentionKind,
  on: PlainDate,
  seen: Stored<RetentionRunDoc> | undefined,
  did: Step,
): Promise<boolean> => {
  const line: RetentionRunDoc = {
    kind,
    on,
    removed: (seen?.doc.removed ?? 0) + did.removed,
    held: (seen?.doc.held ?? 0) + did.held,
    done: did.cursor === undefined,
    cursor: did.cursor,
  }
  try {
    await store.transaction((tx) =>
      seen === undefined ? tx.insert(RETENTION_RUNS, runId(kind, on), line) : tx.replace(RETENTION_RUNS, seen, line),
    )
    return true
  } catch (error) {
    if (error instanceof StoreError && (error.kind === 'duplicate' || error.kind === 'conflict')) return false
    throw error
  }
}

/**
 * 到期清理: once a day for each kind, in small steps, each of them recorded. An interrupted run is continued by the next; only
 * deleted items are counted. Returns how much of the budget was used; 0: nothing is left to do today.
 */
export const retain = async (
  ports: RetentionPorts,
  budget: number = STEP,
  until: number = Number.POSITIVE_INFINITY,
): Promise<number> => {
  const today = shanghaiDate(ports.clock.now())
  let left = budget
  const removing = KINDS.filter((each) => RETENTION[each].act === 'remove')
  // in one request: on most runs of the timer everything is done already
  const runs = await ports.store.getMany(
    RETENTION_RUNS,
    removing.map((kind) => runId(kind, today)),
  )
  for (const kind of removing) {
    if (left <= 0 || ports.clock.now() >= until) break
    const seen = runs.find(({ id }) => id === runId(kind, today))
    if (seen?.doc.done === true) continue
    const did = await step(ports, kind, today, seen?.doc.cursor, { budget: left, until })
    if (!(await note(ports, kind, today, seen, did))) break
    left -= did.spent
    if (did.removed > 0) ports.log.info('retention', { job: kind, outcome: 'removed', count: did.removed })
    if (did.held > 0) ports.log.info('retention', { job: kind, outcome: 'held', count: did.held })
  }
  return budget - Math.max(left, 0)
}

export type RetentionReport = readonly {
  readonly kind: RetentionKind
  readonly due: number
  readonly held: number
  /** for kinds that are only listed: the first hundred ids */
  readonly ids: readonly string[]
}[]

const IDS_MAX = 100

/** All due items of one kind, and whether each is held. */
async function* allDue(ports: RetentionPorts, kind: RetentionKind, today: PlainDate) {
  for (const list of dueLists(kind, today)) {
    let cursor: string | undefined
    do {
      const page = await list.page(ports, cursor)
      for (const item of page.items) if (item.kept !== true) yield { id: item.id, held: await isHeld(ports, item) }
      cursor = page.next
    } while (cursor !== undefined)
  }
}

/**
 * Lists what the job would delete today, without deleting, and the records whose retention period is over and about which
 * people have to decide.
 */
export const retentionReport = async (ports: RetentionPorts): Promise<RetentionReport> => {
  const today = shanghaiDate(ports.clock.now())
  const report: RetentionReport[number][] = []
  for (const kind of KINDS) {
    let [due, held] = [0, 0]
    const ids: string[] = []
    for await (const item of allDue(ports, kind, today)) {
      if (item.held) held += 1
      else due += 1
      if (!item.held && RETENTION[kind].act === 'list' && ids.length < IDS_MAX) ids.push(item.id)
    }
    report.push({ kind, due, held, ids })
  }
  return report
}

/** 审计保留: nothing of the case is deleted until it is released. False when there is no such case. */
export const holdForAudit = async (ports: RetentionPorts, id: string, reason: string): Promise<boolean> =>
  ports.store.transaction(async (tx) => {
    const seen = await tx.get(CASES, id)
    if (seen === undefined) return false
    const hold = await tx.get(AUDIT_HOLDS, id)
    const doc = { caseId: seen.doc.id, reason, at: ports.clock.now() }
    await (hold === undefined ? tx.insert(AUDIT_HOLDS, id, doc) : tx.replace(AUDIT_HOLDS, hold, doc))
    return true
  })

/** False when the case was not held. */
export const releaseFromAudit = async (ports: RetentionPorts, id: string): Promise<boolean> =>
  ports.store.transaction(async (tx) => {
    const hold = await tx.get(AUDIT_HOLDS, id)
    if (hold !== undefined) await tx.remove(AUDIT_HOLDS, hold)
    return hold !== undefined
  })
