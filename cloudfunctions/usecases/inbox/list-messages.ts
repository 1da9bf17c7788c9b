import { ok } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { INBOX } from '../collections'

/** My messages, the newest first. */
export const listMessages: UseCase<'inbox.list'> = async ({ ports, person }, { cursor, limit }) => {
  const page = await ports.store.query(INBOX, {
    index: 'byPerson',
    eq: [person.id],
    desc: true,
    limit: limit ?? 20,
    ...(cursor === undefined ? {} : { cursor }),
  })
  return ok({
    items: page.items.map(({ id, doc }) => ({
      id,
      at: doc.at,
      topic: doc.topic,
      key: doc.key,
      facts: { ...doc.facts },
      ...(doc.caseId === undefined ? {} : { caseId: doc.caseId }),
      read: doc.read,
    })),
    ...(page.next === undefined ? {} : { next: page.next }),
  })
}
