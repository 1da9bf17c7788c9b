import type { Answer } from '@domain/contract/call'
import type { OrgId } from '@domain/kernel/ids'
import { codeOf, FIRST_CITY } from '@domain/organisation/cities'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Identity } from '../ports/identity'
import type { Ports } from '../ports/index'
import { identityOfSession } from '../usecases/session/identity-of-session'
import type { Way } from './address'

/**
 * The prefix binds the cookie to this host; browsers refuse the prefix without HTTPS. Each city has a cookie of its own, because
 * the prefix wants the path of the whole host.
 */
const cookieOf = (secure: boolean, city: OrgId | undefined): string =>
  `${secure ? '__Host-session' : 'session'}${city === undefined || city === FIRST_CITY ? '' : `-${codeOf(city)}`}`
const bearerIn = (c: Context): string | undefined => /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]

/** The User-Agent, to which a session is bound besides its token. */
export const agentOf = (c: Context): string => (c.req.header('user-agent') ?? '').slice(0, 400)

const hostIn = (address: string): string | undefined => {
  try {
    return new URL(address).host
  } catch {
    return undefined
  }
}

/**
 * Browsers send cookies with any request, so a request with a cookie must come from our own pages: the browser states this in
 * Sec-Fetch-Site; for browsers too old for it, the Origin, if any, must be the requested address.
 */
const fromOurPages = (c: Context, publicUrl: string | undefined): boolean => {
  const site = c.req.header('sec-fetch-site')
  // no page can set this header, and no gateway in between changes its meaning
  if (site === 'same-origin') return true
  if (site !== undefined && site !== 'none') return false
  const origin = c.req.header('origin')
  if (origin === undefined) return true
  const own = publicUrl === undefined ? c.req.header('host') : hostIn(publicUrl)
  return hostIn(origin) === own
}

export type Arrived =
  | { readonly kind: 'known'; readonly identity: Identity; readonly by: 'bearer' | 'cookie' | 'nothing' }
  /** the token has expired: the phone signs in again automatically */
  | { readonly kind: 'over' }
  | { readonly kind: 'foreign' }

/** Identifies the caller: a phone by its token, a browser by a cookie that no script can read. */
export const arrivalOf = async (
  c: Context,
  ports: Ports,
  way: Way,
  publicUrl: string | undefined,
): Promise<Arrived> => {
  const bearer = bearerIn(c)
  if (bearer !== undefined) {
    const identity = await identityOfSession(ports, bearer, agentOf(c))
    return identity === undefined ? { kind: 'over' } : { kind: 'known', identity, by: 'bearer' }
  }
  if (!fromOurPages(c, publicUrl)) return { kind: 'foreign' }
  const token = getCookie(c, cookieOf(way.secure, ports.city))
  if (token === undefined) return { kind: 'known', identity: undefined, by: 'nothing' }
  const identity = await identityOfSession(ports, token, agentOf(c))
  if (identity === undefined) dropCookie(c, way, ports.city)
  return { kind: 'known', identity, by: 'cookie' }
}

const dropCookie = (c: Context, { secure }: Way, city: OrgId | undefined): void =>
  void deleteCookie(c, cookieOf(secure, city), { path: '/', secure })

type Collected = { readonly state: 'signed-in'; readonly token: string; readonly until: number }
const isCollected = (value: unknown): value is Collected =>
  typeof value === 'object' && value !== null && 'token' in value && typeof value.token === 'string'

/** What the page may see of an answer about its session: the token is moved from the body into the cookie. */
export const withCookie = (
  c: Context,
  way: Way,
  { clock, city }: Pick<Ports, 'clock' | 'city'>,
  name: unknown,
  answer: Answer<unknown>,
): Answer<unknown> => {
  if (!answer.ok) return answer
  if (name === 'session.collect' && isCollected(answer.value)) {
    const { token, ...shown } = answer.value
    setCookie(c, cookieOf(way.secure, city), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'Strict',
      secure: way.secure,
      maxAge: Math.max(0, Math.floor((shown.until - clock.now()) / 1000)),
    })
    return { ...answer, value: shown }
  }
  return answer
}
