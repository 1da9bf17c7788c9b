import type { CaseSnapshot } from '@domain/application/snapshot'
import type { GrantId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { addExpectedDays, type WorkCalendar } from '@domain/kernel/working-days'
import { type Policy, traceDaysOf } from '@domain/policy/policy'
import type { Stored, Tx } from '../../ports/doc-store'
import { type GrantDoc, TRACES, type TraceDoc } from '../stored/collections'

/**
 * Answered, and the answer was no: marks stand there, were it none, from the moment a worker has answered. Of another grant
 * nobody is looking for the money.
 */
export const saidNo = ({ confirmed, marks }: GrantDoc): boolean => !confirmed && marks !== undefined

type Asked = {
  readonly grant: GrantId
  readonly since: PlainDate
  readonly calendar: WorkCalendar
  readonly policy: Policy
}

/** What somebody must find out at the bank, from the day the worker said so. */
export const traceOf = ({ id, org }: CaseSnapshot, { grant, since, calendar, policy }: Asked): TraceDoc => ({
  grant,
  caseId: id,
  city: org.city,
  county: org.county,
  since,
  dueOn: addExpectedDays(since, traceDaysOf(policy), calendar),
  state: 'open',
})

/** "It has not arrived": said again while it is being looked for, its days go on running. */
export const openTrace = async (tx: Tx, seen: Stored<TraceDoc> | undefined, trace: TraceDoc): Promise<void> => {
  if (seen === undefined) await tx.insert(TRACES, trace.grant, trace)
  else if (seen.doc.state !== 'open') await tx.replace(TRACES, seen, trace)
}

/** Answered, arrived, or back again: nobody looks for it any more. */
export const closeTrace = async (tx: Tx, seen: Stored<TraceDoc> | undefined): Promise<void> => {
  if (seen?.doc.state === 'open') await tx.replace(TRACES, seen, { ...seen.doc, state: 'closed' })
}
