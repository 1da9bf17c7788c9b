import { PlainDate } from '@domain/kernel/plain-date'
import { type CallListKey, goesOnCallList, stillMatters } from '@domain/reminder/call-list'
import type { Stored, Tx } from '../../ports/doc-store'
import { CALL_LIST, CASES, type CallListDoc, INBOX, type InboxDoc, type OutboxDoc } from '../stored/collections'

type Matter = Pick<CallListDoc, 'caseId' | 'unions' | 'key' | 'since'> & {
  readonly facts: Readonly<Record<string, string>>
  /** id of the message that was not delivered */
  readonly message: string
}

const dueOf = (facts: Matter['facts']): PlainDate | undefined => {
  const due = PlainDate.safeParse(facts['dueOn'])
  return due.success ? due.data : undefined
}

/** A request and its reminders have the same due day: they are one matter and need one call. */
const matterId = (caseId: string, key: CallListKey, facts: Matter['facts'], message: string): string => {
  const due = dueOf(facts)
  return due === undefined ? message : `${caseId}:${key}:${due}`
}
const isReminder = (message: string): boolean => message.startsWith('due:')

/**
 * 列入电话告知清单. If the matter is on the list already, nothing is added. If the worker was informed already, a reminder adds
 * nothing, and a new request with the same due day becomes a matter of its own.
 */
export const putOnCallList = async (tx: Tx, { facts, message, ...matter }: Matter): Promise<void> => {
  const id = matterId(matter.caseId, matter.key, facts, message)
  const dueOn = dueOf(facts)
  const doc: CallListDoc = { ...matter, ...(dueOn === undefined ? {} : { dueOn }) }
  const known = await tx.get(CALL_LIST, id)
  if (known === undefined) return tx.insert(CALL_LIST, id, doc)
  if (known.doc.told === undefined || isReminder(message)) return
  if ((await tx.get(CALL_LIST, message)) === undefined) await tx.insert(CALL_LIST, message, doc)
}

/**
 * For a message that WeChat cannot deliver: the base union informs the worker by telephone, unless the worker has already read
 * the message in the inbox, or the message was not for the applicant of the case.
 */
export const callUnreached = async (tx: Tx, message: Stored<OutboxDoc>): Promise<void> => {
  const { caseId, key, person, facts } = message.doc
  if (caseId === undefined || !goesOnCallList(key)) return
  const said = await tx.get(INBOX, message.id)
  if (said === undefined || said.doc.read) return
  const about = await tx.get(CASES, caseId)
  if (about === undefined || about.doc.applicant !== person || !stillMatters(key, about.doc)) return
  const { city, county, base } = about.doc.org
  await putOnCallList(tx, {
    caseId,
    unions: { city, county, base },
    key,
    facts,
    since: said.doc.at,
    message: message.id,
  })
}

/** Read in the inbox: no call is needed any more. */
export const takeOffCallList = async (tx: Tx, { id, doc }: Stored<InboxDoc>): Promise<void> => {
  if (doc.caseId === undefined || !goesOnCallList(doc.key)) return
  for (const matter of new Set([matterId(doc.caseId, doc.key, doc.facts, id), id])) {
    const waiting = await tx.get(CALL_LIST, matter)
    if (waiting !== undefined && waiting.doc.told === undefined) await tx.remove(CALL_LIST, waiting)
  }
}
