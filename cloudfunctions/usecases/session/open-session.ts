import { browserOf } from '@domain/session/browser'
import { SESSION_SPANS, type SessionKind } from '@domain/session/session'
import type { Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { whoIs } from '../person/who-is'
import { SESSION_EVENTS, SESSIONS, type SessionDoc, type SessionEventDoc } from '../stored/collections'
import { boundHash, longSecret, sessionId } from './secrets'

/** Writes the event in the transaction that causes it; idempotent. */
export const tell = async (tx: Tx, event: SessionEventDoc): Promise<void> => {
  const id = `${event.about}:${event.what}`
  if ((await tx.get(SESSION_EVENTS, id)) === undefined) await tx.insert(SESSION_EVENTS, id, event)
}

export const eventOf = (
  id: string,
  { person, kind, browser }: Pick<SessionDoc, 'person' | 'kind' | 'browser'>,
  what: SessionEventDoc['what'],
  at: number,
): SessionEventDoc => ({ person, at, what, kind, browser, about: id })

export const insertSession = async (tx: Tx, id: string, session: SessionDoc): Promise<void> => {
  await tx.insert(SESSIONS, id, session)
  await tell(tx, eventOf(id, session, 'signed-in', session.since))
}

/**
 * Opens a session for a person the host has already identified (by WeChat's own login). `bound`: the client's User-Agent; the
 * session is valid for that client only.
 */
export const openSession = async (
  ports: Ports,
  { openid, kind, bound }: { readonly openid: string; readonly kind: SessionKind; readonly bound: string },
): Promise<{ readonly token: string; readonly until: number }> => {
  const person = await whoIs(ports, { openid }, 'command')
  if (person === undefined) throw new TypeError('an openid is somebody')
  const now = ports.clock.now()
  const token = longSecret(ports)
  const until = now + SESSION_SPANS[kind].absolute
  const session: SessionDoc = {
    person: person.id,
    openid,
    kind,
    bound: boundHash(ports, bound),
    browser: browserOf(bound),
    since: now,
    lastUsed: now,
    until,
  }
  await ports.store.transaction((tx) => insertSession(tx, sessionId(ports, token), session))
  return { token, until }
}
