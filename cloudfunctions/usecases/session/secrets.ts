import type { Ports } from '../../ports/index'

type Sealing = Pick<Ports, 'sealer'>

/** Each kind of secret is hashed with its own prefix, so that one kind can never be mistaken for another. */
export const requestId = ({ sealer }: Sealing, request: string): string => sealer.hash(`sign-in:${request}`, 'code')
export const secretHash = ({ sealer }: Sealing, request: string, secret: string): string =>
  sealer.hash(`sign-in-secret:${request}:${secret}`, 'code')
export const boundHash = ({ sealer }: Sealing, bound: string): string => sealer.hash(`client:${bound}`, 'code')
export const sessionId = ({ sealer }: Sealing, token: string): string => sealer.hash(`session:${token}`, 'code')

/** 32 letters and digits: 190 bits. */
export const longSecret = ({ ids }: Pick<Ports, 'ids'>): string => `${ids.mint()}${ids.mint()}`

/**
 * The session token of a request: derived from the browser's secret with the cloud's key, so that a repeat within the minute
 * gives the same token without it being stored, and a page that knows the secret cannot derive it.
 */
export const tokenOf = ({ sealer }: Sealing, request: string, secret: string): string =>
  sealer.hash(`session-token:${request}:${secret}`, 'code')
