import { isLive, isNoteworthy } from '@domain/session/session'
import { type Stored, StoreError } from '../../ports/doc-store'
import type { Identity } from '../../ports/identity'
import type { Ports } from '../../ports/index'
import { SESSIONS, type SessionDoc } from '../stored/collections'
import { boundHash, sessionId } from './secrets'

/** Stores the last use, outside the call's own transaction; if a concurrent call does the same, either write will do. */
const noteUse = async ({ store, clock }: Ports, session: Stored<SessionDoc>): Promise<void> => {
  try {
    await store.transaction(async (tx) => {
      const now = await tx.get(SESSIONS, session.id)
      if (now !== undefined) await tx.replace(SESSIONS, now, { ...now.doc, lastUsed: clock.now() })
    })
  } catch (error) {
    if (!(error instanceof StoreError && error.kind === 'conflict')) throw error
  }
}

/**
 * The identity behind a session token: one read, and a write every few minutes. Undefined when the token never existed, was
 * revoked, was unused too long, has expired, or comes from another client than the one it was given to.
 */
export const identityOfSession = async (ports: Ports, token: string, bound: string): Promise<Identity> => {
  if (token === '' || token.length > 200) return undefined
  const session = await ports.store.get(SESSIONS, sessionId(ports, token))
  const now = ports.clock.now()
  if (session === undefined || !isLive(session.doc, now) || session.doc.bound !== boundHash(ports, bound))
    return undefined
  if (isNoteworthy(session.doc, now)) await noteUse(ports, session)
  return { openid: session.doc.openid, session: { id: session.id, kind: session.doc.kind } }
}
