import type { SessionKind } from '@domain/session/session'

/** The session of a call. In WeChat's own cloud, the platform vouches for every call and there is no session. */
export type SessionRef = { readonly id: string; readonly kind: SessionKind }
/** The caller, as vouched for by the platform or by one of our own sessions. */
export type Identity = { readonly openid: string; readonly session?: SessionRef | undefined } | undefined

/** The client as the host sees it, also without sign-in: its User-Agent, and its address where the host knows it. */
export type Visitor = { readonly agent: string; readonly address?: string | undefined }
