import type { CaseSnapshot } from '@domain/application/snapshot'
import type { GrantId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { addExpectedDays, type WorkCalendar } from '@domain/kernel/working-days'
import { type Policy, traceDaysOf } from '@domain/policy/policy'
import type { Stored, Tx } from '../../ports/doc-store'
import { type GrantDoc, TRACES, type TraceDoc } from '../stored/collections'

/**
 * Whether the worker has answered that the money did not arrive: `marks` exists, even if empty, as soon as the worker has
 * answered. Other grants have no trace.
 */
export const saidNo = ({ confirmed, marks }: GrantDoc): boolean => !confirmed && marks !== undefined

type Asked = {
  readonly grant: GrantId
  readonly since: PlainDate
  readonly calendar: WorkCalendar
  readonly policy: Policy
}

/** A payment to be looked into at the bank; its days count from the worker's report. */
export const traceOf = ({ id, org }: CaseSnapshot, { grant, since, calendar, policy }: Asked): TraceDoc => ({
  grant,
  caseId: id,
  city: org.city,
  county: org.county,
  since,
  dueOn: addExpectedDays(since, traceDaysOf(policy), calendar),
  state: 'open',
})

/** Opens a trace for "it has not arrived". Repeated while the trace is open, the days go on counting from the first report. */
export const openTrace = async (tx: Tx, seen: Stored<TraceDoc> | undefined, trace: TraceDoc): Promise<void> => {
  if (seen === undefined) await tx.insert(TRACES, trace.grant, trace)
  else if (seen.doc.state !== 'open') await tx.replace(TRACES, seen, trace)
}

/** Closes a trace once it is answered, the money has arrived, or the payment was returned. */
export const closeTrace = async (tx: Tx, seen: Stored<TraceDoc> | undefined): Promise<void> => {
  if (seen?.doc.state === 'open') await tx.replace(TRACES, seen, { ...seen.doc, state: 'closed' })
}
