import type { Entry } from '@domain/application/entry'
import { grantAllows } from '@domain/application/money/grant'
import { type PlainDate, shanghaiDate } from '@domain/kernel/plain-date'
import type { WorkCalendar } from '@domain/kernel/working-days'
import type { Policy } from '@domain/policy/policy'
import type { DocStore } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { calendarInForce } from '../calendar/calendar-in-force'
import { onceOver } from '../clock/once-over'
import { policyInForce } from '../policy/policy-in-force'
import { CASES, ENTRIES, GRANTS, type GrantDoc, TRACES } from '../stored/collections'
import { eachOf } from '../stored/documents'
import { openTrace, saidNo, traceOf } from './trace'

const GRANTS_AT_ONCE = 50

type By = { readonly policy: Policy; readonly calendar: WorkCalendar }

/**
 * The effect of an entry on the report that the grant's money has not arrived: the day of the report, or `over` if the report
 * is settled; undefined if the entry does not concern such a report.
 */
const saidIn = (entry: Entry, grant: GrantDoc['id']): PlainDate | 'over' | undefined => {
  if (entry.kind === 'answerTrace' && entry.facts.grant === grant) return 'over'
  if (entry.kind !== 'confirmReceipt' || entry.facts.grant !== grant) return undefined
  return entry.facts.arrived ? 'over' : entry.on
}

/** The latest statement in the log about the grant; undefined when it was not reported as not arrived, or no longer is. */
const saidOn = async (store: DocStore, { id, caseId }: GrantDoc): Promise<PlainDate | undefined> => {
  for await (const { doc } of eachOf(store, ENTRIES, { index: 'byCase', eq: [caseId], desc: true }, 20)) {
    const last = saidIn(doc, id)
    if (last !== undefined) return last === 'over' ? undefined : last
  }
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
    const asks = now !== undefined && grantAllows('answerTrace', now.doc).ok && saidNo(now.doc)
    if (seen === undefined && asks && on !== undefined)
      await openTrace(tx, undefined, traceOf(on.doc, { grant: grant.id, since, ...by }))
  })
}

/** Today's policy and calendar, for counting the days; undefined while the city has no policy. */
const byToday = async (ports: Ports): Promise<By | undefined> => {
  const policy = await policyInForce(ports, shanghaiDate(ports.clock.now()))
  return policy && { policy, calendar: await calendarInForce(ports) }
}

/**
 * Reports that money had not arrived, given before traces existed: each gets its trace now, with the days counted from the
 * report.
 */
export const fileTraces = (ports: Ports, until: number): Promise<number> =>
  onceOver(ports, 'traces', until, async () => {
    const by = await byToday(ports)
    if (by === undefined) return undefined
    return {
      collection: GRANTS,
      index: 'byCityState',
      eq: (city, year) => [city, year, 'paid'],
      atOnce: GRANTS_AT_ONCE,
      each: async (grants) => {
        for (const { doc } of grants) if (saidNo(doc)) await fileOne(ports.store, doc, by)
      },
    }
  })
