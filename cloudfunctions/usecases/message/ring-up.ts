import { PlainDate } from '@domain/kernel/plain-date'
import { isRung, type RingKey, stillMatters } from '@domain/reminder/ring'
import type { Stored, Tx } from '../../ports/doc-store'
import { CASES, INBOX, type InboxDoc, type OutboxDoc, RINGS, type RingDoc } from '../stored/collections'

type Matter = Pick<RingDoc, 'caseId' | 'unions' | 'key' | 'since'> & {
  readonly facts: Readonly<Record<string, string>>
  /** id of the message that was not delivered */
  readonly message: string
}

const dueOf = (facts: Matter['facts']): PlainDate | undefined => {
  const due = PlainDate.safeParse(facts['dueOn'])
  return due.success ? due.data : undefined
}

/** A request and its reminders have the same due day: they are one matter and need one call. */
const matterId = (caseId: string, key: RingKey, facts: Matter['facts'], message: string): string => {
  const due = dueOf(facts)
  return due === undefined ? message : `${caseId}:${key}:${due}`
}
const isReminder = (message: string): boolean => message.startsWith('due:')

/**
 * 列入电话告知清单. If the matter is on the list already, nothing is added. If the worker was informed already, a reminder adds
 * nothing, and a new request with the same due day becomes a matter of its own.
 */
export const ringUp = async (tx: Tx, { facts, message, ...matter }: Matter): Promise<void> => {
  const id = matterId(matter.caseId, matter.key, facts, message)
  const dueOn = dueOf(facts)
  const doc: RingDoc = { ...matter, ...(dueOn === undefined ? {} : { dueOn }) }
  const known = await tx.get(RINGS, id)
  if (known === undefined) return tx.insert(RINGS, id, doc)
  if (known.doc.told === undefined || isReminder(message)) return
  if ((await tx.get(RINGS, message)) === undefined) await tx.insert(RINGS, message, doc)
}

/**
 * For a message that WeChat cannot deliver: the base union informs the worker by telephone, unless the worker has already read
 * the message in the inbox, or the message was not for the applicant of the case.
 */
export const ringUnreached = async (tx: Tx, message: Stored<OutboxDoc>): Promise<void> => {
  const { caseId, key, person, facts } = message.doc
  if (caseId === undefined || !isRung(key)) return
  const said = await tx.get(INBOX, message.id)
  if (said === undefined || said.doc.read) return
  const about = await tx.get(CASES, caseId)
  if (about === undefined || about.doc.applicant !== person || !stillMatters(key, about.doc)) return
  const { city, county, base } = about.doc.org
  await ringUp(tx, { caseId, unions: { city, county, base }, key, facts, since: said.doc.at, message: message.id })
}

/** Read in the inbox: no call is needed any more. */
export const ringNoMore = async (tx: Tx, { id, doc }: Stored<InboxDoc>): Promise<void> => {
  if (doc.caseId === undefined || !isRung(doc.key)) return
  for (const ring of new Set([matterId(doc.caseId, doc.key, doc.facts, id), id])) {
    const waiting = await tx.get(RINGS, ring)
    if (waiting !== undefined && waiting.doc.told === undefined) await tx.remove(RINGS, waiting)
  }
}
