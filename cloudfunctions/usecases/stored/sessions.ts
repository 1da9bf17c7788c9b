import type { PersonId } from '@domain/kernel/ids'
import type { Browser } from '@domain/session/browser'
import type { SessionKind } from '@domain/session/session'
import type { Collection } from '../../ports/doc-store'

/** A browser's sign-in request. id = hash of the code on its screen. Ended requests stay until they are swept. */
export type SignInDoc = {
  readonly secretHash: string
  /** the number on the computer's screen, and the numbers the phone offers for choice */
  readonly number: number
  readonly numbers: readonly number[]
  /** hash of the browser's User-Agent: another browser cannot collect the session */
  readonly bound: string
  readonly browser: Browser
  readonly at: number
  readonly until: number
  readonly wrong: number
  readonly state: 'open' | 'approved' | 'collected' | 'ended'
  readonly by?: { readonly person: PersonId; readonly openid: string; readonly at: number } | undefined
  readonly collected?: { readonly at: number; readonly until: number } | undefined
}
export const SIGN_INS: Collection<SignInDoc> = {
  name: 'signIns',
  indexes: { byEnd: { eq: [], sort: 'until' } },
  keys: (request) => ({ until: request.until }),
}

/** A session. id = hash of the token, so that a reader of the store cannot use it. */
export type SessionDoc = {
  readonly person: PersonId
  readonly openid: string
  readonly kind: SessionKind
  readonly bound: string
  readonly browser: Browser
  readonly since: number
  readonly lastUsed: number
  readonly until: number
}
export const SESSIONS: Collection<SessionDoc> = {
  name: 'sessions',
  indexes: { byPerson: { eq: ['person'], sort: 'until' }, byEnd: { eq: [], sort: 'until' } },
  keys: (session) => ({ person: session.person, until: session.until }),
}

/** Events of sessions, never changed: who signed in or out, when, in which browser. */
export type SessionEventDoc = {
  readonly person: PersonId
  readonly at: number
  readonly what: 'approved' | 'declined' | 'signed-in' | 'signed-out' | 'revoked' | 'expired' | 'wrong-numbers'
  readonly kind: SessionKind
  readonly browser: Browser
  /** the session's id, or the request's while there is no session */
  readonly about: string
}
export const SESSION_EVENTS: Collection<SessionEventDoc> = {
  name: 'sessionEvents',
  indexes: { byPerson: { eq: ['person'], sort: 'at' }, byTime: { eq: [], sort: 'at' } },
  keys: (event) => ({ person: event.person, at: event.at }),
}
