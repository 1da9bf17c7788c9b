import { isKeyOf } from '@domain/kernel/keys'
import { ok } from '@domain/kernel/result'
import { MESSAGE_KEYS } from '@domain/message/message'
import type { Stored } from '../../ports/doc-store'
import type { UseCase } from '../call/context'
import { CASES, INBOX, type InboxDoc } from '../stored/collections'
import { manyOf } from '../stored/many'

/** A message key that only a newer version knows has no text here; the message is shown once the deployment is done. */
const isKnown = ({ doc }: Stored<InboxDoc>): boolean => isKeyOf(MESSAGE_KEYS, doc.key)

/** A message about an officer's work names the household, inside the app only. */
const isWork = ({ doc }: Stored<InboxDoc>): boolean => doc.topic === 'duty'

/** The caller's messages, the newest first. */
export const listMessages = (async ({ ports, person }, { cursor, limit }) => {
  const page = await ports.store.query(INBOX, {
    index: 'byPerson',
    eq: [person.id],
    desc: true,
    limit: limit ?? 20,
    cursor,
  })
  const items = page.items.filter(isKnown)
  const cases = await manyOf(ports.store, CASES, [
    ...new Set(items.filter(isWork).flatMap(({ doc }) => doc.caseId ?? [])),
  ])
  return ok({
    items: items.map(({ id, doc }) => ({
      id,
      at: doc.at,
      topic: doc.topic,
      key: doc.key,
      facts: { ...doc.facts },
      caseId: doc.caseId,
      about: doc.caseId && cases.get(doc.caseId)?.nameMasked,
      duties: doc.duties && [...doc.duties],
      read: doc.read,
    })),
    next: page.next,
  })
}) satisfies UseCase<'inbox.list'>
