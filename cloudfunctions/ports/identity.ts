import type { SessionKind } from '@domain/session/session'

/** The session a call came with. WeChat's own cloud vouches for every call by itself and has none. */
export type SessionRef = { readonly id: string; readonly kind: SessionKind }
/** Who calls, as the platform or one of our own sessions vouches for it. */
export type Identity = { readonly openid: string; readonly session?: SessionRef | undefined } | undefined

/** The client as the host sees it, known even of strangers: its User-Agent line, and its address where the host knows it. */
export type Visitor = { readonly agent: string; readonly address?: string | undefined }
