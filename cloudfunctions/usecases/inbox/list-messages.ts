import { isKeyOf } from '@domain/kernel/keys'
import { ok } from '@domain/kernel/result'
import { MESSAGE_KEYS } from '@domain/message/message'
import type { Stored } from '../../ports/doc-store'
import type { UseCase } from '../call/context'
import { INBOX, type InboxDoc } from '../stored/collections'

/** A message key that only a newer version knows has no text here; the message is shown once the deployment is done. */
const isKnown = ({ doc }: Stored<InboxDoc>): boolean => isKeyOf(MESSAGE_KEYS, doc.key)

/** The caller's messages, the newest first. */
export const listMessages = (async ({ ports, person }, { cursor, limit }) => {
  const page = await ports.store.query(INBOX, {
    index: 'byPerson',
    eq: [person.id],
    desc: true,
    limit: limit ?? 20,
    cursor,
  })
  return ok({
    items: page.items.filter(isKnown).map(({ id, doc }) => ({
      id,
      at: doc.at,
      topic: doc.topic,
      key: doc.key,
      facts: { ...doc.facts },
      caseId: doc.caseId,
      duties: doc.duties && [...doc.duties],
      read: doc.read,
    })),
    next: page.next,
  })
}) satisfies UseCase<'inbox.list'>
