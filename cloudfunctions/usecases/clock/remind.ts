import type { OrgId } from '@domain/kernel/ids'
import { type PlainDate, shanghaiDate } from '@domain/kernel/plain-date'
import { addExpectedDays, isExpectedWorkingDay, type WorkCalendar } from '@domain/kernel/working-days'
import { isQuiet, isReminderTime } from '@domain/message/quiet'
import { type Stored, StoreError, type Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { calendarInForce } from '../calendar/calendar-in-force'
import { policyInForce } from '../policy/policy-in-force'
import { ORGS, REMINDER_RUNS, type ReminderRunDoc } from '../stored/collections'
import { gather, gatheredIn, tell } from './digests'
import { DUE_LISTS, type DueFound, type DueRun } from './due-cases'
import type { Done } from './job'
import { type Offices, officesIn } from './receivers'

const CITIES_MAX = 100
const COUNTED_MAX = 100
const TOLD_AT_ONCE = 50

type Run = Stored<ReminderRunDoc>

const beginRun = async ({ store }: Ports, city: OrgId, on: PlainDate): Promise<void> => {
  const run: ReminderRunDoc = { city, on, list: 0, step: 1, done: false, cases: 0, told: 0, nobody: 0 }
  await store.transaction(async (tx) => {
    if ((await tx.get(REMINDER_RUNS, `${on}:${city}`)) === undefined)
      await tx.insert(REMINDER_RUNS, `${on}:${city}`, run)
  })
}

/** The reminder runs of the day that have begun, one per city. */
const begunOn = async ({ store }: Ports, on: PlainDate): Promise<readonly Run[]> =>
  (await store.query(REMINDER_RUNS, { index: 'byDay', eq: [on], limit: CITIES_MAX })).items

const beginOn = async (ports: Ports, on: PlainDate): Promise<readonly Run[]> => {
  const cities = await ports.store.query(ORGS, { index: 'byLevel', eq: ['city'], limit: CITIES_MAX })
  for (const { doc } of cities.items) await beginRun(ports, doc.id, on)
  return begunOn(ports, on)
}

/**
 * Notes a finished step of a run, in the same transaction as what else it writes. Returns undefined when another clock was
 * faster; that clock continues alone.
 */
const note = async (
  { store }: Ports,
  run: Run,
  change: Partial<ReminderRunDoc>,
  also: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<Run | undefined> => {
  try {
    const { cursor: _before, ...rest } = run.doc
    const doc: ReminderRunDoc = { ...rest, ...change, step: run.doc.step + 1 }
    await store.transaction(async (tx) => {
      await also(tx)
      await tx.replace(REMINDER_RUNS, run, doc)
    })
    return await store.get(REMINDER_RUNS, run.id)
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'conflict') return undefined
    throw error
  }
}

const isAlone = ({ item, receivers }: DueFound): boolean => item !== undefined && receivers.length === 0
type Place = Pick<ReminderRunDoc, 'list' | 'cursor'>

/** The next page that has an item, and the position after it. */
const readOn = async (
  ports: Ports,
  offices: Offices,
  run: DueRun,
  from: Place,
): Promise<{ readonly found: readonly DueFound[]; readonly place: Place }> => {
  let { list, cursor } = from
  for (let read = DUE_LISTS[list]; read !== undefined; read = DUE_LISTS[list]) {
    const { found, next } = await read(ports, offices, run, cursor)
    if (next !== undefined) return { found, place: { list, cursor: next } }
    list += 1
    cursor = undefined
    if (found.length > 0) return { found, place: { list } }
  }
  return { found: [], place: { list } }
}

const behind = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor })

/** Reads one page of the lists; after the last list, notifies some of the officers. */
const step = async (ports: Ports, offices: Offices, calendar: WorkCalendar, run: Run): Promise<Run | undefined> => {
  const { list, cursor, on, city, cases, nobody, told } = run.doc
  if (list < DUE_LISTS.length) {
    const about = { city, on, until: addExpectedDays(on, 1, calendar) }
    const { found, place } = await readOn(ports, offices, about, { list, cursor })
    await gather(ports, run, found)
    const alone = found.filter(isAlone).length
    return note(ports, run, {
      cases: cases + found.length,
      nobody: nobody + alone,
      list: place.list,
      ...behind(place.cursor),
    })
  }
  const page = await gatheredIn(ports, run.id, TOLD_AT_ONCE, cursor)
  const change = { told: told + page.items.length, done: page.next === undefined, ...behind(page.next) }
  return note(ports, run, change, (tx) => tell(tx, ports.clock.now(), page.items))
}

const went = (from: Run, to: Run): number => to.doc.cases - from.doc.cases + to.doc.told - from.doc.told

const goOn = async (ports: Ports, calendar: WorkCalendar, begun: Run, until: number): Promise<number> => {
  const offices = officesIn(ports)
  let run = begun
  while (!run.doc.done && ports.clock.now() < until) {
    const next = await step(ports, offices, calendar, run)
    if (next === undefined) break
    run = next
  }
  if (run.doc.done && run.doc.nobody > 0)
    ports.log.info('reminders', { job: 'remind', outcome: 'nobody', count: run.doc.nobody })
  return went(begun, run)
}

const leftIn = async (ports: Ports, runs: readonly Run[]): Promise<number> => {
  const ids = runs.filter(({ doc }) => !doc.done).map(({ id }) => id)
  const now = await ports.store.getMany(REMINDER_RUNS, ids)
  let left = 0
  for (const { id, doc } of now.filter((run) => !run.doc.done)) {
    const gathering = doc.list < DUE_LISTS.length
    const waiting = await gatheredIn(ports, id, COUNTED_MAX, gathering ? undefined : doc.cursor)
    left += waiting.items.length + (gathering ? 1 : 0)
  }
  return Math.min(left, COUNTED_MAX)
}

/**
 * Reminds of steps due by the next working day or overdue, on working days from the hour the policy names. First, all due steps
 * are collected page by page for the persons who may do them; then each person is sent one message with all their steps. The
 * progress is stored in the day's run: the clock's next start continues an interrupted run, and once the run is complete a start costs one read.
 * Returns the number of cases read and officers notified.
 */
export const remind = async (ports: Ports, until: number = Number.POSITIVE_INFINITY): Promise<Done> => {
  const now = ports.clock.now()
  const on = shanghaiDate(now)
  if (isQuiet(now)) return { did: 0, left: 0 }
  const begun = await begunOn(ports, on)
  if (begun.length > 0 && begun.every(({ doc }) => doc.done)) return { did: 0, left: 0 }
  const isTime = begun.length > 0 || isReminderTime(now, (await policyInForce(ports, on))?.digestAt)
  if (!isTime) return { did: 0, left: 0 }
  const calendar = await calendarInForce(ports)
  if (!isExpectedWorkingDay(on, calendar)) return { did: 0, left: 0 }
  const runs = begun.length > 0 ? begun : await beginOn(ports, on)
  let did = 0
  for (const run of runs) did += await goOn(ports, calendar, run, until)
  return { did, left: runs.every(({ doc }) => doc.done) ? 0 : await leftIn(ports, runs) }
}
