import type { Ports } from '../../ports/index'
import { SESSIONS, SIGN_INS } from '../stored/collections'
import { removeById } from '../stored/documents'
import { eventOf, tell } from './open-session'

const A_DAY = 24 * 60 * 60_000
const AT_ONCE = 50

/** Deletes expired sessions and notes their expiry as an event. Sign-in requests are kept for a day. */
export const sweepSessions = async ({ store, clock }: Ports): Promise<number> => {
  const now = clock.now()
  const old = await store.query(SESSIONS, { index: 'byEnd', eq: [], lt: now, limit: AT_ONCE })
  for (const { id } of old.items)
    await store.transaction(async (tx) => {
      const session = await tx.get(SESSIONS, id)
      if (session === undefined) return
      await tell(tx, eventOf(id, session.doc, 'expired', session.doc.until))
      await tx.remove(SESSIONS, session)
    })
  const asked = await store.query(SIGN_INS, { index: 'byEnd', eq: [], lt: now - A_DAY, limit: AT_ONCE })
  for (const { id } of asked.items) await store.transaction((tx) => removeById(tx, SIGN_INS, id))
  return old.items.length + asked.items.length
}
