import { ok } from '@domain/kernel/result'
import type { Signed, UseCase } from '../call/context'
import { takeOffCallList } from '../message/put-on-call-list'
import { INBOX } from '../stored/collections'

const AT_ONCE = 10

/** Marks some of the caller's own messages as read; ids of others' or unknown messages are ignored. */
const markRead = ({ ports, person }: Pick<Signed, 'ports' | 'person'>, ids: readonly string[]): Promise<void> =>
  ports.store.transaction(async (tx) => {
    for (const seen of await tx.getMany(INBOX, ids)) {
      if (seen === undefined || seen.doc.person !== person.id || seen.doc.read) continue
      await tx.replace(INBOX, seen, { ...seen.doc, read: true })
      await takeOffCallList(tx, seen)
    }
  })

/** 标为已读. A few at a time, so that each transaction stays small; idempotent. */
export const readMessages = (async (context, { ids }) => {
  const wanted = [...new Set(ids)]
  for (let from = 0; from < wanted.length; from += AT_ONCE) await markRead(context, wanted.slice(from, from + AT_ONCE))
  return context.commit(async () => ok({}))
}) satisfies UseCase<'inbox.read'>
