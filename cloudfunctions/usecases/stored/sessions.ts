import type { PersonId } from '@domain/kernel/ids'
import type { Browser } from '@domain/session/browser'
import type { SessionKind } from '@domain/session/session'
import type { Collection } from '../../ports/doc-store'

/** A browser that asks to be let in. id = hash of the code on its screen. Ended ones stay until they are swept away. */
export type SignInDoc = {
  readonly secretHash: string
  /** what stands on the computer's screen, and the numbers the phone offers beside it */
  readonly number: number
  readonly numbers: readonly number[]
  /** hash of the browser's own description: another browser cannot take the session up */
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

/** Somebody signed in. id = hash of the token, so whoever reads the store can be nobody. */
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

/** What happened to sessions, never changed and never shown to scripts: who was let in or out, when, on what. */
export type SessionEventDoc = {
  readonly person: PersonId
  readonly at: number
  readonly what: 'approved' | 'declined' | 'signed-in' | 'signed-out' | 'revoked' | 'expired' | 'wrong-numbers'
  readonly kind: SessionKind
  readonly browser: Browser
  /** the session's own id; the request's before there is one */
  readonly about: string
}
export const SESSION_EVENTS: Collection<SessionEventDoc> = {
  name: 'sessionEvents',
  indexes: { byPerson: { eq: ['person'], sort: 'at' }, byTime: { eq: [], sort: 'at' } },
  keys: (event) => ({ person: event.person, at: event.at }),
}
