import type { Entry } from '@domain/application/entry'
import type { OrgId } from '@domain/kernel/ids'
import { type PlainDate, shanghaiDate, yearOf } from '@domain/kernel/plain-date'
import type { WorkCalendar } from '@domain/kernel/working-days'
import type { Policy } from '@domain/policy/policy'
import type { DocStore } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { calendarInForce } from '../calendar/calendar-in-force'
import { CASES, ENTRIES, GRANTS, type GrantDoc, LOOK_FILING, type LookFilingDoc, ORGS, TRACES } from '../collections'
import { policyInForce } from '../policy/policy-in-force'
import { openTrace, traceOf } from './trace'

const CURSOR = 'traces'
/** no grant is older than the product */
const FIRST_YEAR = 2020
const GRANTS_AT_ONCE = 50
/** where time stands still a run ends all the same */
const STEPS_MOST = 50

type By = { readonly policy: Policy; readonly calendar: WorkCalendar }

/** Paid, answered, and the answer was no: marks stand there, were it none, from the moment a worker has answered. */
const saidNo = ({ confirmed, marks }: GrantDoc): boolean => !confirmed && marks !== undefined

/** What an entry says of the grant: the day it was said not to have arrived, or that this is over; undefined: nothing. */
const saidIn = (entry: Entry, grant: GrantDoc['id']): PlainDate | 'over' | undefined => {
  if (entry.kind === 'answerTrace' && entry.facts.grant === grant) return 'over'
  if (entry.kind !== 'confirmReceipt' || entry.facts.grant !== grant) return undefined
  return entry.facts.arrived ? 'over' : entry.on
}

/** The last word of the log about it; undefined: it was not said not to have arrived, or no longer. */
const saidOn = async (store: DocStore, { id, caseId }: GrantDoc): Promise<PlainDate | undefined> => {
  let cursor: string | undefined
  do {
    const query = { index: 'byCase', eq: [caseId], desc: true, limit: 20, ...(cursor === undefined ? {} : { cursor }) }
    const page = await store.query(ENTRIES, query)
    const [last] = page.items.flatMap(({ doc }) => saidIn(doc, id) ?? [])
    if (last !== undefined) return last === 'over' ? undefined : last
    cursor = page.next
  } while (cursor !== undefined)
  return undefined
}

const fileOne = async (store: DocStore, grant: GrantDoc, by: By): Promise<void> => {
  const since = await saidOn(store, grant)
  if (since === undefined) return
  await store.transaction(async (tx) => {
    const [seen, now, on] = await Promise.all([
      tx.get(TRACES, grant.id),
      tx.get(GRANTS, grant.id),
      tx.get(CASES, grant.caseId),
    ])
    if (seen !== undefined || now?.doc.state !== 'paid' || !saidNo(now.doc) || on === undefined) return
    await openTrace(tx, undefined, traceOf(on.doc, { grant: grant.id, since, ...by }))
  })
}

const step = async (store: DocStore, city: OrgId, at: LookFilingDoc, thisYear: number, by: By) => {
  const page = await store.query(GRANTS, {
    ...{ index: 'byCityState', eq: [city, at.year, 'paid'], limit: GRANTS_AT_ONCE },
    ...(at.cursor === undefined ? {} : { cursor: at.cursor }),
  })
  for (const { doc } of page.items) if (saidNo(doc)) await fileOne(store, doc, by)
  if (page.next !== undefined) return { year: at.year, cursor: page.next, done: false }
  return at.year >= thisYear ? { year: at.year, done: true } : { year: at.year + 1, done: false }
}

const remember = (store: DocStore, next: LookFilingDoc): Promise<void> =>
  store.transaction(async (tx) => {
    const now = await tx.get(LOOK_FILING, CURSOR)
    if (now === undefined) await tx.insert(LOOK_FILING, CURSOR, next)
    else await tx.replace(LOOK_FILING, now, next)
  })

/**
 * "It has not arrived", said while nobody was made to hear it: each such answer becomes what it should have been, with the
 * days counted from when it was given. Once and for all, some grants at a time. Answers how many steps.
 */
export const fileTraces = async (ports: Ports, until: number): Promise<number> => {
  const { store, clock } = ports
  const seen = await store.get(LOOK_FILING, CURSOR)
  if (seen?.doc.done === true) return 0
  const [city] = (await store.query(ORGS, { index: 'byLevel', eq: ['city'], limit: 1 })).items
  const today = shanghaiDate(clock.now())
  const policy = await policyInForce(ports, today)
  if (city === undefined || !policy.ok) return 0
  const by = { policy: policy.value, calendar: await calendarInForce(ports) }
  let at: LookFilingDoc = seen?.doc ?? { year: FIRST_YEAR, done: false }
  let steps = 0
  do {
    at = await step(store, city.doc.id, at, yearOf(today), by)
    await remember(store, at)
    steps += 1
  } while (!at.done && clock.now() < until && steps < STEPS_MOST)
  return steps
}
