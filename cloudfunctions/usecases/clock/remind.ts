import type { CaseSnapshot } from '@domain/application/snapshot'
import { STAGES, type Stage } from '@domain/application/stage'
import type { OrgId, PersonId } from '@domain/kernel/ids'
import { addDays, type PlainDate, shanghaiDate } from '@domain/kernel/plain-date'
import { isWorkingDay } from '@domain/kernel/working-days'
import type { Outgoing } from '@domain/message/message'
import type { PostRole } from '@domain/organisation/roles'
import { WORK_CALENDAR } from '@domain/policy/work-calendar'
import { StoreError } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { post, toApplicant } from '../append'
import { CASES, ORGS, POSTS } from '../collections'

/** Whose step it is, and at which union of the case they sit. */
type Duty = { readonly role: PostRole; readonly at: 'base' | 'county' | 'city' }
const COUNTY: Duty = { role: 'county-reviewer', at: 'county' }
const DUTIES: Partial<Record<Stage, Duty>> = {
  submitted: { role: 'base-officer', at: 'base' },
  surveying: { role: 'base-officer', at: 'base' },
  deliberating: { role: 'base-officer', at: 'base' },
  'to-post': { role: 'base-officer', at: 'base' },
  'on-notice': { role: 'base-officer', at: 'base' },
  'county-review': COUNTY,
  crosschecking: { role: 'city-reviewer', at: 'city' },
  determining: { role: 'city-reviewer', at: 'city' },
  're-examining': { role: 'city-reviewer', at: 'city' },
}
const PAGE = 100

const BEFORE_BASE = new Set<Stage>(['submitted', 'surveying', 'deliberating'])

/** A refusal of the base union is looked at again by the county, any other by the city (rule 2.8). */
const stepOf = ({ stage, refusal }: CaseSnapshot): Duty | undefined =>
  stage === 're-examining' && refusal !== undefined && BEFORE_BASE.has(refusal.from) ? COUNTY : DUTIES[stage]

/** For units directly under the city the city reviewer does the county's part. */
const dutyOf = (snapshot: CaseSnapshot): Duty | undefined => {
  const duty = stepOf(snapshot)
  return duty?.at === 'county' && snapshot.org.jurisdiction === 'direct' ? { role: 'city-reviewer', at: 'city' } : duty
}

/** Officers by union and role, read once a run. */
type Holders = (org: OrgId, role: PostRole) => Promise<readonly PersonId[]>
const holdersIn = (ports: Ports): Holders => {
  const known = new Map<string, readonly PersonId[]>()
  return async (org, role) => {
    const key = `${org}:${role}`
    const seen = known.get(key)
    if (seen !== undefined) return seen
    const { items } = await ports.store.query(POSTS, {
      index: 'byOrg',
      eq: [org],
      gte: role,
      lt: `${role} `,
      limit: PAGE,
    })
    const persons = items.map(({ doc }) => doc.person)
    known.set(key, persons)
    return persons
  }
}

/** A union too small for an officer of its own is served by the base officers of the union above. */
const officersFor = async (holders: Holders, snapshot: CaseSnapshot): Promise<readonly PersonId[]> => {
  const duty = dutyOf(snapshot)
  if (duty === undefined) return []
  const own = await holders(snapshot.org[duty.at], duty.role)
  return own.length === 0 && duty.at === 'base' ? holders(snapshot.org.county, duty.role) : own
}

/** While a correction is open it is the worker's turn; only when it is overdue the officers hear of it too. */
const remindersOf = async (
  holders: Holders,
  snapshot: CaseSnapshot,
  today: PlainDate,
): Promise<readonly Outgoing[]> => {
  const dueOn = snapshot.dueOn ?? today
  const facts = { dueOn }
  const { correction } = snapshot
  const toWorker =
    correction === undefined || snapshot.applicant === undefined
      ? [] // nobody has claimed it: the request itself stands in the list of those to be rung up
      : toApplicant(snapshot, 'correctionWanted', { dueOn: correction.dueOn })
  if (correction !== undefined && today <= correction.dueOn) return toWorker
  const officers = await officersFor(holders, snapshot)
  return [...toWorker, ...officers.map((to) => ({ to, key: 'dutyDue' as const, facts, caseId: snapshot.id }))]
}

/** One case and day, one set of reminders, however often the timer fires. */
const remindOf = async (ports: Ports, snapshot: CaseSnapshot, messages: readonly Outgoing[], today: PlainDate) => {
  try {
    await ports.store.transaction((tx) => post(tx, { now: ports.clock.now() }, `due:${snapshot.id}:${today}`, messages))
    return true
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'duplicate') return false
    throw error
  }
}

async function* dueCases(ports: Ports, city: OrgId, before: PlainDate): AsyncGenerator<CaseSnapshot> {
  for (const stage of STAGES.filter((each) => DUTIES[each] !== undefined)) {
    let cursor: string | undefined
    do {
      const page = await ports.store.query(CASES, {
        index: 'byCity',
        eq: [city, stage],
        lt: before,
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      })
      for (const { doc } of page.items) yield doc
      cursor = page.next
    } while (cursor !== undefined)
  }
}

/**
 * Tells those whose turn it is of steps due tomorrow, today or overdue – on working days, once a
 * case and day. Beyond the work calendar every day counts: a reminder too many harms nobody.
 * Answers the number of cases reminded of.
 */
export const remind = async (ports: Ports, _until?: number): Promise<number> => {
  const today = shanghaiDate(ports.clock.now())
  const working = isWorkingDay(today, WORK_CALENDAR)
  if (working.ok && !working.value) return 0
  const holders = holdersIn(ports)
  const cities = await ports.store.query(ORGS, { index: 'byLevel', eq: ['city'], limit: PAGE })
  let reminded = 0
  for (const city of cities.items)
    for await (const snapshot of dueCases(ports, city.doc.id, addDays(today, 2))) {
      const messages = await remindersOf(holders, snapshot, today)
      if (messages.length > 0 && (await remindOf(ports, snapshot, messages, today))) reminded += 1
    }
  return reminded
}
