import { type Recount, recountOf, runsDays } from '@domain/application/recount'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CommandId } from '@domain/kernel/ids'
import { type PlainDate, shanghaiDate, yearOf } from '@domain/kernel/plain-date'
import { invariant, ok } from '@domain/kernel/result'
import type { WorkCalendar } from '@domain/kernel/working-days'
import { endOf } from '@domain/notice/notice'
import { isDirect } from '@domain/organisation/jurisdiction'
import { inForce, type Policy } from '@domain/policy/policy'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { readEntries } from '../application/read-log'
import { baseOfficers, holders } from '../organisation/holders'
import { stepIn } from '../step/do-step'
import { CALENDAR, CALENDARS, CASES, NOTICES, ORGS, POLICIES } from '../stored/collections'
import { calendarOf } from './calendar-in-force'
import { digestOf, isCounted } from './recount-digest'

/** Cases per page: small enough to finish a page in the job's time; as many pages as fit are done. */
const PAGE = 20
const TRIES = 3

type Run = {
  readonly ports: Ports
  readonly calendar: WorkCalendar
  readonly today: PlainDate
  readonly policies: readonly Policy[]
}

/**
 * Updates the online notice to the case: when the last day moves to a later day, a notice that had ended online becomes visible
 * again.
 */
const noticeOnline = async (tx: Tx, { notice }: CaseSnapshot, today: PlainDate): Promise<void> => {
  if (notice === undefined || notice.takenDownOn !== undefined) return
  const [online, end] = [await tx.get(NOTICES, notice.id), endOf(notice)]
  if (online === undefined || end === undefined) return
  const state = end >= today ? 'open' : online.doc.state
  await tx.replace(NOTICES, online, { ...online.doc, state, lastDay: end })
}

/** The officers who are notified of moved days; for 市直 units the city acts as the county. */
const toldOf = async (ports: Ports, { org }: CaseSnapshot, { facts: { notice, objections } }: Recount) => {
  if (notice === undefined && objections === undefined) return { base: [], county: [], city: [] }
  const direct = isDirect(org)
  return {
    base: await baseOfficers(ports, org),
    county: await holders(ports, direct ? org.city : org.county, direct ? 'city-reviewer' : 'county-reviewer'),
    city: notice?.shortOf === undefined ? [] : await holders(ports, org.city, 'administrator'),
  }
}

const write = async (run: Run, seen: Stored<CaseSnapshot>, again: Recount): Promise<boolean> => {
  const { ports, calendar, today } = run
  const policy = inForce(run.policies, today)
  invariant(policy !== undefined, 'a case was decided by some policy')
  const looked = await toldOf(ports, seen.doc, again)
  const context = {
    ports,
    calendar,
    today,
    now: ports.clock.now(),
    person: undefined,
    as: 'system' as const,
    request: ports.ids.mint(),
    commandId: ports.ids.mint() as CommandId,
    policy,
  }
  const written = await ports.store.transaction(async (tx) => {
    const next = await stepIn(tx, context, seen, { action: 'recount', said: again, looked })
    if (next.ok && again.facts.notice !== undefined) await noticeOnline(tx, next.value, today)
    return next.ok ? ok(true) : next
  })
  return written.ok
}

/** Recounts one case; when another command changes the case concurrently, retries with the changed case. */
const recountCase = async (run: Run, found: Stored<CaseSnapshot>): Promise<boolean> => {
  const { ports, calendar, policies, today } = run
  const policyOn = (day: PlainDate) => inForce(policies, day)
  let seen: Stored<CaseSnapshot> | undefined = found
  for (let left = TRIES; left > 0 && seen !== undefined; left -= 1) {
    const wantsLog = runsDays(seen.doc) || (seen.doc.notice !== undefined && seen.doc.notice.takenDownOn === undefined)
    const log = wantsLog ? await readEntries(ports, seen.doc.id) : []
    const again = recountOf(seen.doc, log, { calendar, policyOn, today })
    if (again === undefined) return false
    if (await write(run, seen, again)) return true
    seen = await ports.store.get(CASES, seen.id)
  }
  throw new Error('a case was never still')
}

/**
 * Every year of every city, the oldest first: a new year is appended, so that a position in the list stays valid as a cursor.
 */
const partsOf = async ({ store }: Ports, calendar: WorkCalendar, today: PlainDate) => {
  const cities = await store.query(ORGS, { index: 'byLevel', eq: ['city'], limit: PAGE })
  const first = yearOf(calendar.firstDay)
  const years = Array.from({ length: yearOf(today) - first + 1 }, (_, ago) => first + ago)
  return years.flatMap((year) => cities.items.map(({ doc }) => [doc.id, year] as const))
}

/** Recounts some more cases; returns the cursor to continue with, or none when all are done. */
const piece = async (
  run: Run,
  cursor: string | undefined,
  until: number,
): Promise<{ readonly changed: number; readonly next?: string }> => {
  const parts = await partsOf(run.ports, run.calendar, run.today)
  const [at = '0', from = ''] = (cursor ?? '0|').split('|', 2)
  let [part, inside, changed] = [Number(at), from, 0]
  do {
    const eq = parts[part]
    if (eq === undefined) return { changed }
    const page = await run.ports.store.query(CASES, {
      index: 'byYear',
      eq,
      limit: PAGE,
      ...(inside === '' ? {} : { cursor: inside }),
    })
    for (const seen of page.items) if (await recountCase(run, seen)) changed += 1
    inside = page.next ?? ''
    if (page.next === undefined) part += 1
  } while (run.ports.clock.now() < until)
  return parts[part] === undefined ? { changed } : { changed, next: `${part}|${inside}` }
}

/**
 * 按工作日历重算: after a year was entered or changed, or a release shipped another calendar, counts every running notice and clock
 * again, some cases per run. An interrupted run is continued by the next; counting is idempotent. Returns the number of changed
 * cases.
 */
export const recount = async (ports: Ports, until: number = Number.POSITIVE_INFINITY): Promise<number> => {
  const { store } = ports
  const stored = await store.get(CALENDARS, CALENDAR)
  const calendar = calendarOf(stored)
  if (isCounted(stored?.doc, calendar)) return 0
  const of = digestOf(calendar)
  const policies = await store.query(POLICIES, { index: 'byDate', eq: [], desc: true, limit: 100 })
  const run: Run = {
    ports,
    calendar,
    today: shanghaiDate(ports.clock.now()),
    policies: policies.items.map(({ doc }) => doc),
  }
  const { changed, next } = await piece(
    run,
    stored?.doc.recount?.of === of ? stored.doc.recount.cursor : undefined,
    until,
  )
  const state = { of, done: next === undefined, ...(next === undefined ? {} : { cursor: next }) }
  await store.transaction(async (tx) => {
    const now = await tx.get(CALENDARS, CALENDAR)
    if (now === undefined) await tx.insert(CALENDARS, CALENDAR, { years: {}, recount: state })
    // otherwise the calendar has changed during this run, and the next run starts over
    else if (digestOf(calendarOf(now)) === of) await tx.replace(CALENDARS, now, { ...now.doc, recount: state })
  })
  return changed
}
